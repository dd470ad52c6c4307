import { repository } from '#shared/kernel/repository.ts'
import { Payment } from './payment-view.ts'

/** Payments as the provider knows them, by status. They share the contract's partition prefix: their ids begin with `pay_`. */
export const payments = repository<Payment>({
  kind: 'contract',
  schema: Payment,
  id: (payment) => payment.paymentId,
  orderId: (payment) => payment.orderId,
  customerId: (payment) => payment.customerId,
  indexes: (payment) => ({ byStatus: [`payment#${payment.status}`, payment.paymentId] }),
})
