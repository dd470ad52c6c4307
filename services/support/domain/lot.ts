import { decided, type Decided } from '#shared/kernel/result.ts'
import type { Instant } from '#shared/vocabulary/time.ts'
import type { Lot, LotShipment, TakenBack } from '../lot-view.ts'
import { counted, type LotEntries } from './lot-counts.ts'
import { kept, type HeardFinding } from './findings.ts'
import { delivered, shipped } from './shipping.ts'

/** Facts of a lot's history here; none is published. */
export type LotEvent = {
  readonly type:
    | 'LotCompletionHeard' | 'LotPassHeard' | 'LotFailureHeard' | 'NonconformanceHeard' | 'LotHoldHeard' | 'LotShipmentHeard' | 'LotDeliveryHeard' | 'LotTakenBackHeard'
    | 'PiecesClaimed' | 'PiecesReceived' | 'ClaimReleased'
  readonly data: object
}
export type LotDecision = Decided<Lot, LotEvent>
type Known = Lot | undefined

/** Which lot it is, as every event that can be the first to speak of it says. */
export type LotIdentity = Pick<Lot, 'lotId' | 'lotNumber' | 'orderId' | 'customerId'>
type Completion = Omit<Extract<Lot['making'], { status: 'Completed' }>, 'status'> & { readonly heatIds: readonly string[] }
type Pass = Omit<Extract<Lot['release'], { status: 'Passed' }>, 'status' | 'findings'> & { readonly findings: readonly HeardFinding[] }

/** How the lot was made. A heat once named stays named, whichever completion said so: the trace only grows. */
export const hearCompletion = (lot: Known, identity: LotIdentity, { heatIds, ...making }: Completion): LotDecision => {
  const known = lot ?? empty(identity)
  const heats = [...new Set([...known.heatIds, ...heatIds])].toSorted()
  const newer = known.making.status === 'Awaited' || making.asOf > known.making.asOf
  if (!newer && heats.length === known.heatIds.length) return decided<Lot, LotEvent>(known)
  const next: LotEntries = { ...known, heatIds: heats, ...(newer && { making: { status: 'Completed', ...making } }) }
  return noted(next, 'LotCompletionHeard', { heatIds: heats, material: making.material, quantity: making.quantity, workOrderNumber: making.workOrderNumber })
}

export const hearPass = (lot: Known, identity: LotIdentity, pass: Pass): LotDecision => {
  const known = lot ?? empty(identity)
  if (known.release.status === 'Passed' && pass.asOf <= known.release.asOf) return decided<Lot, LotEvent>(known)
  return noted({ ...known, release: { ...pass, status: 'Passed', findings: kept(pass.findings) } }, 'LotPassHeard', { inspectionId: pass.inspectionId, certificate: pass.certificate, quantity: pass.quantity })
}

type Failure = Omit<Lot['failures'][number], 'findings'> & { readonly findings: readonly HeardFinding[] }

/** Keeps what did not conform; what did is in the inspection's own record. */
export const hearFailure = (lot: Known, identity: LotIdentity, failure: Failure): LotDecision => {
  const known = lot ?? empty(identity)
  if (known.failures.some(({ inspectionId }) => inspectionId === failure.inspectionId)) return decided<Lot, LotEvent>(known)
  const wrong = { ...failure, findings: kept(failure.findings.filter(({ verdict }) => verdict === 'nonconforming')) }
  return noted({ ...known, failures: [...known.failures, wrong].toSorted(by(({ inspectionId }) => inspectionId)) }, 'LotFailureHeard', { inspectionId: failure.inspectionId, characteristics: wrong.findings.map(({ characteristic }) => characteristic) })
}

/** The latest word on a nonconformance is the one that counts. */
export const hearNonconformance = (lot: Known, identity: LotIdentity, ncr: Lot['nonconformances'][number]): LotDecision => {
  const known = lot ?? empty(identity)
  const earlier = known.nonconformances.find(({ ncrId }) => ncrId === ncr.ncrId)
  if (earlier && ncr.asOf <= earlier.asOf) return decided<Lot, LotEvent>(known)
  const nonconformances = [...known.nonconformances.filter((each) => each !== earlier), ncr].toSorted(by(({ ncrId }) => ncrId))
  return noted({ ...known, nonconformances }, 'NonconformanceHeard', { ncrId: ncr.ncrId, number: ncr.number, disposition: ncr.disposition, quantity: ncr.quantity })
}

export const hearHold = (lot: Known, identity: LotIdentity, hold: Lot['holds'][number]): LotDecision => {
  const known = lot ?? empty(identity)
  if (known.holds.some(({ eventId }) => eventId === hold.eventId)) return decided<Lot, LotEvent>(known)
  return noted({ ...known, holds: [...known.holds, hold].toSorted(by(({ eventId }) => eventId)) }, 'LotHoldHeard', { reason: hold.reason })
}

export type LotConsignment = Pick<LotShipment, 'shipmentId' | 'number' | 'quantity'>

export const hearLotShipment = (lot: Known, identity: LotIdentity, consignment: LotConsignment, dispatchedAt: Instant): LotDecision => {
  const known = lot ?? empty(identity)
  const shipments = shipped<LotShipment>(known.shipments, consignment.shipmentId, (earlier) => (earlier ? { ...earlier, dispatchedAt } : { status: 'Shipped', ...consignment, dispatchedAt }))
  return shipments ? noted({ ...known, shipments }, 'LotShipmentHeard', { ...consignment, dispatchedAt }) : decided<Lot, LotEvent>(known)
}

/** Goods that were delivered have been shipped, whether or not that has been heard of. */
export const hearLotDelivery = (lot: Known, identity: LotIdentity, consignment: LotConsignment, deliveredAt: Instant): LotDecision => {
  const known = lot ?? empty(identity)
  const shipments = delivered<LotShipment>(known.shipments, consignment.shipmentId, (earlier) => ({ ...consignment, ...(earlier && { dispatchedAt: earlier.dispatchedAt }), status: 'Delivered', deliveredAt }))
  return shipments ? noted({ ...known, shipments }, 'LotDeliveryHeard', { shipmentId: consignment.shipmentId, number: consignment.number, deliveredAt }) : decided<Lot, LotEvent>(known)
}

/** A package of this lot is at our dock again; an SSCC comes back once. */
export const hearLotTakenBack = (lot: Known, identity: LotIdentity, back: TakenBack): LotDecision => {
  const known = lot ?? empty(identity)
  if (known.takenBack.some(({ sscc }) => sscc === back.sscc)) return decided<Lot, LotEvent>(known)
  return noted({ ...known, takenBack: [...known.takenBack, back].toSorted(by(({ sscc }) => sscc)) }, 'LotTakenBackHeard', back)
}

/** Counts again and records what happened. */
export const noted = (entries: LotEntries, type: LotEvent['type'], data: object): LotDecision => {
  const next = counted(entries)
  return decided<Lot, LotEvent>(next, { type, data: { ...data, counts: next.counts } })
}

const by = <T>(key: (one: T) => string) => (a: T, b: T): number => (key(a) < key(b) ? -1 : 1)

const empty = (identity: LotIdentity): Lot =>
  counted({ ...identity, heatIds: [], making: { status: 'Awaited' }, release: { status: 'Awaited' }, failures: [], nonconformances: [], holds: [], shipments: [], takenBack: [], returns: [] })
