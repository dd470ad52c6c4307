import { decided, refuse, type Decided } from '#shared/kernel/result.ts'
import type { Person } from '#shared/vocabulary/party.ts'
import type { Instant } from '#shared/vocabulary/time.ts'
import type { Fact, QualityDisposition, QualityEvent } from '../contract.ts'
import type { Inspection } from '../inspection-view.ts'
import type { Lot } from '../lot-view.ts'
import type { Ncr } from '../ncr-view.ts'
import { unreported } from './verdict.ts'

export type NcrEvent = QualityEvent | Fact<
  'NonconformanceContained' | 'DispositionProposed' | 'CustomerApprovalRequested' | 'DispositionRefused' | 'DispositionExecuted' | 'DispositionVerified' | 'NonconformanceClosed'
>
type Decides = Decided<Ncr, NcrEvent>
type In<Status extends Ncr['status']> = Extract<Ncr, { status: Status }>
type Opening = Pick<Ncr, 'ncrId' | 'number' | 'quantity' | 'description' | 'cause' | 'characteristics' | 'origin' | 'openedBy'>

/** Dispositions by which the customer takes what does not conform to print: only the customer can say yes. */
export const needsCustomer = (disposition: QualityDisposition): boolean => disposition === 'use-as-is' || disposition === 'repair'

export const open = (lot: Lot, opening: Opening, now: Instant): Decides => {
  const { lotId, lotNumber, orderId, customerId, workOrderId, planHash, part } = lot
  const next: Ncr = { ...opening, orderId, lotId, lotNumber, customerId, workOrderId, planHash, part, openedAt: now, refused: [], status: 'Open' }
  return decided<Ncr, NcrEvent>(next, { type: 'NonconformanceOpened', data: { ...named(next), characteristics: opening.characteristics } })
}

const named = ({ lotId, lotNumber, customerId, workOrderId, planHash, part, ncrId, number, quantity, description }: Ncr) => ({ lotId, lotNumber, customerId, workOrderId, planHash, part, ncrId, number, quantity, description })

const wrongStatus = (ncr: Ncr, needed: string) => refuse('nonconformance-not-in-status', { nonconformance: ncr.number, status: ncr.status, needed })

export type Judged = Extract<Inspection, { status: 'Passed' | 'Failed' }>

/** A judged inspection that found nonconforming pieces; a sample may pass with some, but they stay nonconforming and never ship unnoticed. */
export const toReport = (inspection: Inspection): Judged | undefined =>
  (inspection.status === 'Passed' || inspection.status === 'Failed') && inspection.findings.some(unreported) ? inspection : undefined

/** An inspection reports what it found: the pieces, as far as no other report speaks of them already. */
export const openForFindings = (lot: Lot, inspection: Judged, opening: Pick<Opening, 'ncrId' | 'number' | 'cause'>, free: number, now: Instant): Decides => {
  const wrong = inspection.findings.filter(unreported)
  const quantity = Math.min(free, Math.max(1, ...wrong.map(({ nonconforming }) => nonconforming)))
  const description = wrong.map(({ characteristic, description: what, requirement }) => `${characteristic} ${what} ${requirement}`).join('; ').slice(0, 2000)
  const characteristics = wrong.map(({ characteristic }) => characteristic)
  const origin: Ncr['origin'] = { kind: 'inspection', inspectionId: inspection.inspectionId }
  return open(lot, { ...opening, quantity, description, characteristics, origin, openedBy: inspection.inspector }, now)
}

/** The pieces are set apart and marked, so that they cannot be used by mistake; sorting may have shown that they are more, or fewer. */
export const contain = (ncr: Ncr, by: Person, { note, quantity = ncr.quantity }: { readonly note: string; readonly quantity?: number | undefined }, now: Instant): Decides => {
  if (ncr.status !== 'Open') return wrongStatus(ncr, 'Open')
  return decided<Ncr, NcrEvent>({ ...ncr, quantity, status: 'Contained', containment: { by, at: now, note } }, { type: 'NonconformanceContained', data: { note, quantity } })
}

type Proposing = { readonly disposition: QualityDisposition; readonly justification: string; readonly cause?: Ncr['cause'] | undefined }

/** What should become of the pieces; the cause may be known better by now than when the report was opened. */
export const propose = (ncr: Ncr, { disposition, justification, cause }: Proposing, by: Person, now: Instant): Decides => {
  if (ncr.status !== 'Contained') return wrongStatus(ncr, 'Contained')
  const next: Ncr = { ...ncr, ...(cause !== undefined && { cause }), status: 'DispositionProposed', proposal: { by, at: now, disposition, justification } }
  return decided<Ncr, NcrEvent>(next, { type: 'DispositionProposed', data: { disposition, justification, cause: next.cause } })
}

