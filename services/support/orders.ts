import { repository } from '#shared/kernel/repository.ts'
import { OrderFile } from './order-view.ts'

/** Orders by customer, and by how far their goods are (both in order of birth, the id carries the time). */
export const orders = repository<OrderFile>({
  kind: 'order',
  schema: OrderFile,
  id: (file) => file.orderId,
  orderId: (file) => file.orderId,
  customerId: (file) => file.customerId,
  indexes: (file) => ({
    byCustomer: [`order#${file.customerId}`, file.orderId],
    byStatus: [`order#${file.goods}`, file.orderId],
  }),
})
