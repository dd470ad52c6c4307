import { each } from '#shared/kernel/each.ts'
import type { Reaction } from '#shared/kernel/implementation.ts'
import type { logistics } from '#services/logistics/contract.ts'
import { recordShipment } from '../domain/deliveries.ts'
import { count } from '../domain/lot.ts'
import { changeLot } from './change-lot.ts'

/** A shipment names a lot once per package: its pieces are added up. */
export const recordShipmentOnShipped: Reaction<typeof logistics, 'Shipped'> = (hearing, ports) => {
  const { shipmentId, packages } = hearing.event.data
  const left = [...Map.groupBy(packages.flatMap(({ lots }) => lots), ({ lotId }) => lotId)]
  return each(hearing, ports, left, ([lotId]) => lotId, (by, own, [lotId, lines]) =>
    changeLot(by, own, lotId, (lot) => recordShipment(lot, { shipmentId, quantity: count(lines) })))
}
