import { attempt, replyOf } from '#shared/kernel/change.ts'
import type { Reaction } from '#shared/kernel/implementation.ts'
import { ok } from '#shared/kernel/result.ts'
import { derive, readable } from '#shared/vocabulary/ids.ts'
import type { quoting } from '#services/quoting/contract.ts'
import { approve, type Opening } from '../domain/work-order.ts'
import { workOrders } from '../work-orders.ts'

/** One work order per order, whichever approval is heard first. */
export const planWorkOrder: Reaction<typeof quoting, 'PlanApproved'> = (hearing, ports) => {
  const workOrderId = derive('workOrder', hearing.event.orderId)
  return attempt(hearing, ports, async () => {
    const found = await workOrders.load(ports.store, workOrderId, hearing.cause.actor)
    const number = found?.state.number ?? readable('workOrder', await ports.store.increment('workOrder'))
    const decision = approve(found?.state, openingOf(hearing.event, workOrderId, number))
    if (!decision.ok) return decision
    const version = found?.version ?? 0
    const { next, events } = decision.value
    return ok({ staged: events.length === 0 ? [] : [workOrders.stage(version, decision.value)], reply: replyOf(next, events.length === 0 ? version : version + 1) })
  })
}

type Approved = Parameters<Reaction<typeof quoting, 'PlanApproved'>>[0]['event']

const openingOf = ({ data, orderId, aggregateVersion, exportClass }: Approved, workOrderId: string, number: string): Opening => {
  const { content, customerId, customerName, planId, revision, contentHash, approvedAt } = data
  const { part, material, quantity, leadTimeDays } = content
  const routing = content.routing.map(({ supplier, ...step }) => ({ ...step, supplier: step.performer === 'manufacturer' ? '' : (supplier ?? (step.performer === 'customer' ? customerName : step.workCentre)) }))
  return { workOrderId, number, orderId, customerId, customerName, plan: { planId, revision, hash: contentHash, version: aggregateVersion, approvedAt, part, material, quantity, exportClass, routing, leadTimeDays } }
}
