import { changeOrCreate } from '#shared/kernel/change.ts'
import type { Reaction } from '#shared/kernel/implementation.ts'
import type { logistics } from '#services/logistics/contract.ts'
import { consignmentOf } from '../domain/consignment.ts'
import { hearLotDelivery } from '../domain/lot.ts'
import { hearDelivery } from '../domain/order-file.ts'
import { orders } from '../orders.ts'
import { hearLots } from './hear-lots.ts'

export const recordOnDelivered: Reaction<typeof logistics, 'Delivered'> = async (hearing, ports) => {
  const { orderId, data: { customerId, deliveredAt, ...shipment } } = hearing.event
  const consignment = consignmentOf(shipment)
  const { shipmentId, number } = consignment
  const told = await hearLots(hearing, ports, consignment.lots, ({ lotId, lotNumber, quantity }, lot) =>
    hearLotDelivery(lot, { lotId, lotNumber, orderId, customerId }, { shipmentId, number, quantity }, deliveredAt))
  return told.ok ? changeOrCreate(hearing, ports, orders, orderId, (file) => hearDelivery(file, { orderId, customerId }, consignment, deliveredAt)) : told
}
