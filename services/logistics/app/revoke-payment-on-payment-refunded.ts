import { changeOrCreate } from '#shared/kernel/change.ts'
import type { Reaction } from '#shared/kernel/implementation.ts'
import type { contracts } from '#services/contracts/contract.ts'
import { notePayment } from '../domain/order-file.ts'
import { originOf } from '../domain/origin.ts'
import { orders } from '../orders.ts'

export const revokePaymentOnPaymentRefunded: Reaction<typeof contracts, 'PaymentRefunded'> = (hearing, ports) => {
  const { event } = hearing
  const { milestone: { milestoneId, name }, settled, standing = 'Refunded', customerId, customerName } = event.data
  const payment = { milestoneId, name, standing, settled, origin: originOf(event) }
  return changeOrCreate(hearing, ports, orders, event.orderId, (file) => notePayment(file, { orderId: event.orderId, customerId, customerName }, payment))
}
