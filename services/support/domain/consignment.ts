import type { Consignment } from './order-file.ts'

type Parcels = Pick<Consignment, 'shipmentId' | 'number' | 'carrier'> & { readonly packages: readonly { readonly lots: Consignment['lots'] }[] }

/** A shipment without its packages: pieces of each lot, added up, by lot. */
export const consignmentOf = ({ shipmentId, number, carrier, packages }: Parcels): Consignment => {
  const byLot = Map.groupBy(packages.flatMap(({ lots }) => lots), ({ lotId }) => lotId)
  const lots = [...byLot.values()].flatMap((lines) => lines.slice(0, 1).map(({ lotId, lotNumber }) => ({ lotId, lotNumber, quantity: lines.reduce((sum, { quantity }) => sum + quantity, 0) })))
  return { shipmentId, number, carrier, lots: lots.toSorted((a, b) => (a.lotId < b.lotId ? -1 : 1)) }
}
