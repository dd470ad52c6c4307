import { decided, type Decided } from '#shared/kernel/result.ts'
import type { ApprovedPlan, MilestonePayment, OrderContract, OrderFile } from '../order-view.ts'
import type { Origin } from '../origin-view.ts'
import { gateOf } from './dispatch-gate.ts'
import { after } from './origin.ts'

/** Facts of an order's history here; none is published. */
export type OrderEvent = { readonly type: 'OrderPlanned' | 'OrderContracted' | 'OrderTerminated' | 'MilestonePaymentNoted' | 'GoodsLeft'; readonly data: object }

/** Whose order it is, as every event that can be the first to speak of it says. */
export type Owner = { readonly orderId: string; readonly customerId: string; readonly customerName: string }
type Change = Decided<OrderFile, OrderEvent>
type Known = OrderFile | undefined

/** The plan whose packaging and delivery the goods must follow: the latest approved one. */
export const plan = (file: Known, owner: Owner, approved: Omit<ApprovedPlan, 'status'>): Change => {
  const known = file ?? empty(owner)
  if (known.plan.status === 'Approved' && !after(approved.origin, known.plan.origin)) return decided(known)
  const next = gated({ ...known, plan: { status: 'Approved', ...approved } })
  return noted(next, 'OrderPlanned', { planId: approved.planId, revision: approved.revision, planHash: approved.planHash })
}

export type Bound = { readonly contractId: string; readonly number: string; readonly planHash: string; readonly milestones: readonly { readonly milestoneId: string; readonly name: string; readonly gate: string }[]; readonly origin: Origin }

/** A signed contract or amendment: its shipment-gate milestones must be paid before goods leave; none means nothing to wait for. */
export const bind = (file: Known, owner: Owner, { milestones, ...bound }: Bound): Change => {
  const known = file ?? empty(owner)
  if (!isLater(bound.origin, known.contract)) return decided(known)
  const shipmentMilestones = milestones.filter(({ gate }) => gate === 'shipment').map(({ milestoneId, name }) => ({ milestoneId, name }))
  const next = gated({ ...known, contract: { status: 'Signed', ...bound, shipmentMilestones } })
  return noted(next, 'OrderContracted', { contractId: bound.contractId, planHash: bound.planHash, shipmentMilestones: shipmentMilestones.length })
}

export type Ended = { readonly contractId: string; readonly number: string; readonly reason: string; readonly origin: Origin }

export const end = (file: Known, owner: Owner, ended: Ended): Change => {
  const known = file ?? empty(owner)
  if (!isLater(ended.origin, known.contract)) return decided(known)
  return noted(gated({ ...known, contract: { status: 'Terminated', ...ended } }), 'OrderTerminated', { contractId: ended.contractId, reason: ended.reason })
}

/** The latest word on one milestone's money. After goods have left it is noted all the same: it cannot call them back. */
export const notePayment = (file: Known, owner: Owner, payment: MilestonePayment): Change => {
  const known = file ?? empty(owner)
  const earlier = known.payments.find(({ milestoneId }) => milestoneId === payment.milestoneId)
  if (earlier && !after(payment.origin, earlier.origin)) return decided(known)
  const payments = [...known.payments.filter((each) => each !== earlier), payment].toSorted((a, b) => a.milestoneId.localeCompare(b.milestoneId))
  return noted(gated({ ...known, payments }), 'MilestonePaymentNoted', { milestoneId: payment.milestoneId, standing: payment.standing, settled: payment.settled, afterDispatch: known.dispatched.length > 0 })
}

/** Goods have left under this order. Written with the shipment, so that a dispute cannot slip in between check and dispatch. */
export const letGo = (file: OrderFile, left: OrderFile['dispatched'][number]) =>
  ({ next: { ...file, dispatched: [...file.dispatched, left] }, events: [{ type: 'GoodsLeft', data: left } satisfies OrderEvent] })

const isLater = (origin: Origin, contract: OrderContract): boolean => contract.status === 'Awaited' || after(origin, contract.origin)

const gated = (file: OrderFile): OrderFile => ({ ...file, gate: gateOf(file) })

const noted = (next: OrderFile, type: OrderEvent['type'], data: object): Change => decided<OrderFile, OrderEvent>(next, { type, data: { ...data, gate: next.gate } })

const empty = (owner: Owner): OrderFile =>
  gated({ ...owner, plan: { status: 'Awaited' }, contract: { status: 'Awaited' }, payments: [], dispatched: [], gate: { status: 'Closed', because: 'plan-not-approved' } })
