import { decided, refuse, type Decided } from '#shared/kernel/result.ts'
import type { Person } from '#shared/vocabulary/party.ts'
import type { Instant } from '#shared/vocabulary/time.ts'
import type { Fact, QualityEvent, QualityFinding, QualityStage } from '../contract.ts'
import type { Inspection } from '../inspection-view.ts'
import type { Certificate, Hold, Lot, LotFacts } from '../lot-view.ts'
import type { Ncr } from '../ncr-view.ts'

export type LotEvent = QualityEvent | Fact<LotFact>
type LotFact =
  | 'LotHeard' | 'LotInspected' | 'ComplaintNoted' | 'HoldReleased' | 'NonconformingPiecesHandled'
  /** The intent: a certificate is to be rendered, and the lot passed with it. */
  | 'CertificateRequested'
type Decides = Decided<Lot, LotEvent>

/** The facts without what a status adds. */
export const factsOf = (lot: Lot): LotFacts => {
  if (lot.status === 'AwaitingQc') {
    const { status: _status, certificate: _certificate, ...facts } = lot
    return facts
  }
  if (lot.status === 'Passed') {
    const { status: _status, passedAt: _passedAt, certificateId: _certificateId, ...facts } = lot
    return facts
  }
  const { status: _status, ...facts } = lot
  return facts
}

/** What an event about a lot says of it. */
export const named = ({ lotId, lotNumber, customerId, workOrderId, planHash, part }: Lot) => ({ lotId, lotNumber, customerId, workOrderId, planHash, part })

/**
 * The status that the facts amount to; facts may have arrived in any order. A complete lot with every stage passed and nothing
 * holding it asks for its certificate, and passes when that is stored; one that passes a final inspection again gets another.
 */
export const settle = (before: Lot | undefined, changed: LotFacts, now: Instant, ...happened: readonly LotEvent[]): Decides => {
  const facts = { ...changed, quantity: left(changed) }
  if (facts.quantity === 0 && (facts.producedAsOf > 0 || facts.removals.length > 0)) return decided<Lot, LotEvent>({ ...facts, status: 'Scrapped' }, ...happened)
  if (facts.holds.length > 0) return decided<Lot, LotEvent>({ ...facts, status: 'Hold' }, ...happened)
  if (facts.making.status === 'InWork') return decided<Lot, LotEvent>({ ...facts, status: 'InProcess' }, ...happened)
  const inspectionId = finalOf(facts)
  if (before?.status === 'Passed' && inspectionId !== undefined && inspectionId === certified(before)) return decided<Lot, LotEvent>({ ...facts, status: 'Passed', passedAt: before.passedAt, certificateId: before.certificateId }, ...happened)
  if (inspectionId === undefined || !ready(facts)) return decided<Lot, LotEvent>({ ...facts, status: 'AwaitingQc', certificate: { status: 'None' } }, ...happened)
  if (before?.status === 'AwaitingQc' && before.certificate.status === 'Requested' && before.certificate.inspectionId === inspectionId) return decided<Lot, LotEvent>({ ...facts, status: 'AwaitingQc', certificate: before.certificate }, ...happened)
  const next: Lot = { ...facts, status: 'AwaitingQc', certificate: { status: 'Requested', inspectionId, at: now } }
  return decided<Lot, LotEvent>(next, ...happened, { type: 'CertificateRequested', data: { lotId: facts.lotId, inspectionId } })
}

/** Never negative: pieces may have been taken out twice, once in each service's books; they never come back by counting. */
const left = ({ produced, removals }: LotFacts): number =>
  Math.max(0, produced - removals.reduce((total, { quantity, reflected }) => total + (reflected ? 0 : quantity), 0))

const finalOf = ({ passed }: LotFacts): string | undefined => passed.find(({ stage }) => stage === 'final')?.inspectionId

/** The final inspection that a passed lot has its certificate from. */
const certified = ({ certificates, certificateId }: Extract<Lot, { status: 'Passed' }>): string | undefined =>
  certificates.find((each) => each.certificateId === certificateId)?.inspectionId

