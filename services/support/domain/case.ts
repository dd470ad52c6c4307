import { decided, refuse } from '#shared/kernel/result.ts'
import type { Person } from '#shared/vocabulary/party.ts'
import { addDays, type Instant } from '#shared/vocabulary/time.ts'
import type { Case, CaseIn, Message, Photo } from '../case-view.ts'
import type { Lot } from '../lot-view.ts'
import { outOfTurn, type CaseDecision, type CaseEvent } from './case-event.ts'
import { tooLarge } from './size.ts'

/** Days in which the customer may say that a resolved case is not solved. */
export const reopenDays = 30

const mostPhotos = 50

export type Opening = Pick<Case, 'caseId' | 'number' | 'orderId' | 'customerId' | 'customerName' | 'kind' | 'subject' | 'description' | 'openedBy' | 'photos'>

/** The customer needs help. Lots it names must be of that order and have been shipped; `undefined` is a lot this customer does not have. */
export const open = (opening: Opening, lots: readonly (Lot | undefined)[], now: Instant): CaseDecision => {
  const named: Case['lots'] = []
  for (const [index, lot] of lots.entries()) {
    if (lot?.orderId !== opening.orderId) return refuse('lot-not-in-order', {}, `/lotIds/${index}`)
    if (lot.counts.shipped === 0) return refuse('lot-not-shipped', { lot: lot.lotNumber }, `/lotIds/${index}`)
    if (named.some(({ lotId }) => lotId === lot.lotId)) return refuse('lot-repeated', { lot: lot.lotNumber }, `/lotIds/${index}`)
    named.push({ lotId: lot.lotId, lotNumber: lot.lotNumber })
  }
  const { caseId, number, customerId, subject, openedBy } = opening
  return fitting(decided<Case, CaseEvent>(
    { ...opening, status: 'New', openedAt: now, lots: named, messages: [], returns: [], reports: [], reopenings: [] },
    { type: 'CaseOpened', data: { caseId, number, customerId, lotIds: named.map(({ lotId }) => lotId), subject, by: openedBy } },
  ))
}

type Triage = { readonly severity: CaseIn<'Triaged'>['triage']['severity']; readonly assigned: Person; readonly by: Person }

/** Says how severe it is and who takes it; again whenever that changes, until it is resolved. */
export const triage = (state: Case, { severity, assigned, by }: Triage, now: Instant): CaseDecision => {
  const found = { triage: { severity, assigned, by, at: now } }
  const event: CaseEvent = { type: 'CaseTriaged', data: { severity, assigned } }
  if (state.status === 'Resolved' || state.status === 'Closed') return outOfTurn(state)
  return state.status === 'New' ? decided<Case, CaseEvent>({ ...state, status: 'Triaged', ...found }, event) : decided<Case, CaseEvent>({ ...state, ...found }, event)
}

type Word = { readonly by: Person; readonly text: string; readonly photos: readonly Photo[] }

/** The shop answers; when it asks back, the case waits for the customer. */
export const answer = (state: Case, { awaitReply, ...word }: Word & { readonly awaitReply: boolean }, now: Instant): CaseDecision => {
  if (state.status === 'New' || state.status === 'Resolved' || state.status === 'Closed') return outOfTurn(state)
  const said = { ...baseOf(state), ...spoken(state, word, 'manufacturer', now), triage: state.triage }
  return awaitReply
    ? fitting(decided<Case, CaseEvent>({ ...said, status: 'WaitingCustomer', waitingSince: now }, { type: 'QuestionAsked', data: { ...named(state), text: word.text } }))
    : fitting(decided<Case, CaseEvent>({ ...said, status: 'InProgress' }, { type: 'CaseAnswered', data: { ...named(state), text: word.text } }))
}

/** The customer adds to it; what waited for them goes on. */
export const reply = (state: Case, word: Word, now: Instant): CaseDecision => {
  if (state.status === 'Resolved' || state.status === 'Closed') return outOfTurn(state)
  const event: CaseEvent = { type: 'CustomerReplied', data: { ...named(state), text: word.text } }
  const said = spoken(state, word, 'customer', now)
  if (state.status !== 'WaitingCustomer') return fitting(decided<Case, CaseEvent>({ ...state, ...said }, event))
  return fitting(decided<Case, CaseEvent>({ ...baseOf(state), ...said, triage: state.triage, status: 'InProgress' }, event))
}

type Solution = { readonly kind: CaseIn<'Resolved'>['resolution']['kind']; readonly text: string; readonly by: Person }

