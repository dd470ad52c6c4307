import type { Handler } from '#shared/kernel/implementation.ts'
import { keeping, list } from '#shared/kernel/list.ts'
import type { View } from '#shared/kernel/repository.ts'
import type { production } from '../contract.ts'
import type { WorkOrder } from '../work-order-view.ts'
import { workOrders } from '../work-orders.ts'

/** By order when one is named; otherwise a customer's own, or for the shop one status: what waits for somebody unless another is asked for. A status asked for holds in all of them. */
export const listWorkOrders: Handler<typeof production, 'listWorkOrders'> = async (call, ports) => {
  const { orderId, status } = call.query
  const { customerId } = call.cause.actor
  const shown = keeping<View<WorkOrder>>((order) => status === undefined || order.status === status)
  if (orderId !== undefined) return shown(await list(call, ports, workOrders, { index: 'byOrder', partition: orderId, begins: 'wo_' }))
  if (customerId !== undefined) return shown(await list(call, ports, workOrders, { index: 'byCustomer', partition: `wo#${customerId}`, descending: true }))
  return list(call, ports, workOrders, { index: 'byStatus', partition: `wo#${status ?? 'AwaitingGates'}`, descending: true })
}
