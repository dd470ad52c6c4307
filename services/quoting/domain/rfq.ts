import type { PublishedEvent } from '#shared/kernel/contract.ts'
import { decided, ok, refuse, type Decided, type Failure, type Refusal, type Result } from '#shared/kernel/result.ts'
import type { Person } from '#shared/vocabulary/party.ts'
import { addDays, type Instant } from '#shared/vocabulary/time.ts'
import type { quoting } from '../contract.ts'
import type { Document, Requirement, Rfq, RfqIn, Source, Wishes } from '../rfq-view.ts'
import { conflictsIn } from './conflicts.ts'
import { documentRefs, sourceOf, unmeasured } from './documents.ts'

type Fact =
  | 'RequestOpened' | 'WishesSet' | 'DocumentAttached' | 'DocumentReplaced' | 'DocumentDescribed' | 'DocumentRemoved' | 'MeasurementRequested' | 'DocumentMeasured' | 'MeasurementAcknowledged' | 'ReviewStarted'
  | 'RequirementAdded' | 'RequirementAccepted' | 'RequirementExcepted'
  | 'RequestQuoted' | 'RequestDeclined' | 'RequestWithdrawn' | 'RequestExpired' | 'ShipmentRecorded' | 'DeliveryRecorded'

/** What happens to a request: what others are told of, and facts for its own history. */
export type RfqEvent = Extract<PublishedEvent<typeof quoting>, { type: 'RequirementsSubmitted' | 'RequirementQuestioned' | 'QuestionAnswered' | 'MessagePosted' }> | { readonly type: Fact; readonly data: { readonly [name: string]: unknown } }
export type RfqDecision = Decided<Rfq, RfqEvent>
type Closing = { readonly by: Person; readonly reason: string }
type Beginning = { readonly rfqId: string; readonly number: string; readonly orderId: string; readonly customerId: string; readonly customerName: string; readonly buyer: Person }

/** Days a draft waits to be sent, and a question to be answered, before the request expires. */
export const draftDays = 90
export const clarificationDays = 60

/** One stored thing must stay well under DynamoDB's 400 KB, however long the conversation. */
const sizeLimit = 300_000

/** A new request, with all that the customer wants or, where it begins with its files, with none of it yet. */
export const open = (beginning: Beginning, wishes: Wishes | undefined, now: Instant): RfqDecision => {
  if (repeats(wishes)) return refuse('quantities-repeat', {}, '/quantities')
  const next: Rfq = {
    ...beginning, ...(wishes && { wishes }), status: 'Draft', openedAt: now, expiresAt: addDays(now, draftDays),
    documents: [], requirements: linesOf(wishes, []), messages: [], exportClass: 'public', fulfilment: [],
  }
  return fitting(decided<Rfq, RfqEvent>(next, { type: 'RequestOpened', data: { number: beginning.number, ...(wishes && { part: wishes.part }) } }))
}

/** Nobody needs two prices for one quantity. */
export const repeats = (wishes: Wishes | undefined): boolean => wishes !== undefined && new Set(wishes.quantities).size < wishes.quantities.length

/** The lines of a draft: each wish, each file and what was taken from the files, to be accepted or excepted one by one before a plan may go out. */
export const linesOf = (wishes: Wishes | undefined, documents: readonly Document[], taken: readonly Requirement[] = []): Requirement[] => {
  const lines = [...(wishes ? wished(wishes) : []), ...documents.map((file): Line => ['document', `${file.name} · ${file.revision}`, sourceOf(file)])]
  const made = lines.map(([kind, text, source]): Omit<Requirement, 'line'> => ({ kind, text, answer: { status: 'Open' }, conversation: [], source: source ?? { kind: kind === 'note' ? 'note' : 'form' } }))
  return [...made, ...taken].map((each, index) => ({ ...each, line: index + 1 }))
}

type Line = [kind: Requirement['kind'], text: string, source?: Source]
const wished = (wishes: Wishes): readonly Line[] => [
  ['material', wishes.material],
  ['quantity', wishes.quantities.map((quantity) => `${quantity} C62`).join(', ')],
  ['tolerance', wishes.toleranceClass],
  ...(wishes.finish === '' ? [] : [['finish', wishes.finish] satisfies Line]),
  ['delivery', `${wishes.delivery.incoterm} ${wishes.delivery.place}`],
  ['packaging', `${wishes.packaging.method}; ${wishes.packaging.piecesPerPackage} C62 / ${wishes.packaging.packageKind}`],
  ...wishes.notes.map((note): Line => ['note', note]),
]

/** Sends a draft to the shop. */
export const submit = (rfq: Rfq, now: Instant): RfqDecision => {
  const at = standing(rfq, now)
  if (at.status !== 'Draft') return wrongStatus(at, 'request-not-draft')
  if (!at.wishes) return refuse('wishes-missing')
  if (at.documents.length === 0) return refuse('document-missing')
  const { rfqId, number, customerId, customerName, buyer, wishes } = at
  return decided<Rfq, RfqEvent>(
    { ...baseOf(at), wishes, status: 'Submitted', submittedAt: now },
    { type: 'RequirementsSubmitted', data: { rfqId, number, customerId, customerName, buyer, part: wishes.part, quantities: wishes.quantities, documents: documentRefs(at), requirements: at.requirements.length } },
  )
}

export const startReview = (rfq: Rfq, now: Instant): RfqDecision => {
  const at = standing(rfq, now)
  if (at.status !== 'Submitted') return wrongStatus(at, 'request-not-submitted')
  return decided<Rfq, RfqEvent>({ ...at, status: 'InReview' }, { type: 'ReviewStarted', data: {} })
}