/** A second pair of eyes in the shop. Its yes is final, except where the customer has to say so. */
export const review = (ncr: Ncr, by: Person, now: Instant): Decides => {
  if (ncr.status !== 'DispositionProposed') return wrongStatus(ncr, 'DispositionProposed')
  if (ncr.proposal.by.id === by.id) return refuse('reviewer-proposed', { nonconformance: ncr.number })
  if (!needsCustomer(ncr.proposal.disposition)) return approved(ncr, { kind: 'shop', by, at: now })
  return decided<Ncr, NcrEvent>({ ...ncr, status: 'AwaitingCustomer', endorsedBy: by, endorsedAt: now }, { type: 'CustomerApprovalRequested', data: { disposition: ncr.proposal.disposition } })
}

/** The customer accepts the pieces as proposed; `reference` is their own number for it, ours when they give none. */
export const approveAsCustomer = (ncr: Ncr, by: Person, reference: string | undefined, now: Instant): Decides => {
  if (ncr.status !== 'AwaitingCustomer') return wrongStatus(ncr, 'AwaitingCustomer')
  const { endorsedBy, endorsedAt: _endorsedAt, ...proposed } = ncr
  return approved({ ...proposed, status: 'DispositionProposed' }, { kind: 'customer', by, at: now, endorsedBy, reference: reference ?? ncr.number })
}

const approved = (ncr: In<'DispositionProposed'>, approval: In<'Approved'>['approval']): Decides => {
  const next: Ncr = { ...ncr, status: 'Approved', approval }
  const { proposal: { disposition }, cause } = ncr
  const data = { ...named(ncr), disposition, cause, decidedBy: approval.by, ...(approval.kind === 'customer' && { approvalReference: approval.reference }) }
  return decided<Ncr, NcrEvent>(next, { type: 'NonconformanceDispositioned', data })
}

/** The proposal is turned down, by the shop's reviewer; another one is needed. */
export const refuseProposal = (ncr: Ncr, by: Person, reason: string, now: Instant): Decides => {
  if (ncr.status !== 'DispositionProposed') return wrongStatus(ncr, 'DispositionProposed')
  const { proposal, ...rest } = ncr
  return refused({ ...rest, status: 'Contained' }, proposal.disposition, by, reason, now)
}

export const refuseAsCustomer = (ncr: Ncr, by: Person, reason: string, now: Instant): Decides => {
  if (ncr.status !== 'AwaitingCustomer') return wrongStatus(ncr, 'AwaitingCustomer')
  const { proposal, endorsedBy: _endorsedBy, endorsedAt: _endorsedAt, ...rest } = ncr
  return refused({ ...rest, status: 'Contained' }, proposal.disposition, by, reason, now)
}

const refused = (ncr: In<'Contained'>, disposition: QualityDisposition, by: Person, reason: string, now: Instant): Decides =>
  decided<Ncr, NcrEvent>({ ...ncr, refused: [...ncr.refused, { by, at: now, disposition, reason }] }, { type: 'DispositionRefused', data: { disposition, reason } })

/** Done as approved: scrapped pieces marked until unusable, rework finished, pieces sent back. */
export const execute = (ncr: Ncr, by: Person, note: string, now: Instant): Decides => {
  if (ncr.status !== 'Approved') return wrongStatus(ncr, 'Approved')
  return decided<Ncr, NcrEvent>({ ...ncr, status: 'Executed', execution: { by, at: now, note } }, { type: 'DispositionExecuted', data: { disposition: ncr.proposal.disposition, note } })
}

/** Somebody has looked whether it was done, and done well. */
export const verify = (ncr: Ncr, by: Person, note: string, now: Instant): Decides => {
  if (ncr.status !== 'Executed') return wrongStatus(ncr, 'Executed')
  return decided<Ncr, NcrEvent>({ ...ncr, status: 'Verified', verification: { by, at: now, note } }, { type: 'DispositionVerified', data: { note } })
}

export const close = (ncr: Ncr, by: Person, now: Instant): Decides => {
  if (ncr.status !== 'Verified') return wrongStatus(ncr, 'Verified')
  return decided<Ncr, NcrEvent>({ ...ncr, status: 'Closed', closedBy: by, closedAt: now }, { type: 'NonconformanceClosed', data: { number: ncr.number } })
}
