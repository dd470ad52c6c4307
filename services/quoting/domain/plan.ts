import type { PublishedEvent } from '#shared/kernel/contract.ts'
import { decided, ok, refuse, type Decided, type Refusal, type Result } from '#shared/kernel/result.ts'
import type { Person } from '#shared/vocabulary/party.ts'
import { addDays, type Instant } from '#shared/vocabulary/time.ts'
import type { quoting } from '../contract.ts'
import type { PlanInput } from '../plan-input.ts'
import type { Plan, PlanIn } from '../plan-view.ts'
import type { Rfq } from '../rfq-view.ts'
import { current, departures, workOut, type Worked } from './content.ts'
import { dayOf } from './price-book.ts'
import { plannable } from './rfq.ts'

/** Facts of work in progress carry costs and margin: `internalFacts` are the shop's alone. */
type Fact = 'PlanDrafted' | 'PlanRevised' | 'PlanExpired' | 'PlanSuperseded' | 'PlanOfferChosen'
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
  const { exchange } = input.price
  if (exchange && exchange.on > dayOf(now)) return refuse('exchange-from-future', { on: exchange.on }, '/price/exchange/on')
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

type Choice = { readonly quantity?: number | undefined; readonly leadTimeDays?: number | undefined }

/**
 * The plan at another of the quantities and lead times that it offers: its next revision, worked out from what the shop has priced. Nobody has to be asked, for the price was offered; what else is in
 * the plan stays. The time it had before goes on being offered.
 */
export const chosen = (plan: Plan, rfq: Rfq, choice: Choice, now: Instant): Result<Worked, Refusal> => {
  const at = beforeCustomer(plan, now)
  if (!at.ok) return at
  const { content, pricing } = at.value
  if (!current(content, rfq)) return refuse('plan-outdated')
  const { quantity = content.quantity, leadTimeDays = content.leadTimeDays } = choice
  const { leadTimes = [] } = content
  if (quantity !== content.quantity && !content.breaks.some((each) => each.quantity === quantity)) return refuse('quantity-not-offered', { quantity }, '/quantity')
  if (pricing === undefined || (leadTimeDays !== content.leadTimeDays && !leadTimes.some(({ days }) => days === leadTimeDays))) return refuse('lead-time-not-offered', { days: leadTimeDays }, '/leadTimeDays')
  const offered = pricing.leadTimes ?? []
  const price = leadTimes.length === 0 || offered.some(({ days }) => days === content.leadTimeDays) ? pricing : { ...pricing, leadTimes: [...offered, { days: content.leadTimeDays, share: 0 }] }
  return work(rfq, undefined, { ...inputOf(content), quantity, leadTimeDays, price }, content.revision + 1, now)
}

const inputOf = ({ routing, standards, controlPlan, packaging, delivery }: Plan['content']): Omit<PlanInput, 'quantity' | 'leadTimeDays' | 'price'> => ({ routing, standards, controlPlan, packaging, delivery })

/** Puts what was chosen before the customer, fixed by its hash, and valid as long as what it was chosen from. What is before them already stays. */
export const choose = (plan: Plan, worked: Worked, hash: string, now: Instant): PlanDecision => {
  const at = beforeCustomer(plan, now)
  if (!at.ok) return at
  const { quantity, leadTimeDays, total } = worked.content
  if (quantity === at.value.content.quantity && leadTimeDays === at.value.content.leadTimeDays) return decided<Plan, PlanEvent>(plan)
  const next: PlanIn<'Submitted'> = { ...at.value, ...worked, submittedAt: now, contentHash: hash }
  return decided<Plan, PlanEvent>(next, { type: 'PlanOfferChosen', data: { revision: worked.content.revision, quantity, leadTimeDays } },
    { type: 'PlanSubmitted', data: { ...named(next), total, leadTimeDays, validUntil: next.validUntil, content: worked.content } })
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
