import type { Reaction } from '#shared/kernel/implementation.ts'
import type { logistics } from '#services/logistics/contract.ts'
import { recordShipment } from '../domain/deliveries.ts'
import { changeLots } from './change-lots.ts'

/** A shipment names a lot once per package: its pieces are added up. */
export const recordShipmentOnShipped: Reaction<typeof logistics, 'Shipped'> = (hearing, ports) => {
  const { shipmentId, packages } = hearing.event.data
  const quantities = Map.groupBy(packages.flatMap(({ lots }) => lots), ({ lotId }) => lotId)
  return changeLots(hearing, ports, [...quantities.keys()], (lot) =>
    recordShipment(lot, { shipmentId, quantity: (quantities.get(lot.lotId) ?? []).reduce((sum, { quantity }) => sum + quantity, 0) }))
}
