import type { PublishedEvent } from '#shared/kernel/contract.ts'
import { decided, ok, refuse, type Decided, type Refusal, type Result } from '#shared/kernel/result.ts'
import type { Person } from '#shared/vocabulary/party.ts'
import { addDays, type Instant } from '#shared/vocabulary/time.ts'
import type { quoting } from '../contract.ts'
import type { PlanInput } from '../plan-input.ts'
import type { Plan, PlanIn } from '../plan-view.ts'
import type { Rfq } from '../rfq-view.ts'
import { current, departures, workOut, type Worked } from './content.ts'
import { plannable } from './rfq.ts'

/** Facts of work in progress carry costs and margin: `internalFacts` are the shop's alone. */
type Fact = 'PlanDrafted' | 'PlanRevised' | 'PlanExpired' | 'PlanSuperseded'
export const internalFacts: readonly string[] = ['PlanDrafted', 'PlanRevised'] satisfies Fact[]

export type PlanEvent = Extract<PublishedEvent<typeof quoting>, { type: `Plan${string}` }> | { readonly type: Fact; readonly data: { readonly [name: string]: unknown } }
export type PlanDecision = Decided<Plan, PlanEvent>
type Said = { readonly by: Person; readonly reason: string }

/** What an event about a plan can carry: 256 KB on the bus, of which the envelope needs little. And what an item can: 400 KB. */
const contentLimit = 150_000
const planLimit = 300_000

/** `live`: the plan of this request that has been before the customer last, if there is one. */
export const draft = (names: { readonly planId: string; readonly number: string }, rfq: Rfq, live: Plan | undefined, input: PlanInput, now: Instant): PlanDecision => {
  const worked = work(rfq, live, input, 1, now)
  if (!worked.ok) return worked
  const { orderId, rfqId, customerId, customerName } = rfq
  return decided<Plan, PlanEvent>({ ...names, orderId, rfqId, customerId, customerName, ...worked.value, status: 'Draft' }, { type: 'PlanDrafted', data: { ...worked.value } })
}

/** Replaces a draft in place, or begins the next revision of a plan that was sent back or has expired. */
export const revise = (plan: Plan, rfq: Rfq, live: Plan | undefined, input: PlanInput, now: Instant): PlanDecision => {
  const at = standing(plan, now)
  if (at.status !== 'Draft' && at.status !== 'ChangesRequested' && at.status !== 'Expired') return refuse('plan-not-revisable', { status: at.status })
  const worked = work(rfq, live, input, at.content.revision + (at.status === 'Draft' ? 0 : 1), now)
  if (!worked.ok) return worked
  const lapsed: PlanEvent[] = at.status === plan.status ? [] : [{ type: 'PlanExpired', data: { revision: at.content.revision } }]
  return decided<Plan, PlanEvent>({ ...baseOf(at), ...worked.value, status: 'Draft' }, ...lapsed, { type: 'PlanRevised', data: { ...worked.value } })
}

const work = (rfq: Rfq, live: Plan | undefined, input: PlanInput, revision: number, now: Instant): Result<Worked, Refusal> => {
  const open = plannable(rfq, now)
  if (!open.ok) return open
  if (live?.status === 'Approved') return refuse('plan-already-approved', { number: live.number })
  const worked = workOut(open.value, input, revision)
  if (!worked.ok) return worked
  const tooLarge = bytes(worked.value.content) > contentLimit || bytes(worked.value) > planLimit
  return tooLarge ? refuse('plan-too-large') : worked
}

const bytes = (value: object): number => new TextEncoder().encode(JSON.stringify(value)).length

/** Puts a draft before the customer, fixed by the hash of its content. The caller quotes the request and supersedes `live` in the same transaction. */
export const submit = (plan: Plan, rfq: Rfq, live: Plan | undefined, fixed: { readonly contentHash: string; readonly validDays: number }, now: Instant): PlanDecision => {
  if (plan.status !== 'Draft') return refuse('plan-not-draft', { status: plan.status })
  if (live?.status === 'Approved') return refuse('plan-already-approved', { number: live.number })
  if (!current(plan.content, rfq)) return refuse('plan-outdated')
  const departed = departures(plan.content, rfq)
  if (departed.length > 0) return refuse('plan-departs', { lines: departed.join(', ') })
  const before = { submittedAt: now, validUntil: addDays(now, fixed.validDays), contentHash: fixed.contentHash }
  const next: PlanIn<'Submitted'> = { ...plan, status: 'Submitted', ...before }
  const { total, leadTimeDays } = plan.content
  return decided<Plan, PlanEvent>(next, { type: 'PlanSubmitted', data: { ...named(next), total, leadTimeDays, validUntil: before.validUntil, content: plan.content } })
}

