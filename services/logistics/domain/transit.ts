import { decided, refuse } from '#shared/kernel/result.ts'
import type { Person } from '#shared/vocabulary/party.ts'
import type { Instant } from '#shared/vocabulary/time.ts'
import type { Package, Shipment, Transit } from '../shipment-view.ts'
import type { CarrierUpdate } from '../tracking-view.ts'
import { isGone, outOfTurn, type Change, type Gone, type ShipmentEvent, type Underway } from './shipment.ts'

type Moved = Exclude<Transit, { status: 'AtShop' }>

/** Delivered is final whatever comes later; Returned gives way to Delivered only; between the others the latest report holds. */
const finality: { readonly [Status in Moved['status']]: number } = { Dispatched: 0, InTransit: 0, Exception: 0, Returned: 1, Delivered: 2, TakenBack: 3 }
/** Of two reports of the same instant the graver one holds. */
const gravity: { readonly [Status in Moved['status']]: number } = { Dispatched: 0, InTransit: 1, Exception: 2, Returned: 3, Delivered: 4, TakenBack: 5 }

/** Carriers report late, twice and out of order: whatever the order, the same package state comes out. */
const supersedes = (update: CarrierUpdate, known: Moved): boolean => {
  const rank = finality[update.status] - finality[known.status]
  if (rank !== 0 || finality[known.status] > 0) return rank > 0
  return update.at === known.at || known.status === 'Dispatched' ? gravity[update.status] > gravity[known.status] : update.at > known.at
}

/** What a carrier reports of one package. Reports that say nothing new are kept as a fact. */
export const advance = (shipment: Shipment, packageId: string, update: CarrierUpdate): Change => {
  if (!isGone(shipment)) return outOfTurn('not-dispatched', shipment)
  const parcel = shipment.packages.find((each) => each.packageId === packageId)
  if (!parcel || parcel.transit.status === 'AtShop') return refuse('package-not-found', { number: shipment.number })
  const known = parcel.transit
  const said = { packageId, sscc: parcel.sscc, status: update.status, at: update.at, detail: update.detail, carrierEvent: update.eventId }
  if (shipment.status === 'Delivered' || !supersedes(update, known)) return decided<Shipment, ShipmentEvent>(shipment, { type: 'CarrierUpdateSuperseded', data: { ...said, known: known.status } })
  const next = standing(withTransit(shipment, [packageId], (transit) => ({ ...transit, status: update.status, at: update.at, detail: update.detail })), carrierProof(shipment, update))
  return decided<Shipment, ShipmentEvent>(next, { type: 'PackageMoved', data: said }, ...announced(next, update, parcel))
}

/** Delivered is published once, when the last package is; an exception each time a package meets one or is turned back, and when it is back. */
const announced = (next: Gone, update: CarrierUpdate, { sscc }: Package): ShipmentEvent[] => {
  const wrong = update.status === 'Exception' || update.status === 'Returned'
  return wrong ? [{ type: 'DeliveryException', data: { ...announcement(next), sscc, reason: update.detail, at: update.at } }] : deliveredAnnouncement(next)
}

const deliveredAnnouncement = (next: Gone): ShipmentEvent[] =>
  next.status === 'Delivered' ? [{ type: 'Delivered', data: { ...announcement(next), deliveredAt: next.deliveredAt } }] : []

/** What every event about goods on the way says of the shipment. */
export const announcement = ({ shipmentId, number, customerId, carrier, packages }: Gone) => ({
  shipmentId, number, customerId, carrier,
  packages: packages.map(({ packageId, sscc, lots, transit }) => ({
    packageId, sscc, lots, ...(transit.status !== 'AtShop' && transit.trackingNumber !== undefined && { trackingNumber: transit.trackingNumber }),
  })),
})

type Handover = { readonly receivedBy: string; readonly at: Instant; readonly by: Person }

/** Somebody took the goods, and a person of ours vouches for it: own transport, or a carrier that reports nothing. */
export const confirmDelivery = (shipment: Shipment, { receivedBy, at, by }: Handover, now: Instant): Change => {
  if (!isGone(shipment)) return outOfTurn('not-dispatched', shipment)
  if (shipment.status === 'Delivered') return outOfTurn('already-delivered', shipment)
  if (at < shipment.dispatchedAt || at > now) return refuse('delivery-time-implausible', { from: shipment.dispatchedAt, to: now }, '/at')
  const open = shipment.packages.filter(({ transit }) => isOnTheWay(transit)).map(({ packageId }) => packageId)
  if (open.length === 0) return outOfTurn('nothing-on-the-way', shipment)
  const next = standing(withTransit(shipment, open, (transit) => ({ ...transit, status: 'Delivered', at, detail: receivedBy })), { receivedBy, confirmedBy: by })
  return decided<Shipment, ShipmentEvent>(next, { type: 'PackageMoved', data: { packages: open, status: 'Delivered', at, receivedBy, by } }, ...deliveredAnnouncement(next))
}

const isOnTheWay = ({ status }: Transit): boolean => status === 'Dispatched' || status === 'InTransit' || status === 'Exception'

/** A package that the carrier brought back stands at our own dock again. */
export const takeBack = (shipment: Shipment, packageId: string, by: Person, now: Instant): Change => {
  if (!isGone(shipment)) return outOfTurn('not-dispatched', shipment)
  const parcel = shipment.packages.find((each) => each.packageId === packageId)
  if (!parcel) return refuse('package-not-found', { number: shipment.number })
  if (parcel.transit.status !== 'Returned') return refuse('package-not-returned', { package: parcel.number, status: parcel.transit.status })
  const next = withTransit(shipment, [packageId], (transit) => ({ ...transit, status: 'TakenBack', at: now }))
  const { sscc, transit: { detail } } = parcel
  return decided<Shipment, ShipmentEvent>(
    next,
    { type: 'PackageTakenBack', data: { packageId, sscc, by } },
    { type: 'DeliveryException', data: { ...announcement(next), sscc, reason: detail, at: now, takenBack: true } },
  )
}

const withTransit = <S extends Gone>(shipment: S, packageIds: readonly string[], move: (transit: Moved) => Moved): S => ({
  ...shipment,
  packages: shipment.packages.map((parcel) => (packageIds.includes(parcel.packageId) && parcel.transit.status !== 'AtShop' ? { ...parcel, transit: move(parcel.transit) } : parcel)),
})

type Proof = { readonly receivedBy: string; readonly confirmedBy: Person }

/** The carrier's word as proof of delivery; it names nobody at the door unless it says so. */
const carrierProof = ({ carrier }: Gone, { detail }: CarrierUpdate): Proof => ({ receivedBy: detail, confirmedBy: { id: carrier, name: carrier } })

/** Where the shipment stands, from where its packages are. */
const standing = (shipment: Underway, proof: Proof): Gone => {
  const all = shipment.packages.flatMap(({ transit }) => (transit.status === 'AtShop' ? [] : [transit]))
  const every = (...statuses: readonly Moved['status'][]) => all.every(({ status }) => statuses.includes(status))
  const some = (...statuses: readonly Moved['status'][]) => all.some(({ status }) => statuses.includes(status))
  if (every('Delivered')) {
    const deliveredAt = all.map(({ at }) => at).toSorted().at(-1) ?? shipment.dispatchedAt
    return { ...shipment, status: 'Delivered', ...proof, deliveredAt }
  }
  if (some('Exception')) return { ...shipment, status: 'Exception' }
  if (every('Delivered', 'Returned', 'TakenBack')) return { ...shipment, status: 'Returned' }
  return { ...shipment, status: every('Dispatched') ? 'Dispatched' : 'InTransit' }
}
