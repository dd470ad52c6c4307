import { ok, refuse, type Refusal, type Result } from '#shared/kernel/result.ts'
import type { Person } from '#shared/vocabulary/party.ts'
import type { Instant } from '#shared/vocabulary/time.ts'
import type { LotStock } from '../lot-view.ts'
import type { OrderFile } from '../order-view.ts'
import type { Package, Shipment } from '../shipment-view.ts'
import type { Tracking } from '../tracking-view.ts'
import { shipPieces, type LotChange } from './lot-stock.ts'
import { letGo } from './order-file.ts'
import { mayLeave } from './release.ts'
import { riskPassesAtDispatch } from './risk.ts'
import { outOfTurn, type Gone, type ShipmentChange } from './shipment.ts'
import { match, type TrackingChange } from './tracking.ts'
import { advance, announcement } from './transit.ts'

export type Sending = {
  readonly carrier: string
  readonly service: string
  readonly trackingNumbers: readonly { readonly packageId: string; readonly trackingNumber: string }[]
  readonly by: Person
}
type Known = { readonly order: OrderFile; readonly stocks: readonly LotStock[]; readonly trackings: readonly Tracking[] }
/** Shipment, order, lots and tracking numbers change together or not at all. */
export type Sent = { readonly shipment: ShipmentChange; readonly order: ReturnType<typeof letGo>; readonly stocks: readonly LotChange[]; readonly trackings: readonly TrackingChange[] }

/** The goods leave. Gate and lots are checked again at this very moment; what carriers reported of a number before counts now. */
export const dispatch = (shipment: Shipment, known: Known, sending: Sending, now: Instant): Result<Sent, Refusal> => {
  if (shipment.status !== 'Released') return outOfTurn('not-released', shipment)
  const cleared = mayLeave(shipment, known.order, known.stocks)
  if (!cleared.ok) return cleared
  const matched = matchAll(shipment, known.trackings, sending, now)
  if (!matched.ok) return matched
  const stocks: LotChange[] = []
  for (const stock of known.stocks) {
    const left = shipPieces(stock, shipment.shipmentId, now)
    if (!left.ok) return left
    stocks.push(left.value)
  }
  const quantity = shipment.packages.flatMap(({ lots }) => lots).reduce((sum, line) => sum + line.quantity, 0)
  const { shipmentId, number } = shipment
  const order = letGo(known.order, { shipmentId, number, quantity, at: now })
  return ok({ shipment: caughtUp(departed(shipment, sending, now), known.trackings, sending), order, stocks, trackings: matched.value })
}

/** Every package has its own number, or none has: own transport has no tracker. */
const matchAll = (shipment: Shipment, trackings: readonly Tracking[], { trackingNumbers }: Sending, now: Instant): Result<TrackingChange[], Refusal> => {
  if (trackingNumbers.length === 0) return ok([])
  if (new Set(trackingNumbers.map(({ trackingNumber }) => trackingNumber)).size < trackingNumbers.length) return refuse('tracking-number-repeats', {}, '/trackingNumbers')
  if (trackingNumbers.length > shipment.packages.length) return refuse('tracking-number-without-package', {}, '/trackingNumbers')
  const changes: TrackingChange[] = []
  for (const { packageId, number } of shipment.packages) {
    const index = trackingNumbers.findIndex((each) => each.packageId === packageId)
    const trackingNumber = trackingNumbers[index]?.trackingNumber
    if (trackingNumber === undefined) return refuse('tracking-number-missing', { package: number }, '/trackingNumbers')
    const { orderId, customerId, shipmentId } = shipment
    const change = match(trackings.find((each) => each.trackingNumber === trackingNumber), { trackingNumber, orderId, customerId, shipmentId, packageId, matchedAt: now }, `/trackingNumbers/${index}`)
    if (!change.ok) return change
    changes.push(change.value)
  }
  return ok(changes)
}

const departed = (shipment: Extract<Shipment, { status: 'Released' }>, { carrier, service, trackingNumbers, by }: Sending, now: Instant): ShipmentChange => {
  const { incoterm, place } = shipment.delivery
  const riskTransferred = riskPassesAtDispatch(incoterm)
  const packages = shipment.packages.map((parcel): Package => {
    const trackingNumber = trackingNumbers.find(({ packageId }) => packageId === parcel.packageId)?.trackingNumber
    return { ...parcel, transit: { status: 'Dispatched', at: now, detail: carrier, ...(trackingNumber !== undefined && { trackingNumber }) } }
  })
  const next: Gone = { ...shipment, status: 'Dispatched', packages, carrier, service, dispatchedBy: by, dispatchedAt: now, riskTransferred }
  return { next, events: [{ type: 'Shipped', data: { ...announcement(next), incoterm, place, dispatchedAt: now, riskTransferred } }] }
}

/** Applies what carriers said of these numbers before they were ours, oldest first. */
const caughtUp = (left: ShipmentChange, trackings: readonly Tracking[], { trackingNumbers }: Sending): ShipmentChange => {
  const earlier = trackings.flatMap((tracking) => (tracking.status === 'Unmatched' ? tracking.updates.map((update) => ({ update, trackingNumber: tracking.trackingNumber })) : []))
  return earlier.toSorted((a, b) => (a.update.at < b.update.at ? -1 : 1)).reduce<ShipmentChange>((at, { update, trackingNumber }) => {
    const packageId = trackingNumbers.find((each) => each.trackingNumber === trackingNumber)?.packageId ?? ''
    const moved = advance(at.next, packageId, update)
    return moved.ok ? { next: moved.value.next, events: [...at.events, ...moved.value.events] } : at
  }, left)
}
