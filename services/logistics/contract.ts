import * as z from 'zod'
import { command, contract, creation, deliveryRoutes, page, Paging, query, Searching, timelineRoute, versioned, webhook } from '#shared/kernel/contract.ts'
import { idOf, Sha256 } from '#shared/vocabulary/ids.ts'
import { Locale } from '#shared/vocabulary/locale.ts'
import { shopRoles } from '#shared/vocabulary/roles.ts'
import { SomePieces } from '#shared/vocabulary/quantity.ts'
import { Instant } from '#shared/vocabulary/time.ts'
import { CarrierWebhook } from './carrier-webhook-input.ts'
import { logisticsEvents } from './events.ts'
import { exampleCarrierWebhook, exampleDispatch, exampleOrderId, examplePackage } from './examples.ts'
import { LotStatus, LotStock } from './lot-view.ts'
import { GateStatus, OrderFile } from './order-view.ts'
import { Dimensions, GrossWeight, Shipment, ShipmentStatus, TrackingNumber } from './shipment-view.ts'
import { Tracking, TrackingStatus } from './tracking-view.ts'

const reason = z.string().min(1).max(2000)
const name = z.string().min(1).max(120)
const readers = ['buyer', ...shopRoles] as const
const shipment = versioned(Shipment)

const PackageBody = z.strictObject({
  lots: z.array(z.strictObject({ lotId: idOf('lot'), quantity: SomePieces })).min(1).max(20),
  dimensions: Dimensions,
  grossWeight: GrossWeight,
  overfillReason: reason.optional(),
})
const DispatchBody = z.strictObject({
  carrier: name, service: name,
  trackingNumbers: z.array(z.strictObject({ packageId: idOf('package'), trackingNumber: TrackingNumber })).max(50),
})

/** Step 6: passed pieces packed as the customer required, their papers complete, and where they are until they arrive. */
export const logistics = contract({
  ...logisticsEvents,
  version: '1.0.0',
  summary: 'Packed and shipped as the customer requires',
  routes: {
    timeline: timelineRoute,
    readOrder: query('/orders/{orderId}', { summary: 'How an order is to be packed, and whether its goods may leave', roles: readers, returns: versioned(OrderFile) }),
    listOrders: query('/orders', {
      summary: "Orders: a customer's own, or for the shop those whose gate is open or closed",
      roles: readers, query: Paging.extend({ gate: GateStatus.optional() }), returns: page(versioned(OrderFile)),
    }),
    readLot: query('/lots/{lotId}', { summary: 'One lot: passed, packed, shipped, returned', roles: shopRoles, returns: versioned(LotStock) }),
    listLots: query('/lots', {
      summary: 'Lots of an order, or all of one status; without either, those that may be packed',
      roles: shopRoles, query: Paging.extend({ status: LotStatus.optional(), orderId: idOf('order').optional() }), returns: page(versioned(LotStock)),
    }),
    openShipment: creation('/shipments', {
      summary: 'Open a shipment of all or part of an order', roles: ['clerk'], body: z.strictObject({ orderId: idOf('order') }), returns: shipment, example: { orderId: exampleOrderId },
    }),
    readShipment: query('/shipments/{shipmentId}', { summary: 'One shipment with its packages and where they are', roles: readers, returns: shipment }),
    listShipments: query('/shipments', {
      summary: "Shipments, newest first: of an order, a customer's own, or for the shop all of one status (drafts unless told)",
      roles: readers, query: Searching.extend({ status: ShipmentStatus.optional(), orderId: idOf('order').optional() }), returns: page(shipment),
    }),
    packPackage: command('/shipments/{shipmentId}/packages', { summary: 'Pack pieces of passed lots into a package with its own SSCC', roles: ['clerk'], body: PackageBody, returns: shipment, example: examplePackage }),
    unpackPackage: command('/shipments/{shipmentId}/packages/{packageId}/unpacking', {
      summary: 'Take a package apart; the shipment is a draft again', roles: ['clerk'], body: z.strictObject({ reason }), returns: shipment, example: { reason: 'Lot on hold.' },
    }),
    closePacking: command('/shipments/{shipmentId}/packing', {
      summary: 'Packing is done: print packing slip and labels', roles: ['clerk'], body: z.strictObject({ language: Locale }), returns: shipment, example: { language: 'en' },
    }),
    releaseShipment: command('/shipments/{shipmentId}/release', {
      summary: 'Release for dispatch: papers complete, lots clear, payment gate open', roles: ['clerk', 'manager'], body: z.strictObject({}), returns: shipment, example: {},
    }),
    dispatchShipment: command('/shipments/{shipmentId}/dispatch', {
      summary: 'The goods leave; every package with its tracking number, or none for own transport', roles: ['clerk'], body: DispatchBody, returns: shipment, example: exampleDispatch,
    }),
    confirmDelivery: command('/shipments/{shipmentId}/delivery', {
      summary: 'Somebody took the goods: who, and when', roles: ['clerk'], body: z.strictObject({ receivedBy: name, at: Instant }), returns: shipment,
      example: { receivedBy: 'Bea Buyer', at: '2026-03-04T09:30:00.000Z' },
    }),
    takeBackPackage: command('/shipments/{shipmentId}/packages/{packageId}/return', {
      summary: 'A package the carrier brought back is at our dock; its pieces wait for inspection', roles: ['clerk'], body: z.strictObject({}), returns: shipment, example: {},
    }),
    readShippingDocument: query('/shipments/{shipmentId}/documents/{sha256}', {
      summary: 'A signed link to a packing slip or label', roles: readers, returns: z.object({ url: z.string(), expiresAt: Instant, name: z.string(), sha256: Sha256 }),
    }),
    readTracking: query('/trackings/{trackingNumber}', { summary: 'Which package carries a tracking number', roles: readers, returns: versioned(Tracking) }),
    listTrackings: query('/trackings', {
      summary: 'Tracking numbers by status; unmatched ones are reports of parcels we do not know',
      roles: shopRoles, query: Paging.extend({ status: TrackingStatus.default('Unmatched') }), returns: page(versioned(Tracking)),
    }),
    ...deliveryRoutes(),
    carrierReported: webhook('/webhooks/carrier', {
      summary: "EasyPost's tracker events", scheme: { kind: 'easypost', secret: 'CARRIER_WEBHOOK_SECRET' }, body: CarrierWebhook, example: exampleCarrierWebhook,
    }),
  },
})
