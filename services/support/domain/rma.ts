import { decided, refuse } from '#shared/kernel/result.ts'
import type { Person } from '#shared/vocabulary/party.ts'
import { addDays, type Instant } from '#shared/vocabulary/time.ts'
import type { Case } from '../case-view.ts'
import type { Liability, Rma, RmaIn, RmaLot } from '../rma-view.ts'
import { identity, outOfTurn, type RmaDecision, type RmaEvent } from './rma-event.ts'

type Request = { readonly rmaId: string; readonly number: string; readonly reason: string; readonly lots: readonly RmaLot[]; readonly by: Person }

/** Asks to send pieces back. That they were shipped and are not claimed already is checked on each lot, in the same transaction. */
export const request = ({ caseId, number, orderId, customerId }: Case, { rmaId, number: rmaNumber, reason, lots, by }: Request, now: Instant): RmaDecision => {
  const twice = lots.findIndex(({ lotId }, index) => lots.findIndex((each) => each.lotId === lotId) < index)
  if (twice >= 0) return refuse('lot-repeated', { lot: lots[twice]?.lotNumber ?? '' }, `/lots/${twice}/lotId`)
  const next: Rma = { status: 'Requested', rmaId, number: rmaNumber, caseId, caseNumber: number, orderId, customerId, reason, requestedBy: by, requestedAt: now, lots: [...lots] }
  return decided<Rma, RmaEvent>(next, { type: 'ReturnRequested', data: { number: rmaNumber, reason, lots } })
}

type Authority = { readonly liability: Liability; readonly instructions: string; readonly validDays: number; readonly by: Person }

export const authorize = (rma: Rma, { liability, instructions, validDays, by }: Authority, now: Instant): RmaDecision => {
  if (rma.status !== 'Requested') return outOfTurn(rma, 'Requested')
  const authorization = { by, at: now, liability, instructions, validUntil: addDays(now, validDays) }
  return decided<Rma, RmaEvent>(
    { ...rma, status: 'Authorized', authorization },
    { type: 'ReturnAuthorized', data: { ...identity(rma), lots: rma.lots, cause: liability.cause, bearer: liability.bearer, reason: rma.reason } },
  )
}

export const reject = (rma: Rma, { reason, by }: { readonly reason: string; readonly by: Person }, now: Instant): RmaDecision => {
  if (rma.status !== 'Requested') return outOfTurn(rma, 'Requested')
  return decided<Rma, RmaEvent>({ ...rma, status: 'Rejected', rejected: { by, at: now, reason } }, { type: 'ReturnRejected', data: { reason } })
}

type Sending = { readonly carrier: string; readonly trackingNumber?: string | undefined; readonly by: Person }

/** The pieces are on their way; an authorization that has lapsed must be asked for again. */
export const markInTransit = (rma: Rma, sending: Sending, now: Instant): RmaDecision => {
  if (rma.status !== 'Authorized') return outOfTurn(rma, 'Authorized')
  if (now > rma.authorization.validUntil) return refuse('authorization-lapsed', { number: rma.number, until: rma.authorization.validUntil })
  return decided<Rma, RmaEvent>({ ...rma, status: 'InTransit', transit: { ...sending, at: now } }, { type: 'ReturnSent', data: { carrier: sending.carrier, trackingNumber: sending.trackingNumber } })
}

/** Authorized pieces were never sent, or never arrived. */
export const expire = (rma: Rma, now: Instant): RmaDecision => {
  if (rma.status !== 'Authorized' && rma.status !== 'InTransit') return outOfTurn(rma, 'Authorized')
  if (now <= rma.authorization.validUntil) return refuse('authorization-still-valid', { number: rma.number, until: rma.authorization.validUntil })
  return decided<Rma, RmaEvent>({ ...rma, status: 'Expired', expiredAt: now }, { type: 'ReturnExpired', data: { validUntil: rma.authorization.validUntil } })
}

type Count = { readonly lots: readonly { readonly lotId: string; readonly quantity: number }[]; readonly condition: string; readonly by: Person }

