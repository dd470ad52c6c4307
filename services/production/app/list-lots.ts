import type { Handler } from '#shared/kernel/implementation.ts'
import { list } from '#shared/kernel/list.ts'
import type { production } from '../contract.ts'
import { lots } from '../lots.ts'

/** By order when one is named; otherwise a customer's own, or for the shop one status: what waits for somebody unless another is asked for. */
export const listLots: Handler<typeof production, 'listLots'> = (call, ports) => {
  const { orderId, status } = call.query
  const { customerId } = call.cause.actor
  if (orderId !== undefined) return list(call, ports, lots, { index: 'byOrder', partition: orderId, begins: 'lot_' })
  if (customerId !== undefined) return list(call, ports, lots, { index: 'byCustomer', partition: `lot#${customerId}`, descending: true })
  return list(call, ports, lots, { index: 'byStatus', partition: `lot#${status ?? 'InProcess'}`, descending: true })
}
