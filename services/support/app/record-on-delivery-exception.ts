import type { Reaction } from '#shared/kernel/implementation.ts'
import type { logistics } from '#services/logistics/contract.ts'
import { hearException } from '../domain/order-file.ts'
import { hearOrder } from './hear-order.ts'

export const recordOnDeliveryException: Reaction<typeof logistics, 'DeliveryException'> = (hearing, ports) => {
  const { id: eventId, orderId, data: { customerId, shipmentId, number, sscc, reason, at } } = hearing.event
  return hearOrder(hearing, ports, orderId, (file) => hearException(file, { orderId, customerId }, { eventId, shipmentId, number, sscc, reason, at }))
}
