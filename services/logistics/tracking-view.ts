import * as z from 'zod'
import { idOf } from '#shared/vocabulary/ids.ts'
import { Instant } from '#shared/vocabulary/time.ts'
import { TrackingNumber } from './shipment-view.ts'

/** What a carrier's status means for a package; anything else it says is noted and changes nothing. */
export const CarrierUpdate = z.strictObject({
  eventId: z.string(), status: z.enum(['InTransit', 'Delivered', 'Returned', 'Exception']), at: Instant, detail: z.string(),
})
export type CarrierUpdate = z.infer<typeof CarrierUpdate>

const base = z.strictObject({ trackingNumber: TrackingNumber })

/**
 * One tracking number: found by a consistent read under the number itself. Unmatched holds what carriers said of a number that
 * we have not given to a package (yet); dispatching with that number applies it.
 */
export const Tracking = z.discriminatedUnion('status', [
  base.extend({ status: z.literal('Unmatched'), updates: z.array(CarrierUpdate) }),
  base.extend({ status: z.literal('Matched'), orderId: idOf('order'), customerId: z.string(), shipmentId: idOf('shipment'), packageId: idOf('package'), matchedAt: Instant }),
])
export type Tracking = z.infer<typeof Tracking>
export const TrackingStatus = z.enum(['Unmatched', 'Matched'])
