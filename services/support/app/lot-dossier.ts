import type { Cause } from '#shared/kernel/cause.ts'
import type { Ports } from '#shared/kernel/ports.ts'
import type { Loaded } from '#shared/kernel/repository.ts'
import type { LotDossier, SisterLot } from '../dossier-view.ts'
import { customerNameOf } from '../domain/order-file.ts'
import { heatUses } from '../heat-uses.ts'
import type { Lot } from '../lot-view.ts'
import { lots } from '../lots.ts'
import { orders } from '../orders.ts'

type Reader = { readonly cause: Cause }

/** Sister lots shown for one heat; the whole of a heat is read page by page (`traceHeat`). */
const mostSisters = 100

/** A lot for its reader: sister lots may be another customer's, so only the shop sees them. */
export const lotDossier = async (call: Reader, ports: Ports, { state, version }: Loaded<Lot>): Promise<LotDossier> => ({
  lot: { ...state, version },
  ...(call.cause.actor.customerId === undefined && { sisters: await sistersOf(call, ports, state) }),
})

const sistersOf = async (call: Reader, ports: Ports, lot: Lot): Promise<SisterLot[]> => {
  const pages = await Promise.all(lot.heatIds.map((heatId) => heatUses.list(ports.store, { index: 'byHeat', partition: heatId, limit: mostSisters }, call.cause.actor)))
  const ids = new Set(pages.flatMap(({ items }) => items.map(({ lotId }) => lotId)).filter((lotId) => lotId !== lot.lotId))
  const found = await Promise.all([...ids].map((lotId) => lots.load(ports.store, lotId, call.cause.actor)))
  return Promise.all(found.flatMap((each) => (each ? [sisterOf(call, ports, lot, each.state)] : [])))
}

const sisterOf = async (call: Reader, ports: Ports, lot: Lot, { lotId, lotNumber, orderId, customerId, heatIds, shipments }: Lot): Promise<SisterLot> => {
  const order = await orders.load(ports.store, orderId, call.cause.actor)
  return { lotId, lotNumber, orderId, customerId, ...(order && customerNameOf(order.state)), heatIds: heatIds.filter((heatId) => lot.heatIds.includes(heatId)), shipments }
}
