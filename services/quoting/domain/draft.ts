import { decided, ok, refuse, type Refusal, type Result } from '#shared/kernel/result.ts'
import { mostRestricted } from '#shared/vocabulary/export-class.ts'
import type { Instant } from '#shared/vocabulary/time.ts'
import type { Document, Requirement, Rfq, RfqIn, Wishes } from '../rfq-view.ts'
import { fitting, linesOf, repeats, standing, wrongStatus, type RfqDecision, type RfqEvent } from './rfq.ts'
import { isPart } from './source.ts'

/** What the customer says of a file besides its content. */
type Description = Pick<Document, 'revision' | 'exportClass'>

/** Says what the customer wants, or says it anew, until the request is sent. */
export const setWishes = (rfq: Rfq, wishes: Wishes, now: Instant): RfqDecision => {
  const at = drafted(rfq, now)
  if (!at.ok) return at
  if (repeats(wishes)) return refuse('quantities-repeat', {}, '/quantities')
  return fitting(decided<Rfq, RfqEvent>({ ...at.value, wishes, requirements: linesOf(wishes, at.value.documents, takenOf(at.value, at.value.documents)) }, { type: 'WishesSet', data: { part: wishes.part } }))
}

export const describe = (rfq: Rfq, sha256: string, description: Description, now: Instant): RfqDecision =>
  onDocument(rfq, sha256, now, (at) => withDocuments(at, at.documents.map((each) => (each.sha256 === sha256 ? { ...each, ...description } : each))), { type: 'DocumentDescribed', data: { sha256, ...description } })

/** A measurement that arrives later finds no file to speak of, and is dropped. */
export const removeDocument = (rfq: Rfq, sha256: string, now: Instant): RfqDecision =>
  onDocument(rfq, sha256, now, (at) => withDocuments(at, at.documents.filter((each) => each.sha256 !== sha256)), { type: 'DocumentRemoved', data: { sha256 } })

type Draft = RfqIn<'Draft'>

const onDocument = (rfq: Rfq, sha256: string, now: Instant, change: (at: Draft) => Draft, event: RfqEvent): RfqDecision => {
  const at = drafted(rfq, now)
  if (!at.ok) return at
  return at.value.documents.some((each) => each.sha256 === sha256) ? decided<Rfq, RfqEvent>(change(at.value), event) : refuse('not-found', { kind: 'document', id: sha256 })
}

const withDocuments = (at: Draft, documents: Document[]): Draft =>
  ({ ...at, documents, requirements: linesOf(at.wishes, documents, takenOf(at, documents)), exportClass: mostRestricted(documents.map(({ exportClass }) => exportClass)) })

/** Lines taken from what files say, of those files that are still there. */
const takenOf = ({ requirements }: Draft, documents: readonly Document[]): Requirement[] =>
  requirements.filter(({ source }) => source !== undefined && isPart(source) && documents.some(({ sha256 }) => sha256 === source.documentId))

/** Only what has not been sent may be written anew: the shop answers what it was sent. */
const drafted = (rfq: Rfq, now: Instant): Result<Draft, Refusal> => {
  const at = standing(rfq, now)
  return at.status === 'Draft' ? ok(at) : wrongStatus(at, 'request-not-draft')
}
