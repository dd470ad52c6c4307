import type { Handler } from '#shared/kernel/implementation.ts'
import { list } from '#shared/kernel/list.ts'
import type { logistics } from '../contract.ts'
import { orders } from '../orders.ts'

export const listOrders: Handler<typeof logistics, 'listOrders'> = (call, ports) => {
  const { customerId } = call.cause.actor
  const by = customerId === undefined ? { index: 'byStatus', partition: `order#${call.query.gate ?? 'Open'}` } : { index: 'byCustomer', partition: `order#${customerId}` }
  return list(call, ports, orders, { ...by, descending: true })
}
