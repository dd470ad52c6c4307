import { decided, refuse, type Decided } from '#shared/kernel/result.ts'
import type { Person } from '#shared/vocabulary/party.ts'
import type { Instant } from '#shared/vocabulary/time.ts'
import type { ApprovedPlan, WorkOrder } from '../work-order-view.ts'
import type { ProductionEvent } from './events.ts'
import { courseOf, settle, withFacts } from './settle-order.ts'
import { emptyCosts } from './costs.ts'
import { gatesOf } from './gates.ts'

export type OrderDecided = Decided<WorkOrder, ProductionEvent>
export type Opening = Pick<WorkOrder, 'workOrderId' | 'number' | 'orderId' | 'customerId' | 'customerName'> & { readonly plan: ApprovedPlan }

/** The first approval opens the order; a later one replaces the plan before release, and stops the work after it. */
export const approve = (order: WorkOrder | undefined, opening: Opening): OrderDecided => {
  const { plan } = opening
  if (!order) {
    const facts = { ...opening, contracts: [], payments: [], laterPlans: [], raised: [], holds: [], lots: [], costs: emptyCosts, customerMaterial: [] }
    const next = settle({ ...facts, gates: gatesOf(facts) }, { kind: 'before' })
    return decided<WorkOrder, ProductionEvent>(next, { type: 'WorkOrderPlanned', data: { planId: plan.planId, planHash: plan.hash, quantity: plan.quantity } })
  }
  if (!newer(plan, order.plan)) return decided<WorkOrder, ProductionEvent>(order)
  const data = { from: order.plan.hash, to: plan.hash }
  if (courseOf(order).kind === 'before') return decided<WorkOrder, ProductionEvent>(withFacts(order, { plan }), { type: 'PlanReplaced', data })
  if (plan.hash === order.plan.hash || order.laterPlans.some(({ hash }) => hash === plan.hash)) return decided<WorkOrder, ProductionEvent>(order)
  const later = { planId: plan.planId, hash: plan.hash, approvedAt: plan.approvedAt, seen: false }
  const laterPlans = [...order.laterPlans, later].toSorted((a, b) => (a.approvedAt < b.approvedAt ? -1 : 1))
  return decided<WorkOrder, ProductionEvent>(withFacts(order, { laterPlans }), { type: 'LaterPlanApproved', data })
}

const newer = (plan: ApprovedPlan, known: ApprovedPlan): boolean =>
  plan.planId === known.planId ? plan.version > known.version : plan.approvedAt > known.approvedAt

type Word = { readonly by: Person; readonly reason: string }

/** Stops a released order. Work done and pieces made stay as they are. */
export const hold = (order: WorkOrder, { by, reason }: Word, now: Instant): OrderDecided => {
  if (courseOf(order).kind !== 'released' || order.status === 'Completed') return refuse('hold-needs-running-order', { status: order.status })
  return decided<WorkOrder, ProductionEvent>(withFacts(order, { raised: [...order.raised, { by, at: now, note: reason }] }), { type: 'WorkOrderHeld', data: { reason } })
}

/** Lifts what the shop raised and marks later plans as seen; holds of money and contract stay until money and contract are there. */
export const resume = (order: WorkOrder, { reason }: Word): OrderDecided => {
  if (order.status !== 'OnHold') return refuse('work-order-not-on-hold', { status: order.status })
  if (order.holds.every(({ reason }) => reason !== 'raised-by-shop' && reason !== 'plan-changed')) return refuse('hold-lifts-by-itself', { reasons: order.holds.map(({ reason }) => reason).join(', ') })
  const next = withFacts(order, { raised: [], laterPlans: order.laterPlans.map((plan) => ({ ...plan, seen: true })) })
  return decided<WorkOrder, ProductionEvent>(next, { type: 'WorkOrderResumed', data: { reason, status: next.status } })
}

export const cancel = (order: WorkOrder, { by, reason }: Word, now: Instant): OrderDecided => {
  if (order.status !== 'Planned' && order.status !== 'AwaitingGates') return refuse('cancellation-too-late', { status: order.status })
  const next = withFacts(order, {}, { kind: 'cancelled', cancelled: { by, at: now, reason, cause: 'shop' } })
  return decided<WorkOrder, ProductionEvent>(next, { type: 'WorkOrderCancelled', data: { reason } })
}

/** A completed order, or one that can go no further because its contract was terminated. */
export const close = (order: WorkOrder, { by, reason }: Word, now: Instant): OrderDecided => {
  const ended = order.status === 'OnHold' && order.holds.some((each) => each.reason === 'contract-terminated')
  if (order.status !== 'Completed' && !ended) return refuse('closure-needs-completion', { status: order.status })
  const closed = { by, at: now, reason, cause: ended ? 'contract-terminated' : 'shop' } as const
  return decided<WorkOrder, ProductionEvent>(withFacts(order, {}, { kind: 'closed', release: order.release, closed }), { type: 'WorkOrderClosed', data: { reason } })
}
