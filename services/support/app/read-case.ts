import { find, look } from '#shared/kernel/change.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import { ok } from '#shared/kernel/result.ts'
import { cases } from '../cases.ts'
import type { support } from '../contract.ts'
import { orders } from '../orders.ts'
import { lotDossier } from './lot-dossier.ts'
import { lotsOf } from './lots-of.ts'
import { returnsOf } from './returns-of.ts'

/** The case with everything known of what it is about; the ETag is the case's. */
export const readCase: Handler<typeof support, 'readCase'> = async (call, ports) => {
  const found = await find(call, ports, cases, call.params.caseId)
  if (!found.ok) return found
  const { state, version } = found.value
  const order = await look(call, ports, orders, state.orderId)
  if (!order.ok) return order
  const about = await lotsOf(call, ports, state)
  if (!about.ok) return about
  const dossiers = await Promise.all(about.value.map((lot) => lotDossier(call, ports, lot)))
  const body = { case: { ...state, version }, order: { ...order.value.state, version: order.value.version }, lots: dossiers, returns: await returnsOf(call, ports, state) }
  return ok({ body, version })
}