/** The shop says no, before it has quoted; what is quoted ends with its plan. */
export const decline = (rfq: Rfq, { by, reason }: Closing, now: Instant): RfqDecision => {
  const at = standing(rfq, now)
  if (at.status !== 'Submitted' && at.status !== 'InReview' && at.status !== 'NeedsClarification') return wrongStatus(at, 'request-not-declinable')
  return decided<Rfq, RfqEvent>({ ...baseOf(at), wishes: at.wishes, status: 'Declined', closed: { by, at: now, reason } }, { type: 'RequestDeclined', data: { by, reason } })
}

/** The customer takes it back, at any time before a plan is approved (the caller turns down a plan that is before them). */
export const withdraw = (rfq: Rfq, { by, reason }: Closing, now: Instant): RfqDecision => {
  const at = standing(rfq, now)
  if (!isOpen(at)) return wrongStatus(at, 'request-closed')
  return decided<Rfq, RfqEvent>({ ...baseOf(at), ...wishesOf(at), status: 'Withdrawn', closed: { by, at: now, reason } }, { type: 'RequestWithdrawn', data: { by, reason } })
}

/** Records what reading has shown since the time ran out. */
export const expire = (rfq: Rfq, now: Instant): RfqDecision => {
  const at = standing(rfq, now)
  if (rfq.status === 'Expired' || at.status !== 'Expired') return refuse('request-not-due', { status: rfq.status })
  return decided<Rfq, RfqEvent>(at, { type: 'RequestExpired', data: { expiredAt: at.expiredAt } })
}

/** A plan for this request goes before the customer. */
export const quote = (rfq: Rfq, planId: string, now: Instant): RfqDecision => {
  const ready = readyToQuote(rfq, now)
  if (!ready.ok) return ready
  return decided<Rfq, RfqEvent>({ ...baseOf(rfq), wishes: ready.value.wishes, status: 'Quoted', submittedAt: ready.value.submittedAt, planId }, { type: 'RequestQuoted', data: { planId } })
}

/** A price may go out only when every line is accepted or excepted, every file measured or looked at, and nothing contradicts itself. */
const readyToQuote = (rfq: Rfq, now: Instant): Result<RfqIn<'InReview' | 'Quoted'>, Refusal> => {
  const unanswered = rfq.requirements.filter(({ answer }) => answer.status === 'Open' || answer.status === 'Asked').map(({ line }) => line)
  const at = plannable(rfq, now)
  if (!at.ok) return at
  if (unanswered.length > 0 || at.value.status === 'NeedsClarification') return refuse('requirements-open', { lines: unanswered.join(', ') })
  const waiting = unmeasured(rfq)
  if (waiting.length > 0) return refuse('documents-not-measured', { names: waiting.map(({ name }) => name).join(', ') })
  const unsettled = conflictsIn(rfq).filter(({ settled }) => !settled)
  return unsettled.length > 0 ? refuse('requirements-conflict', { conflicts: unsettled.map(({ line, asked, said, name }) => `${line}: ${asked} ≠ ${said} (${name})`).join('; ') }) : ok(at.value)
}

/** Whether plans may be worked on: from review on, until the request is closed. */
export type Plannable = RfqIn<'InReview' | 'NeedsClarification' | 'Quoted'>
export const plannable = (rfq: Rfq, now: Instant): Result<Plannable, Refusal> => {
  const at = standing(rfq, now)
  return at.status === 'InReview' || at.status === 'NeedsClarification' || at.status === 'Quoted' ? ok(at) : wrongStatus(at, 'request-not-in-review')
}

/** The request as it stands now: one that has waited for its customer too long is Expired, recorded or not. */
export const standing = (rfq: Rfq, now: Instant): Rfq =>
  (rfq.status === 'Draft' || rfq.status === 'NeedsClarification') && now >= rfq.expiresAt ? { ...baseOf(rfq), ...wishesOf(rfq), status: 'Expired', expiredAt: rfq.expiresAt } : rfq

export type OpenRfq = RfqIn<'Draft' | 'Submitted' | 'InReview' | 'NeedsClarification' | 'Quoted'>
export const isOpen = (rfq: Rfq): rfq is OpenRfq => rfq.status !== 'Declined' && rfq.status !== 'Withdrawn' && rfq.status !== 'Expired'

/** The specific refusal, or the one that tells of a request whose time is over. */
export const wrongStatus = (rfq: Rfq, code: string): Failure<Refusal> =>
  rfq.status === 'Expired' ? refuse('request-expired', { since: rfq.expiredAt }) : refuse(code, { status: rfq.status })

/** Refuses what would make the request too large to store, so that nothing said is ever lost. */
export const fitting = (decision: RfqDecision): RfqDecision =>
  decision.ok && new TextEncoder().encode(JSON.stringify(decision.value.next)).length > sizeLimit ? refuse('request-full') : decision

/** What the customer wants, where they have said it. */
const wishesOf = ({ wishes }: Rfq) => (wishes ? { wishes } : {})

/** What an event says of the request that it is about. */
export const named = ({ rfqId, number, customerId, customerName }: Rfq) => ({ rfqId, number, customerId, customerName })

/** What all states share; a transition names the rest. */
export const baseOf = ({ rfqId, number, orderId, customerId, customerName, buyer, openedAt, documents, requirements, messages, exportClass, fulfilment }: Rfq) => ({
  rfqId, number, orderId, customerId, customerName, buyer, openedAt, documents, requirements, messages, exportClass, fulfilment,
})
