import { changeOrCreate } from '#shared/kernel/change.ts'
import type { Reaction } from '#shared/kernel/implementation.ts'
import type { logistics } from '#services/logistics/contract.ts'
import { consignmentOf } from '../domain/consignment.ts'
import { hearLotShipment } from '../domain/lot.ts'
import { hearShipment } from '../domain/order-file.ts'
import { orders } from '../orders.ts'
import { hearLots } from './hear-lots.ts'

export const recordOnShipped: Reaction<typeof logistics, 'Shipped'> = async (hearing, ports) => {
  const { orderId, data: { customerId, dispatchedAt, ...shipment } } = hearing.event
  const consignment = consignmentOf(shipment)
  const { shipmentId, number } = consignment
  const told = await hearLots(hearing, ports, consignment.lots, ({ lotId, lotNumber, quantity }, lot) =>
    hearLotShipment(lot, { lotId, lotNumber, orderId, customerId }, { shipmentId, number, quantity }, dispatchedAt))
  return told.ok ? changeOrCreate(hearing, ports, orders, orderId, (file) => hearShipment(file, { orderId, customerId }, consignment, dispatchedAt)) : told
}
