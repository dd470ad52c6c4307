import { repository } from '#shared/kernel/repository.ts'
import { OrderFile } from './order-view.ts'

/** Our copies of orders, under the order's own id; by customer and by whether goods may leave. */
export const orders = repository<OrderFile>({
  kind: 'order',
  schema: OrderFile,
  id: (file) => file.orderId,
  orderId: (file) => file.orderId,
  customerId: (file) => file.customerId,
  indexes: (file) => ({
    byCustomer: [`order#${file.customerId}`, file.orderId],
    byStatus: [`order#${file.gate.status}`, file.orderId],
  }),
})
