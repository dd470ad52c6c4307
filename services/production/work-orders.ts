import { repository } from '#shared/kernel/repository.ts'
import { WorkOrder } from './work-order-view.ts'

/** Work orders by customer and by status (both newest last) and by order. */
export const workOrders = repository<WorkOrder>({
  kind: 'workOrder',
  schema: WorkOrder,
  id: (order) => order.workOrderId,
  orderId: (order) => order.orderId,
  customerId: (order) => order.customerId,
  called: ({ number }) => [number],
  indexes: (order) => ({
    byCustomer: [`wo#${order.customerId}`, order.workOrderId],
    byStatus: [`wo#${order.status}`, order.workOrderId],
    byOrder: [order.orderId, order.workOrderId],
  }),
})
