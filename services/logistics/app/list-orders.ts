import type { Handler } from '#shared/kernel/implementation.ts'
import { keeping, list } from '#shared/kernel/list.ts'
import type { View } from '#shared/kernel/repository.ts'
import type { logistics } from '../contract.ts'
import type { OrderFile } from '../order-view.ts'
import { orders } from '../orders.ts'

/** Newest first. By customer the page is filtered after reading. */
export const listOrders: Handler<typeof logistics, 'listOrders'> = async (call, ports) => {
  const { customerId } = call.cause.actor
  const { gate } = call.query
  if (customerId === undefined) return list(call, ports, orders, { index: 'byStatus', partition: `order#${gate ?? 'Open'}`, descending: true })
  const shown = keeping<View<OrderFile>>((each) => gate === undefined || each.gate.status === gate)
  return shown(await list(call, ports, orders, { index: 'byCustomer', partition: `order#${customerId}`, descending: true }))
}
