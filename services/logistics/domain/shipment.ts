import type { PublishedEvent } from '#shared/kernel/contract.ts'
import { decided, refuse, type Decided, type Decision, type Result, type Refusal } from '#shared/kernel/result.ts'
import type { Locale } from '#shared/vocabulary/locale.ts'
import type { Person } from '#shared/vocabulary/party.ts'
import type { ShopProfile } from '#shared/vocabulary/shop-profile.ts'
import type { Instant } from '#shared/vocabulary/time.ts'
import type { logistics } from '../contract.ts'
import type { OrderFile } from '../order-view.ts'
import type { Package, Shipment, ShippingDocuments } from '../shipment-view.ts'

type Fact = {
  readonly type: 'ShipmentOpened' | 'PackagePacked' | 'PackageUnpacked' | 'PackingClosed' | 'ShippingDocumentsStored' | 'ShipmentReleased' | 'PackageMoved' | 'CarrierUpdateSuperseded' | 'PackageTakenBack'
  readonly data: object
}
type DocumentsWanted = { readonly type: 'ShippingDocumentsRequested'; readonly data: { readonly shipmentId: string; readonly packing: number } }
/** Published events, the intent for the documents worker, and facts that stay in the history. */
export type ShipmentEvent = PublishedEvent<typeof logistics> | DocumentsWanted | Fact
export type ShipmentChange = Decision<Shipment, ShipmentEvent>
export type Change = Decided<Shipment, ShipmentEvent>
type Of<Status extends Shipment['status']> = Extract<Shipment, { status: Status }>

/** Before goods leave, a shipment may be packed again. */
export type AtShop = Of<'Draft' | 'Packed' | 'DocsReady' | 'Released'>
export type Gone = Of<'Dispatched' | 'InTransit' | 'Exception' | 'Returned' | 'Delivered'>
export type Underway = Exclude<Gone, { status: 'Delivered' }>
export const isAtShop = (shipment: Shipment): shipment is AtShop => !isGone(shipment)
export const isGone = (shipment: Shipment): shipment is Gone => 'dispatchedAt' in shipment

/** What can be told of a wrong moment: which shipment, and where it stands. */
export const outOfTurn = (code: string, { number, status }: Shipment): Result<never, Refusal> => refuse(code, { number, status })

/**
 * A store transaction takes 100 writes; dispatch needs two for each package and each lot, two for the shipment, two for the order and the receipt.
 * Larger consignments go as several shipments.
 */
export const mostPackagesAndLots = 47

export const lotIdsOf = ({ packages }: Pick<Shipment, 'packages'>): string[] => [...new Set(packages.flatMap(({ lots }) => lots.map(({ lotId }) => lotId)))].toSorted()

type Opening = { readonly shipmentId: string; readonly number: string; readonly openedBy: Person }

/** A shipment of all or part of an order, packed as its approved plan says. */
export const open = ({ orderId, customerId, customerName, plan, contract }: OrderFile, opening: Opening, now: Instant): Change => {
  if (contract.status === 'Terminated') return refuse('contract-terminated')
  if (plan.status === 'Awaited') return refuse('plan-not-approved')
  const { planHash, part, packaging, delivery, exportClass } = plan
  const next: Shipment = { status: 'Draft', ...opening, orderId, customerId, customerName, planHash, part, packaging, delivery, exportClass, openedAt: now, packing: 0, packages: [] }
  return decided<Shipment, ShipmentEvent>(next, { type: 'ShipmentOpened', data: { number: opening.number, part, packaging, delivery } })
}

/** The shipment as it was before packing was closed: documents printed since then no longer count. */
export const reopened = (shipment: AtShop, packages: readonly Package[]): Of<'Draft'> => {
  const { shipmentId, number, orderId, customerId, customerName, planHash, part, packaging, delivery, exportClass, openedBy, openedAt, packing } = shipment
  return { status: 'Draft', shipmentId, number, orderId, customerId, customerName, planHash, part, packaging, delivery, exportClass, openedBy, openedAt, packing, packages: [...packages] }
}

type Closing = { readonly language: Locale; readonly by: Person; readonly manufacturer: ShopProfile }

/** Packing is done; slip and labels are printed from exactly these packages, in the name that the shop has now. */
export const closePacking = (shipment: Shipment, { language, by, manufacturer }: Closing, now: Instant): Change => {
  if (shipment.status !== 'Draft') return outOfTurn('packing-closed', shipment)
  if (shipment.packages.length === 0) return refuse('nothing-packed', { number: shipment.number })
  const packing = shipment.packing + 1
  return decided<Shipment, ShipmentEvent>(
    { ...shipment, status: 'Packed', packing, language, closedBy: by, closedAt: now, manufacturer },
    { type: 'PackingClosed', data: { packing, packages: shipment.packages.length, by } },
    { type: 'ShippingDocumentsRequested', data: { shipmentId: shipment.shipmentId, packing } },
  )
}

/** The worker's result. Papers of an earlier packing, or papers that are there already, change nothing. */
export const storeDocuments = (shipment: Shipment, packing: number, documents: ShippingDocuments): Change => {
  if (shipment.status !== 'Packed' || shipment.packing !== packing) return decided(shipment)
  const data = { packing, packingSlip: documents.packingSlip.sha256, labels: documents.labels.length }
  return decided<Shipment, ShipmentEvent>({ ...shipment, status: 'DocsReady', documents }, { type: 'ShippingDocumentsStored', data })
}
