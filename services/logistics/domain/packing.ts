import { ok, refuse, type Refusal, type Result } from '#shared/kernel/result.ts'
import { compare } from '#shared/vocabulary/decimal.ts'
import type { Person } from '#shared/vocabulary/party.ts'
import type { Instant } from '#shared/vocabulary/time.ts'
import type { LotStock } from '../lot-view.ts'
import type { Package, Shipment } from '../shipment-view.ts'
import { packPieces, unpackPieces, type LotChange } from './lot-stock.ts'
import { isAtShop, lotIdsOf, mostPackagesAndLots, outOfTurn, reopened, type ShipmentChange } from './shipment.ts'

/** A package and the stock of its lots change together or not at all. */
export type Packed = { readonly shipment: ShipmentChange; readonly stocks: readonly LotChange[] }

export type PackageContent = {
  readonly lots: readonly { readonly lotId: string; readonly quantity: number }[]
  readonly dimensions: Package['dimensions']
  readonly grossWeight: Package['grossWeight']
  readonly overfillReason?: string | undefined
}
type Packing = PackageContent & { readonly packageId: string; readonly number: string; readonly sscc: string; readonly by: Person }

/** Packs pieces of passed lots of this order into one package. `stocks` are the lots named, in any order; a missing one is refused. */
export const pack = (shipment: Shipment, stocks: readonly LotStock[], packing: Packing, now: Instant): Result<Packed, Refusal> => {
  if (shipment.status !== 'Draft') return outOfTurn('packing-closed', shipment)
  const fits = checkPackage(shipment, packing)
  if (!fits.ok) return fits
  const changes: LotChange[] = []
  for (const [index, { lotId, quantity }] of packing.lots.entries()) {
    const stock = stocks.find((each) => each.lotId === lotId)
    if (!stock || stock.orderId !== shipment.orderId) return refuse('lot-of-other-order', { lotId }, `/lots/${index}/lotId`)
    const taken = packPieces(stock, { shipmentId: shipment.shipmentId, packageId: packing.packageId, quantity }, `/lots/${index}`)
    if (!taken.ok) return taken
    changes.push(taken.value)
  }
  const added = packageOf(packing, changes, now)
  const next: Shipment = { ...shipment, packages: [...shipment.packages, added] }
  if (next.packages.length + lotIdsOf(next).length > mostPackagesAndLots) return refuse('shipment-full', { number: shipment.number, most: mostPackagesAndLots })
  return ok({ shipment: { next, events: [{ type: 'PackagePacked', data: added }] }, stocks: changes })
}

/** What can be said of a package without its lots. */
const checkPackage = ({ packaging }: Shipment, { lots, grossWeight, overfillReason }: PackageContent): Result<void, Refusal> => {
  if (new Set(lots.map(({ lotId }) => lotId)).size < lots.length) return refuse('lot-repeats', {}, '/lots')
  if (compare(grossWeight.value, '0') <= 0) return refuse('weight-not-positive', { value: grossWeight.value, unit: grossWeight.unit }, '/grossWeight/value')
  const pieces = lots.reduce((sum, { quantity }) => sum + quantity, 0)
  const limit = packaging.piecesPerPackage
  return pieces > limit && overfillReason === undefined ? refuse('package-overfull', { pieces, limit }, '/overfillReason') : ok(undefined)
}

const packageOf = ({ packageId, number, sscc, dimensions, grossWeight, overfillReason, lots, by }: Packing, changes: readonly LotChange[], now: Instant): Package => ({
  packageId, number, sscc, dimensions, grossWeight, packedBy: by, packedAt: now, transit: { status: 'AtShop' },
  ...(overfillReason !== undefined && { overfillReason }),
  lots: changes.flatMap(({ next: { lotId, lotNumber } }) => lots.filter((line) => line.lotId === lotId).map(({ quantity }) => ({ lotId, lotNumber, quantity }))),
})

/** Takes a package apart at any time before dispatch. The shipment is a draft again, and its papers are void; the SSCC is not used again. */
export const unpack = (shipment: Shipment, stocks: readonly LotStock[], packageId: string, reason: string, by: Person): Result<Packed, Refusal> => {
  if (!isAtShop(shipment)) return outOfTurn('already-dispatched', shipment)
  const opened = shipment.packages.find((each) => each.packageId === packageId)
  if (!opened) return refuse('package-not-found', { number: shipment.number })
  const next = reopened(shipment, shipment.packages.filter((each) => each !== opened))
  const voided = shipment.status === 'DocsReady' || shipment.status === 'Released'
  return ok({
    shipment: { next, events: [{ type: 'PackageUnpacked', data: { packageId, sscc: opened.sscc, reason, by, documentsVoid: voided } }] },
    stocks: stocks.filter((stock) => stock.packed.some((line) => line.packageId === packageId)).map((stock) => unpackPieces(stock, packageId)),
  })
}