/** A plan that was before the customer gives way to another; one that was drafted, turned down or approved stays what it is. */
export const supersede = (plan: Plan, by: { readonly planId: string }, now: Instant): PlanDecision => {
  const at = standing(plan, now)
  if (at.status !== 'Submitted' && at.status !== 'ChangesRequested' && at.status !== 'Expired') return decided<Plan, PlanEvent>(plan)
  const { submittedAt, validUntil, contentHash } = at
  return decided<Plan, PlanEvent>({ ...baseOf(at), status: 'Superseded', submittedAt, validUntil, contentHash }, { type: 'PlanSuperseded', data: { revision: at.content.revision, by: by.planId } })
}

/** Approved once, before it expires, and exactly the content whose hash the customer names: the latest submitted revision. */
export const approve = (plan: Plan, { by, contentHash }: { readonly by: Person; readonly contentHash: string }, now: Instant): PlanDecision => {
  const at = beforeCustomer(plan, now)
  if (!at.ok) return at
  if (at.value.contentHash !== contentHash) return refuse('plan-hash-differs', { revision: plan.content.revision }, '/contentHash')
  const next: Plan = { ...at.value, status: 'Approved', approver: by, approvedAt: now }
  return decided<Plan, PlanEvent>(next, { type: 'PlanApproved', data: { ...named(at.value), content: plan.content, approver: by, approvedAt: now } })
}

export const requestChanges = (plan: Plan, { by, reason }: Said, now: Instant): PlanDecision => {
  const at = beforeCustomer(plan, now)
  if (!at.ok) return at
  return decided<Plan, PlanEvent>({ ...at.value, status: 'ChangesRequested', by, at: now, reason }, { type: 'PlanChangesRequested', data: { ...named(at.value), by, reason } })
}

export const reject = (plan: Plan, { by, reason }: Said, now: Instant): PlanDecision => {
  const at = beforeCustomer(plan, now)
  return at.ok ? turnDown(at.value, { by, reason }, now) : at
}

/** What becomes of a plan when its customer withdraws the request: turned down if it was before them, refused once they approved it. */
export const withdrawn = (plan: Plan, said: Said, now: Instant): PlanDecision => {
  const at = standing(plan, now)
  if (at.status === 'Approved') return refuse('plan-already-approved', { number: plan.number })
  return at.status === 'Submitted' || at.status === 'ChangesRequested' ? turnDown(at, said, now) : decided<Plan, PlanEvent>(plan)
}

const turnDown = (at: PlanIn<'Submitted' | 'ChangesRequested'>, { by, reason }: Said, now: Instant): PlanDecision => {
  const { submittedAt, validUntil, contentHash } = at
  const next: Plan = { ...baseOf(at), status: 'Rejected', submittedAt, validUntil, contentHash, by, at: now, reason }
  return decided<Plan, PlanEvent>(next, { type: 'PlanRejected', data: { ...named(at), reason, by } })
}

const beforeCustomer = (plan: Plan, now: Instant): Result<PlanIn<'Submitted'>, Refusal> => {
  const at = standing(plan, now)
  switch (at.status) {
    case 'Submitted': return ok(at)
    case 'Expired': return refuse('plan-expired', { validUntil: at.validUntil })
    case 'Approved': return refuse('plan-already-approved', { number: at.number })
    default: return refuse('plan-not-submitted', { status: at.status })
  }
}

/** The plan as it stands now: one whose validity is over is Expired, recorded or not. Valid until, not including, `validUntil`. */
export const standing = (plan: Plan, now: Instant): Plan => (plan.status === 'Submitted' && now >= plan.validUntil ? { ...plan, status: 'Expired' } : plan)

const named = ({ planId, rfqId, customerId, customerName, content, contentHash }: PlanIn<'Submitted' | 'ChangesRequested'>) => ({
  planId, rfqId, customerId, customerName, revision: content.revision, contentHash,
})

const baseOf = ({ planId, number, orderId, rfqId, customerId, customerName, content, exportClass, traces, pricing }: Plan) => ({
  planId, number, orderId, rfqId, customerId, customerName, content, exportClass, traces, ...(pricing && { pricing }),
})
