import * as z from 'zod'
import { ExportClass } from '#shared/vocabulary/export-class.ts'
import { idOf, Sha256 } from '#shared/vocabulary/ids.ts'
import { Locale } from '#shared/vocabulary/locale.ts'
import { Decimal } from '#shared/vocabulary/measurement.ts'
import { Part } from '#shared/vocabulary/part.ts'
import { Person } from '#shared/vocabulary/party.ts'
import { SomePieces } from '#shared/vocabulary/quantity.ts'
import { ShopProfile } from '#shared/vocabulary/shop-profile.ts'
import { Instant } from '#shared/vocabulary/time.ts'
import { Delivery, Packaging } from './delivery-view.ts'
import { Sscc } from './events.ts'
import { LotCertificate } from './lot-view.ts'

/** Carriers' numbers: letters and digits without spaces, as the tracker spells them. */
export const TrackingNumber = z.string().regex(/^[A-Z0-9-]{6,40}$/, 'capital letters, digits and hyphens, 6 to 40')

/** Pieces (C62) of one lot in a package. */
export const LotLine = z.strictObject({ lotId: idOf('lot'), lotNumber: z.string(), quantity: SomePieces })
export type LotLine = z.infer<typeof LotLine>

const Millimetres = z.int().min(1).max(20_000)
export const Dimensions = z.strictObject({ length: Millimetres, width: Millimetres, height: Millimetres, unit: z.literal('mm') })
export const GrossWeight = z.strictObject({ value: Decimal, unit: z.literal('kg') })

const moved = { at: Instant, trackingNumber: TrackingNumber.optional(), detail: z.string() }
/** Where a package is. Delivered is final for the carrier; Returned ends in TakenBack at our own dock. */
export const Transit = z.discriminatedUnion('status', [
  z.strictObject({ status: z.literal('AtShop') }),
  z.strictObject({ status: z.literal('Dispatched'), ...moved }),
  z.strictObject({ status: z.literal('InTransit'), ...moved }),
  z.strictObject({ status: z.literal('Exception'), ...moved }),
  z.strictObject({ status: z.literal('Returned'), ...moved }),
  z.strictObject({ status: z.literal('TakenBack'), ...moved }),
  z.strictObject({ status: z.literal('Delivered'), ...moved }),
])
export type Transit = z.infer<typeof Transit>

export const Package = z.strictObject({
  packageId: idOf('package'), number: z.string(), sscc: Sscc, lots: z.array(LotLine).min(1), dimensions: Dimensions, grossWeight: GrossWeight,
  overfillReason: z.string().optional(), packedBy: Person, packedAt: Instant, transit: Transit,
})
export type Package = z.infer<typeof Package>

const StoredFile = z.strictObject({ sha256: Sha256, name: z.string() })
/** What was printed for one packing. */
export const ShippingDocuments = z.strictObject({ language: Locale, packingSlip: StoredFile, labels: z.array(StoredFile.extend({ packageId: idOf('package') })) })
export type ShippingDocuments = z.infer<typeof ShippingDocuments>
export const PacketCertificate = LotCertificate.extend({ lotId: idOf('lot'), lotNumber: z.string() })
export type PacketCertificate = z.infer<typeof PacketCertificate>

const base = z.strictObject({
  shipmentId: idOf('shipment'), number: z.string(), orderId: idOf('order'), customerId: z.string(), customerName: z.string(),
  planHash: Sha256, part: Part, packaging: Packaging, delivery: Delivery, exportClass: ExportClass,
  openedBy: Person, openedAt: Instant,
  /** How often packing was closed: documents belong to one closing. */
  packing: z.int().min(0), packages: z.array(Package),
})
/** `manufacturer`: the shop as its papers name it. */
const closed = { language: Locale, closedBy: Person, closedAt: Instant, manufacturer: ShopProfile.optional() }
const ready = { ...closed, documents: ShippingDocuments }
const released = { ...ready, certificates: z.array(PacketCertificate), releasedBy: Person, releasedAt: Instant }
const left = { ...released, carrier: z.string(), service: z.string(), dispatchedBy: Person, dispatchedAt: Instant, riskTransferred: z.boolean() }
/** Who took the goods, as the carrier or our own driver says. */
const proof = { deliveredAt: Instant, receivedBy: z.string(), confirmedBy: Person }

/** Shipment: Draft → Packed → DocsReady → Released → Dispatched → InTransit → Delivered | Exception | Returned. */
export const Shipment = z.discriminatedUnion('status', [
  base.extend({ status: z.literal('Draft') }),
  base.extend({ status: z.literal('Packed'), ...closed }),
  base.extend({ status: z.literal('DocsReady'), ...ready }),
  base.extend({ status: z.literal('Released'), ...released }),
  base.extend({ status: z.literal('Dispatched'), ...left }),
  base.extend({ status: z.literal('InTransit'), ...left }),
  base.extend({ status: z.literal('Exception'), ...left }),
  base.extend({ status: z.literal('Returned'), ...left }),
  base.extend({ status: z.literal('Delivered'), ...left, ...proof }),
])
export type Shipment = z.infer<typeof Shipment>
export const ShipmentStatus = z.enum(['Draft', 'Packed', 'DocsReady', 'Released', 'Dispatched', 'InTransit', 'Exception', 'Returned', 'Delivered'])
