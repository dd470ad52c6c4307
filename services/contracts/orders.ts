import { repository } from '#shared/kernel/repository.ts'
import { OrderContract } from './order-view.ts'

/** The present contract of each order. */
export const orders = repository<OrderContract>({
  kind: 'order',
  schema: OrderContract,
  id: (order) => order.orderId,
  orderId: (order) => order.orderId,
  customerId: (order) => order.customerId,
  indexes: () => ({}),
})
