import type { Handler } from '#shared/kernel/implementation.ts'
import { list } from '#shared/kernel/list.ts'
import type { production } from '../contract.ts'
import { workOrders } from '../work-orders.ts'

/** By order when one is named; otherwise a customer's own, or for the shop one status: what waits for somebody unless another is asked for. */
export const listWorkOrders: Handler<typeof production, 'listWorkOrders'> = (call, ports) => {
  const { orderId, status } = call.query
  const { customerId } = call.cause.actor
  if (orderId !== undefined) return list(call, ports, workOrders, { index: 'byOrder', partition: orderId, begins: 'wo_' })
  if (customerId !== undefined) return list(call, ports, workOrders, { index: 'byCustomer', partition: `wo#${customerId}`, descending: true })
  return list(call, ports, workOrders, { index: 'byStatus', partition: `wo#${status ?? 'AwaitingGates'}`, descending: true })
}
