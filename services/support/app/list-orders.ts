import type { Handler } from '#shared/kernel/implementation.ts'
import { keeping, list } from '#shared/kernel/list.ts'
import type { View } from '#shared/kernel/repository.ts'
import type { OrderFile } from '../order-view.ts'
import type { support } from '../contract.ts'
import { orders } from '../orders.ts'

/** Newest first. By order and by customer the page is filtered after reading: it may hold fewer than asked for, and still have a next one. */
export const listOrders: Handler<typeof support, 'listOrders'> = async (call, ports) => {
  const { customerId } = call.cause.actor
  const { goods } = call.query
  const shown = keeping<View<OrderFile>>((each) => goods === undefined || each.goods === goods)
  if (customerId !== undefined) return shown(await list(call, ports, orders, { index: 'byCustomer', partition: `order#${customerId}`, descending: true }))
  return list(call, ports, orders, { index: 'byStatus', partition: `order#${goods ?? 'Delivered'}`, descending: true })
}