/** What has arrived, counted: lots of this return, and no more of each than was authorized. */
export const receive = (rma: Rma, { lots, condition, by }: Count, now: Instant): RmaDecision => {
  if (rma.status !== 'InTransit') return outOfTurn(rma, 'InTransit')
  const counted: RmaLot[] = []
  for (const [index, { lotId, quantity }] of lots.entries()) {
    const authorized = rma.lots.find((each) => each.lotId === lotId)
    if (!authorized) return refuse('lot-not-in-return', { number: rma.number }, `/lots/${index}/lotId`)
    if (counted.some((each) => each.lotId === lotId)) return refuse('lot-repeated', { lot: authorized.lotNumber }, `/lots/${index}/lotId`)
    if (quantity > authorized.quantity) return refuse('received-more-than-authorized', { lot: authorized.lotNumber, authorized: authorized.quantity }, `/lots/${index}/quantity`)
    counted.push({ ...authorized, quantity })
  }
  return decided<Rma, RmaEvent>({ ...rma, status: 'Received', receipt: { by, at: now, lots: counted, condition } }, { type: 'ReturnReceived', data: { lots: counted, condition } })
}

/** What was found, and the cause it confirms: from now on its clause says who bears it. */
export const inspect = (rma: Rma, { findings, liability, by }: { readonly findings: string; readonly liability: Liability; readonly by: Person }, now: Instant): RmaDecision => {
  if (rma.status !== 'Received') return outOfTurn(rma, 'Received')
  return decided<Rma, RmaEvent>({ ...rma, status: 'Inspected', inspection: { by, at: now, findings, liability } }, { type: 'ReturnInspected', data: { findings, ...liability } })
}

type Fate = { readonly disposition: RmaIn<'Dispositioned'>['disposition']['disposition']; readonly note: string; readonly by: Person }

export const disposition = (rma: Rma, { disposition: fate, note, by }: Fate, now: Instant): RmaDecision => {
  if (rma.status !== 'Inspected') return outOfTurn(rma, 'Inspected')
  return decided<Rma, RmaEvent>({ ...rma, status: 'Dispositioned', disposition: { by, at: now, disposition: fate, note } }, { type: 'ReturnDispositioned', data: { disposition: fate, note } })
}

type Terms = Omit<RmaIn<'Settled'>['settlement'], 'at'>

/** What the customer gets. It fits what becomes of the pieces; money goes back only when the contract lays the cause on the shop. */
export const settle = (rma: Rma, terms: Terms, now: Instant): RmaDecision => {
  if (rma.status !== 'Dispositioned') return outOfTurn(rma, 'Dispositioned')
  const { liability: { cause, bearer, clauseId } } = rma.inspection
  const { kind, amount } = terms
  if (!fits[rma.disposition.disposition].includes(kind)) return refuse('settlement-contradicts-disposition', { disposition: rma.disposition.disposition, allowed: fits[rma.disposition.disposition].join(', ') }, '/kind')
  if (kind === 'refund' && (!amount || amount.minor <= 0)) return refuse('refund-needs-amount', {}, '/amount')
  if (kind !== 'refund' && amount) return refuse('amount-without-refund', { kind }, '/amount')
  if (kind === 'refund' && bearer === 'customer') return refuse('refund-not-owed', { cause, clause: clauseId }, '/kind')
  return decided<Rma, RmaEvent>(
    { ...rma, status: 'Settled', settlement: { ...terms, at: now } },
    { type: 'ReturnSettled', data: { ...identity(rma), lots: rma.receipt.lots, cause, bearer, settlement: kind, ...(amount && { amount }) } },
  )
}

type Kind = Terms['kind']
const fits: { readonly [D in Fate['disposition']]: readonly Kind[] } = {
  'use-as-is': ['replace', 'refund'],
  rework: ['repair', 'replace', 'refund'],
  repair: ['repair', 'replace', 'refund'],
  scrap: ['replace', 'refund'],
  'return-to-customer': ['reject'],
}

export const close = (rma: Rma, by: Person, now: Instant): RmaDecision => {
  if (rma.status !== 'Settled') return outOfTurn(rma, 'Settled')
  return decided<Rma, RmaEvent>({ ...rma, status: 'Closed', closed: { by, at: now } }, { type: 'ReturnClosed', data: {} })
}

/** Whether a return has come to its end. */
export const isOver = ({ status }: Rma): boolean => status === 'Closed' || status === 'Rejected' || status === 'Expired'
