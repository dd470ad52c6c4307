import type { Reaction } from '#shared/kernel/implementation.ts'
import type { logistics } from '#services/logistics/contract.ts'
import { consignmentOf } from '../domain/consignment.ts'
import { hearLotShipment } from '../domain/lot.ts'
import { hearShipment } from '../domain/order-file.ts'
import { hearLots } from './hear-lot.ts'
import { hearOrder } from './hear-order.ts'

export const recordOnShipped: Reaction<typeof logistics, 'Shipped'> = async (hearing, ports) => {
  const { orderId, data: { customerId, dispatchedAt, ...shipment } } = hearing.event
  const consignment = consignmentOf(shipment)
  const { shipmentId, number } = consignment
  const told = await hearLots(hearing, ports, consignment.lots, ({ lotId, lotNumber, quantity }, lot) =>
    hearLotShipment(lot, { lotId, lotNumber, orderId, customerId }, { shipmentId, number, quantity }, dispatchedAt))
  return told.ok ? hearOrder(hearing, ports, orderId, (file) => hearShipment(file, { orderId, customerId }, consignment, dispatchedAt)) : told
}