const ready = ({ requiredStages, passed }: LotFacts): boolean => requiredStages.every((stage) => passed.some((each) => each.stage === stage))

const without = (passed: LotFacts['passed'], stage: QualityStage): LotFacts['passed'] => passed.filter((each) => each.stage !== stage)

/** The pieces are others now: a final inspection from before says nothing about them. */
export const newRound = (facts: LotFacts): LotFacts => ({ ...facts, round: facts.round + 1, passed: without(facts.passed, 'final') })

/** Adds a reason not to move; a reason already there is not added again. A lot that had passed must be inspected again. */
export const hold = (lot: Lot, reason: Hold, now: Instant): Decides => {
  if (lot.holds.some(({ kind, reference }) => kind === reason.kind && reference === reason.reference)) return decided(lot)
  const facts = lot.status === 'Passed' ? newRound(factsOf(lot)) : factsOf(lot)
  const data = { ...named(lot), reason: reason.reason, ...(reason.kind === 'nonconformance' && { ncrId: reason.reference }) }
  return settle(lot, { ...facts, holds: [...facts.holds, reason] }, now, { type: 'LotHeld', data })
}

/** The shop stops a complete lot. One still in work is stopped by a nonconformance, or by production with its work order. */
export const stopLot = (lot: Lot, reference: string, reason: string, now: Instant): Decides =>
  lot.making.status === 'Complete' ? hold(lot, { kind: 'shop', reference, reason, since: now }, now) : refuse('lot-in-work', { lot: lot.lotNumber })

/** Lets go of a return, a recall or the shop's own stop. Nonconforming pieces need their report closed. */
export const releaseHold = (lot: Lot, reference: string, reason: string, now: Instant): Decides => {
  const found = lot.holds.find((each) => each.reference === reference)
  if (!found) return refuse('hold-unknown', { reference })
  if (found.kind === 'nonconformance') return refuse('hold-needs-nonconformance', { lot: lot.lotNumber })
  const facts = factsOf(lot)
  return settle(lot, { ...facts, holds: facts.holds.filter((each) => each !== found) }, now, { type: 'HoldReleased', data: { reference, reason } })
}

/** Takes the outcome of a completed inspection into account: the latest of a stage is the one that counts, and a failed one takes the stage back. */
export const inspected = (lot: Lot, inspection: Inspection, now: Instant): Decides => {
  if (inspection.status !== 'Passed' && inspection.status !== 'Failed') return decided(lot)
  const { inspectionId, stage, status, requiredStages, samplingPlans } = inspection
  const counts = stage === 'final' && samplingPlans.length > 0 && lot.countedInspectionId === undefined
  const facts = { ...factsOf(lot), ...(counts && { countedInspectionId: inspectionId }), requiredStages, passed: without(lot.passed, stage) }
  const fact: LotEvent = { type: 'LotInspected', data: { inspectionId, stage, outcome: status } }
  if (inspection.status === 'Failed') return settle(lot, facts, now, fact)
  const locale = stage === 'final' ? { certificateLocale: inspection.certificateLocale } : {}
  return settle(lot, { ...facts, ...locale, passed: [...facts.passed, { stage, inspectionId }] }, now, fact)
}

/** Pieces of which no report awaits its disposition. */
export const freePieces = (lot: Lot): number =>
  Math.max(0, lot.quantity - lot.holds.reduce((total, each) => total + (each.kind === 'nonconformance' ? each.quantity : 0), 0))

/** Holds the lot for a nonconformance of so many pieces; no piece can await two dispositions. */
export const holdForNonconformance = (lot: Lot, { ncrId, number, quantity, description }: Ncr, now: Instant): Decides => {
  const free = freePieces(lot)
  if (quantity > free) return refuse('more-than-free', { quantity, free, lot: lot.lotNumber }, '/quantity')
  return hold(lot, { kind: 'nonconformance', reference: ncrId, reason: `${number}: ${description}`, since: now, quantity }, now)
}

