import { decided, ok, refuse, type Decided, type Refusal, type Result } from '#shared/kernel/result.ts'
import type { Locale } from '#shared/vocabulary/locale.ts'
import { addSeconds, type Instant } from '#shared/vocabulary/time.ts'
import type { PlanDocument } from '../plan-document-view.ts'
import type { Plan, SubmittedPlan } from '../plan-view.ts'
import { standing } from './plan.ts'

type PlanDocumentEvent =
  /** The intent: a document waits to be made. */
  | { readonly type: 'PlanDocumentRequested'; readonly data: { readonly planDocumentId: string } }
  | { readonly type: 'PlanDocumentMade'; readonly data: Edition & { readonly sha256: string } }
type PlanDocumentDecision = Decided<PlanDocument, PlanDocumentEvent>

/** What a document says of a plan as it stands, and by which it is known. */
export type Edition = Pick<PlanDocument, 'plan' | 'locale'>

/** As long as a worker may take, which needs a second or two. */
const patienceSeconds = 60

/** The plan as a document shows it now. Nothing is printed of a draft: it has no hash, and its customer does not see it. */
export const printable = (plan: Plan, now: Instant): Result<SubmittedPlan, Refusal> => {
  const at = standing(plan, now)
  return at.status === 'Draft' ? refuse('plan-still-draft', { number: at.number }) : ok(at)
}

export const editionOf = ({ planId, content: { revision }, status }: SubmittedPlan, locale: Locale): Edition => ({ plan: { planId, revision, status }, locale })

/** Asked for by two at once, or once more while it is being made, it is made once; asked for again when it should have come by now, it is tried again. */
export const requestDocument = (document: PlanDocument | undefined, planDocumentId: string, { orderId, customerId }: SubmittedPlan, edition: Edition, now: Instant): PlanDocumentDecision => {
  if (document && !overdue(document, now)) return decided<PlanDocument, PlanDocumentEvent>(document)
  return decided<PlanDocument, PlanDocumentEvent>({ planDocumentId, orderId, customerId, ...edition, status: 'Rendering', requestedAt: now }, { type: 'PlanDocumentRequested', data: { planDocumentId } })
}

/** The first that is made stays, whoever else made one meanwhile. */
export const documentMade = (document: PlanDocument, sha256: string): PlanDocumentDecision => {
  if (document.status === 'Ready') return decided<PlanDocument, PlanDocumentEvent>(document)
  const { requestedAt: _, ...made } = document
  const { plan, locale } = made
  return decided<PlanDocument, PlanDocumentEvent>({ ...made, status: 'Ready', sha256 }, { type: 'PlanDocumentMade', data: { plan, locale, sha256 } })
}

/** How far a document is, for those who wait for it. */
export const seenAs = (document: PlanDocument | undefined, now: Instant): 'None' | 'Rendering' | 'Failed' | 'Ready' => {
  if (!document) return 'None'
  return overdue(document, now) ? 'Failed' : document.status
}

/** Nothing runs on a clock, so a worker that gave up tells nobody: what has not come in time is shown as failed. It may still come. */
const overdue = (document: PlanDocument, now: Instant): boolean => document.status === 'Rendering' && now > addSeconds(document.requestedAt, patienceSeconds)
