import { find, notFound } from '#shared/kernel/change.ts'
import type { Cause } from '#shared/kernel/cause.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import type { Ports } from '#shared/kernel/ports.ts'
import type { Loaded } from '#shared/kernel/repository.ts'
import { ok } from '#shared/kernel/result.ts'
import type { Case } from '../case-view.ts'
import { cases } from '../cases.ts'
import type { support } from '../contract.ts'
import type { Lot } from '../lot-view.ts'
import { lots } from '../lots.ts'
import { orders } from '../orders.ts'
import { lotDossier } from './lot-dossier.ts'
import { returnsOf } from './returns-of.ts'

/** Lots shown for a case that names none. */
const mostLots = 25

/** The case with everything known of what it is about; the ETag is the case's. */
export const readCase: Handler<typeof support, 'readCase'> = async (call, ports) => {
  const found = await find(call, ports, cases, call.params.caseId)
  if (!found.ok) return found
  const { state, version } = found.value
  const order = await orders.load(ports.store, state.orderId, call.cause.actor)
  if (!order) return notFound('order', state.orderId)
  const about = await lotsOf(call, ports, state)
  const dossiers = await Promise.all(about.map((lot) => lotDossier(call, ports, lot)))
  const body = { case: { ...state, version }, order: { ...order.state, version: order.version }, lots: dossiers, returns: await returnsOf(call, ports, state) }
  return ok({ body, version })
}

const lotsOf = async (call: { readonly cause: Cause }, ports: Ports, state: Case): Promise<Loaded<Lot>[]> => {
  if (state.lots.length > 0) {
    const found = await Promise.all(state.lots.map(({ lotId }) => lots.load(ports.store, lotId, call.cause.actor)))
    return found.flatMap((each) => (each ? [each] : []))
  }
  const { items } = await lots.list(ports.store, { index: 'byOrder', partition: `lot#${state.orderId}`, limit: mostLots }, call.cause.actor)
  return items.filter(({ counts }) => counts.shipped > 0).map(({ version, ...lot }) => ({ state: lot, version }))
}
