import type { Reaction } from '#shared/kernel/implementation.ts'
import type { quoting } from '#services/quoting/contract.ts'
import { hearCommission } from '../domain/order-file.ts'
import { originOf } from '../domain/origin.ts'
import { hearOrder } from './hear-order.ts'

export const recordOnRequirementsSubmitted: Reaction<typeof quoting, 'RequirementsSubmitted'> = (hearing, ports) => {
  const { orderId, data: { customerId, customerName, part } } = hearing.event
  return hearOrder(hearing, ports, orderId, (file) => hearCommission(file, { orderId, customerId }, { customerName, part, origin: originOf(hearing.event) }))
}
