import type { Handler } from '#shared/kernel/implementation.ts'
import { keeping, list } from '#shared/kernel/list.ts'
import type { View } from '#shared/kernel/repository.ts'
import type { production } from '../contract.ts'
import type { Lot } from '../lot-view.ts'
import { lots } from '../lots.ts'

/** By order when one is named; otherwise a customer's own, or for the shop one status: what waits for somebody unless another is asked for. A status asked for holds in all of them. */
export const listLots: Handler<typeof production, 'listLots'> = async (call, ports) => {
  const { orderId, status } = call.query
  const { customerId } = call.cause.actor
  const shown = keeping<View<Lot>>((lot) => status === undefined || lot.status === status)
  if (orderId !== undefined) return shown(await list(call, ports, lots, { index: 'byOrder', partition: orderId, begins: 'lot_' }))
  if (customerId !== undefined) return shown(await list(call, ports, lots, { index: 'byCustomer', partition: `lot#${customerId}`, descending: true }))
  return list(call, ports, lots, { index: 'byStatus', partition: `lot#${status ?? 'InProcess'}`, descending: true })
}
