import { changeOrCreate } from '#shared/kernel/change.ts'
import type { Reaction } from '#shared/kernel/implementation.ts'
import type { logistics } from '#services/logistics/contract.ts'
import { hearException } from '../domain/order-file.ts'
import { orders } from '../orders.ts'

export const recordOnDeliveryException: Reaction<typeof logistics, 'DeliveryException'> = (hearing, ports) => {
  const { id: eventId, orderId, data: { customerId, shipmentId, number, sscc, reason, at } } = hearing.event
  return changeOrCreate(hearing, ports, orders, orderId, (file) => hearException(file, { orderId, customerId }, { eventId, shipmentId, number, sscc, reason, at }))
}
