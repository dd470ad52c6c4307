import type { Cause } from '#shared/kernel/cause.ts'
import { attempt } from '#shared/kernel/change.ts'
import { each, type About } from '#shared/kernel/each.ts'
import type { Ports } from '#shared/kernel/ports.ts'
import { ok } from '#shared/kernel/result.ts'
import type { LotDecision } from '../domain/lot.ts'
import type { Consignment } from '../domain/order-file.ts'
import { heatUseId, heatUses } from '../heat-uses.ts'
import type { Lot } from '../lot-view.ts'
import { lots } from '../lots.ts'
import { staged } from './staged.ts'

type Heard = { readonly cause: Cause }

/** Adds to a lot's genealogy what another service said of it, and makes it findable by every heat it carries, in one transaction. */
export const hearLot = (hearing: Heard, ports: Ports, lotId: string, decide: (lot: Lot | undefined) => LotDecision) =>
  attempt(hearing, ports, async () => {
    const found = await lots.load(ports.store, lotId, hearing.cause.actor)
    const decision = decide(found?.state)
    if (!decision.ok) return decision
    const uses = await newUses(hearing, ports, found?.state, decision.value.next)
    return ok({ staged: [...staged(lots, found?.version, decision.value), ...uses], reply: { body: {} } })
  })

const newUses = async ({ cause }: Heard, ports: Ports, before: Lot | undefined, { heatIds, lotId, lotNumber, orderId, customerId }: Lot) => {
  const uses = heatIds.filter((heatId) => !before?.heatIds.includes(heatId)).map((heatId) => ({ heatId, lotId, lotNumber, orderId, customerId }))
  const known = await Promise.all(uses.map((use) => heatUses.load(ports.store, heatUseId(use), cause.actor)))
  return uses.filter((_, index) => !known[index]).map((next) => heatUses.stage(0, { next, events: [{ type: 'HeatTraced', data: { heatId: next.heatId, lotId, lotNumber } }] }))
}

/** Tells every lot of a shipment, each in a transaction of its own: a shipment may hold more lots than one takes. */
export const hearLots = (hearing: About, ports: Ports, lines: Consignment['lots'], decide: (line: Consignment['lots'][number], lot: Lot | undefined) => LotDecision) =>
  each(hearing, ports, lines, ({ lotId }) => lotId, (by, own, line) => hearLot(by, own, line.lotId, (lot) => decide(line, lot)))