/** After sorting, more or fewer pieces are concerned. */
export const recounted = (lot: Lot, { ncrId, quantity }: Ncr, now: Instant): Decides => {
  const held = lot.holds.find((each) => each.kind === 'nonconformance' && each.reference === ncrId)
  if (held?.kind !== 'nonconformance' || held.quantity === quantity) return decided(lot)
  const free = freePieces(lot) + held.quantity
  if (quantity > free) return refuse('more-than-free', { quantity, free, lot: lot.lotNumber }, '/quantity')
  const facts = factsOf(lot)
  return settle(lot, { ...facts, holds: facts.holds.map((each) => (each === held ? { ...held, quantity } : each)) }, now, { type: 'NonconformingPiecesHandled', data: { ncrId, quantity } })
}

/** Scrapped or returned pieces leave the lot for good; reworked and repaired ones must be inspected again. */
export const dispositionExecuted = (lot: Lot, ncr: Ncr, now: Instant): Decides => {
  if (ncr.status !== 'Executed') return decided(lot)
  const { ncrId, quantity, proposal: { disposition } } = ncr
  const facts: LotFacts = { ...factsOf(lot), holds: lot.holds.map((each) => (each.kind === 'nonconformance' && each.reference === ncrId ? { ...each, quantity: 0 } : each)) }
  const fact: LotEvent = { type: 'NonconformingPiecesHandled', data: { ncrId, disposition, quantity } }
  switch (disposition) {
    case 'scrap':
    case 'return-to-supplier': return settle(lot, { ...facts, removals: removed(facts, ncrId, quantity) }, now, fact)
    case 'rework':
    case 'repair': return settle(lot, newRound(facts), now, fact)
    case 'use-as-is': return settle(lot, facts, now, fact)
  }
}

const removed = (facts: LotFacts, ncrId: string, quantity: number): LotFacts['removals'] => {
  const known = facts.removals.find((each) => each.ncrId === ncrId)
  if (known) return facts.removals.map((each) => (each === known ? { ...each, quantity } : each))
  return [...facts.removals, { ncrId, quantity: Math.min(quantity, facts.quantity), reflected: false }]
}

/** A closed nonconformance holds no longer; pieces the customer has accepted become a concession. */
export const nonconformanceClosed = (lot: Lot, ncr: Ncr, now: Instant): Decides => {
  if (ncr.status !== 'Closed') return decided(lot)
  const { ncrId, number, characteristics, quantity, approval } = ncr
  const facts = factsOf(lot)
  const holds = facts.holds.filter(({ kind, reference }) => kind !== 'nonconformance' || reference !== ncrId)
  const granted = approval.kind === 'customer' ? [{ ncrId, number, characteristics, quantity, approvalReference: approval.reference }] : []
  return settle(lot, { ...facts, holds, concessions: [...facts.concessions, ...granted] }, now, { type: 'HoldReleased', data: { reference: ncrId } })
}

type Passing = { readonly certificate: Certificate; readonly findings: QualityFinding[]; readonly inspector: Person }

/** Passes the lot with its stored certificate. A lot that no longer waits for this certificate stays as it is. */
export const pass = (lot: Lot, { certificate, findings, inspector }: Passing, now: Instant): Decides => {
  if (lot.status !== 'AwaitingQc' || lot.certificate.status !== 'Requested' || lot.certificate.inspectionId !== certificate.inspectionId) return decided(lot)
  const { certificateId, number, sha256, inspectionId } = certificate
  const facts = factsOf(lot)
  const next: Lot = { ...facts, certificates: [...facts.certificates, certificate], status: 'Passed', passedAt: now, certificateId }
  const data = { ...named(lot), quantity: lot.quantity, inspectionId, inspector, passedAt: now, findings, certificate: { certificateId, number, sha256 } }
  return decided<Lot, LotEvent>(next, { type: 'LotPassedQC', data })
}
