import { changeOrCreate } from '#shared/kernel/change.ts'
import type { Reaction } from '#shared/kernel/implementation.ts'
import type { quoting } from '#services/quoting/contract.ts'
import { hearCommission } from '../domain/order-file.ts'
import { originOf } from '../domain/origin.ts'
import { orders } from '../orders.ts'

export const recordOnRequirementsSubmitted: Reaction<typeof quoting, 'RequirementsSubmitted'> = (hearing, ports) => {
  const { orderId, data: { customerId, customerName, part } } = hearing.event
  return changeOrCreate(hearing, ports, orders, orderId, (file) => hearCommission(file, { orderId, customerId }, { customerName, part, origin: originOf(hearing.event) }))
}
