import { unreachable } from '#shared/kernel/result.ts'
import type { End, Release, WorkOrder, WorkOrderBase } from '../work-order-view.ts'
import { gatesOf, holdsOf } from './gates.ts'

/** What people decided; everything else about the status follows from facts. */
export type Course =
  | { readonly kind: 'before' }
  | { readonly kind: 'cancelled'; readonly cancelled: End }
  | { readonly kind: 'released'; readonly release: Release }
  | { readonly kind: 'closed'; readonly release: Release; readonly closed: End }

export const courseOf = (order: WorkOrder): Course => {
  switch (order.status) {
    case 'Planned': case 'AwaitingGates': return { kind: 'before' }
    case 'Cancelled': return order.cancelled.cause === 'shop' ? { kind: 'cancelled', cancelled: order.cancelled } : { kind: 'before' }
    case 'Closed': return { kind: 'closed', release: order.release, closed: order.closed }
    case 'Released': case 'InProgress': case 'OnHold': case 'Completed': return { kind: 'released', release: order.release }
    default: return unreachable(order)
  }
}

/** The order with some facts changed, its gates, holds and status computed anew. */
export const withFacts = (order: WorkOrder, facts: Partial<WorkOrderBase>, course: Course = courseOf(order)): WorkOrder => settle({ ...baseOf(order), ...facts }, course)

export const settle = (facts: WorkOrderBase, course: Course): WorkOrder => {
  const base = { ...facts, gates: gatesOf(facts), holds: 'release' in course ? holdsOf(facts, course.release) : [] }
  switch (course.kind) {
    case 'before': return beforeRelease(base)
    case 'cancelled': return { ...base, status: 'Cancelled', cancelled: course.cancelled }
    case 'closed': return { ...base, status: 'Closed', release: course.release, closed: course.closed }
    case 'released': return { ...base, status: afterRelease(base), release: course.release }
    default: return unreachable(course)
  }
}

/** A terminated contract cancels, unless another is signed for the same plan: then, or when one is later, the order waits for its gates. */
const beforeRelease = (base: WorkOrderBase): WorkOrder => {
  const ended = base.contracts.find(({ standing, planHash }) => standing === 'Terminated' && planHash === base.plan.hash)
  if (base.gates.contract.reason === 'terminated' && ended?.standing === 'Terminated') {
    return { ...base, status: 'Cancelled', cancelled: { by: { id: 'contracts', name: 'contracts' }, at: ended.at, reason: ended.reason, cause: 'contract-terminated' } }
  }
  return { ...base, status: base.contracts.length + base.payments.length === 0 ? 'Planned' : 'AwaitingGates' }
}

const afterRelease = ({ holds, lots }: WorkOrderBase): 'Released' | 'InProgress' | 'OnHold' | 'Completed' => {
  if (holds.length > 0) return 'OnHold'
  if (lots.every(({ finished }) => finished)) return 'Completed'
  return lots.some(({ started }) => started) ? 'InProgress' : 'Released'
}

const baseOf = (order: WorkOrder): WorkOrderBase => ({
  workOrderId: order.workOrderId, number: order.number, orderId: order.orderId, customerId: order.customerId, customerName: order.customerName,
  plan: order.plan, contracts: order.contracts, payments: order.payments, gates: order.gates, laterPlans: order.laterPlans,
  raised: order.raised, holds: order.holds, lots: order.lots, costs: order.costs, customerMaterial: order.customerMaterial,
})