export const resolve = (state: Case, solution: Solution, now: Instant): CaseDecision => {
  if (state.status === 'New' || state.status === 'Resolved' || state.status === 'Closed') return outOfTurn(state)
  const resolution = { ...solution, at: now, reopenUntil: addDays(now, reopenDays) }
  return fitting(decided<Case, CaseEvent>({ ...baseOf(state), triage: state.triage, status: 'Resolved', resolution }, { type: 'CaseResolved', data: { ...named(state), ...resolution } }))
}

export const reopen = (state: Case, { by, reason }: { readonly by: Person; readonly reason: string }, now: Instant): CaseDecision => {
  if (state.status !== 'Resolved') return outOfTurn(state)
  if (now > state.resolution.reopenUntil) return refuse('reopening-too-late', { number: state.number, until: state.resolution.reopenUntil })
  const reopenings = [...state.reopenings, { by, at: now, reason, earlier: state.resolution }]
  return fitting(decided<Case, CaseEvent>({ ...baseOf(state), reopenings, triage: state.triage, status: 'InProgress' }, { type: 'CaseReopened', data: { ...named(state), reason } }))
}

type Closing = { readonly by: Person; readonly accepted: boolean; readonly openReturns: readonly string[]; readonly openReports: readonly string[] }

/**
 * The customer accepts; or the shop closes, once the customer's time to reopen is over. Returns must have come to their end. An open 8D report
 * keeps the shop from closing, not the customer: who is content need not wait for the paper.
 */
export const close = (state: Case, { by, accepted, openReturns, openReports }: Closing, now: Instant): CaseDecision => {
  if (state.status !== 'Resolved') return outOfTurn(state)
  if (openReturns.length > 0) return refuse('returns-open', { returns: openReturns.join(', ') })
  if (!accepted && openReports.length > 0) return refuse('report-open', { report: openReports.join(', ') })
  if (!accepted && now <= state.resolution.reopenUntil) return refuse('may-still-be-reopened', { until: state.resolution.reopenUntil })
  return decided<Case, CaseEvent>({ ...state, status: 'Closed', closed: { by, at: now, accepted } }, { type: 'CaseClosed', data: { accepted } })
}

/** A return was requested on this case; its lots are now part of what the case is about. */
export const attachReturn = (state: Case, rmaId: string, lots: Case['lots']): CaseDecision => {
  if (state.status === 'Closed') return outOfTurn(state)
  const added = lots.filter(({ lotId }) => !state.lots.some((each) => each.lotId === lotId))
  return decided<Case, CaseEvent>({ ...state, returns: [...state.returns, rmaId], lots: [...state.lots, ...added] }, { type: 'ReturnAttached', data: { rmaId } })
}

/** An 8D report was opened on this case. */
export const attachReport = (state: Case, reportId: string): CaseDecision => {
  if (state.status === 'Closed') return outOfTurn(state)
  if (state.kind !== 'complaint') return refuse('case-not-complaint', { number: state.number, kind: state.kind })
  return decided<Case, CaseEvent>({ ...state, reports: [...state.reports, reportId] }, { type: 'ReportAttached', data: { reportId } })
}

/** By what other services and people know it. */
const named = ({ caseId, number, customerId }: Case) => ({ caseId, number, customerId })

const spoken = (state: Case, { by, text, photos }: Word, side: Message['side'], now: Instant): Pick<Case, 'messages' | 'photos'> => ({
  messages: [...state.messages, { by, side, at: now, text, photos: photos.map(({ sha256 }) => sha256) }],
  photos: [...state.photos, ...photos.filter(({ sha256 }) => !state.photos.some((each) => each.sha256 === sha256))],
})

/** Refuses what would make the case too large to store, so that nothing said is ever lost. */
export const fitting = (decision: CaseDecision): CaseDecision => {
  if (!decision.ok) return decision
  const { next } = decision.value
  if (next.photos.length > mostPhotos) return refuse('too-many-photos', { limit: mostPhotos }, '/photos')
  return tooLarge(next) ? refuse('case-full', { number: next.number }) : decision
}

/** What all states share; a transition names the rest. */
const baseOf = ({ caseId, number, orderId, customerId, customerName, kind, subject, description, openedBy, openedAt, lots, photos, messages, returns, reports, reopenings, recall }: Case) => ({
  caseId, number, orderId, customerId, kind, subject, description, openedBy, openedAt, lots, photos, messages, returns, reports, reopenings,
  ...(customerName !== undefined && { customerName }), ...(recall && { recall }),
})
