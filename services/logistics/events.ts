import * as z from 'zod'
import { event } from '#shared/kernel/contract.ts'
import { Incoterm } from '#shared/vocabulary/incoterm.ts'
import { SomePieces } from '#shared/vocabulary/quantity.ts'
import { Instant } from '#shared/vocabulary/time.ts'

/** GS1 serial shipping container code: 18 digits with the check digit. */
export const Sscc = z.string().regex(/^\d{18}$/)

const Parcel = z.object({ packageId: z.string(), sscc: Sscc, trackingNumber: z.string().optional(), lots: z.array(z.object({ lotId: z.string(), lotNumber: z.string(), quantity: SomePieces })) })
const shipment = { shipmentId: z.string(), number: z.string(), customerId: z.string(), packages: z.array(Parcel), carrier: z.string() }

export const events = {
  Shipped: event(1, 'The goods have left; the incoterm says where the risk passes', z.object({
    ...shipment, incoterm: Incoterm, place: z.string(), dispatchedAt: Instant, riskTransferred: z.boolean(),
  })),
  Delivered: event(1, 'The carrier has handed over every package', z.object({ ...shipment, deliveredAt: Instant })),
  DeliveryException: event(1, 'Something went wrong on the way', z.object({
    ...shipment, sscc: Sscc, reason: z.string(), at: Instant,
    /** The package stands at our own dock again: its pieces are outside no longer. */
    takenBack: z.boolean().optional(),
  })),
}

/** What this service says, for those who listen: without its routes, which a listener has no use for. */
export const logisticsEvents = { service: 'logistics', events } as const
