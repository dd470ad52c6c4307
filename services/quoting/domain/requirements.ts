import { decided, ok, refuse, type Refusal, type Result } from '#shared/kernel/result.ts'
import type { Person } from '#shared/vocabulary/party.ts'
import { addDays, type Instant } from '#shared/vocabulary/time.ts'
import type { Suggestion, SuggestionKind } from '../drawing-view.ts'
import type { Stated } from '../shape-view.ts'
import type { Answer, Requirement, Rfq, RfqIn, Source } from '../rfq-view.ts'
import { mentioned, messageOf, type Said, type Side } from './conversation.ts'
import { notationOf } from './notation.ts'
import { baseOf, clarificationDays, fitting, named, standing, wrongStatus, type RfqDecision, type RfqEvent } from './rfq.ts'
import { isPart, partOf } from './source.ts'

export type Verdict = { readonly answer: 'accept' } | { readonly answer: 'except'; readonly exception: string } | { readonly answer: 'ask'; readonly question: string } & Omit<Said, 'text'>

/** The sales engineer accepts a line, excepts it (the customer sees why), or asks; an open question makes the request wait for its customer. */
export const answer = (rfq: Rfq, line: number, verdict: Verdict, by: Person, now: Instant): RfqDecision => {
  const found = lineInReview(rfq, line, now)
  if (!found.ok) return found
  const { at, requirement } = found.value
  if (requirement.answer.status === 'Superseded') return refuse('line-superseded', { line })
  if (verdict.answer === 'ask') return ask(at, requirement, { ...verdict, text: verdict.question }, by, now)
  const next = withLine(at, { ...requirement, answer: answered(verdict, by, now) }, now)
  return fitting(decided<Rfq, RfqEvent>(next, { type: factOf[verdict.answer], data: { line, ...verdict, status: next.status } }))
}

const ask = (at: InReview, requirement: Requirement, said: Said, by: Person, now: Instant): RfqDecision => {
  const { line } = requirement
  const message = messageOf(at, said, by, 'manufacturer', now)
  if (!message.ok) return message
  const next = withLine(at, { ...requirement, answer: { status: 'Asked', by, at: now }, conversation: [...requirement.conversation, message.value] }, now)
  const fact = { line, answer: 'ask', question: said.text, status: next.status, ...mentioned(message.value) }
  return fitting(decided<Rfq, RfqEvent>(next, { type: 'RequirementQuestioned', data: { ...named(at), ...fact } }))
}

const factOf = { accept: 'RequirementAccepted', except: 'RequirementExcepted' } as const

const answered = (verdict: Exclude<Verdict, { readonly answer: 'ask' }>, by: Person, at: Instant): Answer =>
  (verdict.answer === 'accept' ? { status: 'Accepted', by, at } : { status: 'Excepted', by, at, exception: verdict.exception })

/** The kind of line that each kind of suggestion becomes; a note for all others. */
const kinds: { readonly [kind in SuggestionKind]?: Requirement['kind'] } = { material: 'material', 'general-tolerance': 'tolerance', dimension: 'tolerance', surface: 'finish', treatment: 'finish' }

/** What may be taken of a file as a line of its own. */
type Taken = Pick<Requirement, 'kind' | 'text'> & { readonly source: Extract<Source, { documentId: string }> }

/** Of what a drawing says. */
export const suggested = (documentId: string, { number, kind, source: text, page, layer }: Suggestion): Taken =>
  ({ kind: kinds[kind] ?? 'note', text, source: { kind: 'drawing', documentId, suggestion: number, ...(page !== undefined && { page }), ...(layer !== undefined && { layer }) } })

/** Of what a model states for machines to read; `annotation` is its place in the list, from 1. */
export const stated = (documentId: string, annotation: number, what: Stated): Taken =>
  ({ kind: 'tolerance', text: notationOf(what), source: { kind: 'model', documentId, annotation, stated: what } })

/** Takes what a file says as a line, said by a person: the buyer while the request is a draft, the shop while it is in review. The same is taken once, however often it is asked. */
export const take = (rfq: Rfq, taken: Taken, side: Side, now: Instant): RfqDecision => {
  const at = standing(rfq, now)
  if (side === 'customer' ? at.status !== 'Draft' : at.status !== 'InReview' && at.status !== 'NeedsClarification') return wrongStatus(at, side === 'customer' ? 'request-not-draft' : 'request-not-in-review')
  const { documentId } = taken.source
  if (at.requirements.some(({ source }) => source !== undefined && isPart(source) && source.documentId === documentId && partOf(source) === partOf(taken.source))) return decided<Rfq, RfqEvent>(rfq)
  const replaced = at.documents.find(({ sha256, replacedBy }) => sha256 === documentId && replacedBy !== undefined)
  if (replaced) return refuse('document-replaced', { name: replaced.name })
  const requirement: Requirement = { line: at.requirements.length + 1, ...taken, answer: { status: 'Open' }, conversation: [] }
  return fitting(decided<Rfq, RfqEvent>({ ...at, requirements: [...at.requirements, requirement] }, { type: 'RequirementAdded', data: { line: requirement.line, ...taken } }))
}

/** The customer answers a question: the line is open again, and with the last question answered the review goes on. */
export const reply = (rfq: Rfq, line: number, said: Said, by: Person, now: Instant): RfqDecision => {
  const found = lineInReview(rfq, line, now)
  if (!found.ok) return found
  const { at, requirement } = found.value
  if (requirement.answer.status !== 'Asked') return refuse('line-not-asked', { line })
  const message = messageOf(at, said, by, 'customer', now)
  if (!message.ok) return message
  const next = withLine(at, { ...requirement, answer: { status: 'Open' }, conversation: [...requirement.conversation, message.value] }, now)
  return fitting(decided<Rfq, RfqEvent>(next, { type: 'QuestionAnswered', data: { ...named(at), line, text: said.text, ...mentioned(message.value) } }))
}

type InReview = RfqIn<'InReview' | 'NeedsClarification'>

const lineInReview = (rfq: Rfq, line: number, now: Instant): Result<{ readonly at: InReview; readonly requirement: Requirement }, Refusal> => {
  const at = standing(rfq, now)
  if (at.status !== 'InReview' && at.status !== 'NeedsClarification') return wrongStatus(at, 'request-not-in-review')
  const requirement = at.requirements.find((each) => each.line === line)
  return requirement ? ok({ at, requirement }) : refuse('not-found', { kind: 'line', id: line })
}

/** Puts a line back. */
const withLine = (at: InReview, changed: Requirement, now: Instant): InReview =>
  withLines(at, at.requirements.map((each) => (each.line === changed.line ? changed : each)), now)

/** Whether a request in review waits for its customer follows from its lines alone. */
export const withLines = (at: InReview, requirements: Requirement[], now: Instant): InReview => {
  const base = { ...baseOf(at), wishes: at.wishes, requirements, submittedAt: at.submittedAt }
  const asked = requirements.some(({ answer }) => answer.status === 'Asked')
  return asked ? { ...base, status: 'NeedsClarification', expiresAt: addDays(now, clarificationDays) } : { ...base, status: 'InReview' }
}
