import type { Reaction } from '#shared/kernel/implementation.ts'
import type { logistics } from '#services/logistics/contract.ts'
import { consignmentOf } from '../domain/consignment.ts'
import { hearLotDelivery } from '../domain/lot.ts'
import { hearDelivery } from '../domain/order-file.ts'
import { hearLots } from './hear-lot.ts'
import { hearOrder } from './hear-order.ts'

export const recordOnDelivered: Reaction<typeof logistics, 'Delivered'> = async (hearing, ports) => {
  const { orderId, data: { customerId, deliveredAt, ...shipment } } = hearing.event
  const consignment = consignmentOf(shipment)
  const { shipmentId, number } = consignment
  const told = await hearLots(hearing, ports, consignment.lots, ({ lotId, lotNumber, quantity }, lot) =>
    hearLotDelivery(lot, { lotId, lotNumber, orderId, customerId }, { shipmentId, number, quantity }, deliveredAt))
  return told.ok ? hearOrder(hearing, ports, orderId, (file) => hearDelivery(file, { orderId, customerId }, consignment, deliveredAt)) : told
}
