import { repository } from '#shared/kernel/repository.ts'
import { Payment } from './payment-view.ts'

/** Payments as the provider knows them, by status. */
export const payments = repository<Payment>({
  kind: 'payment',
  schema: Payment,
  id: (payment) => payment.paymentId,
  orderId: (payment) => payment.orderId,
  customerId: (payment) => payment.customerId,
  indexes: (payment) => ({ byStatus: [`payment#${payment.status}`, payment.paymentId] }),
})
