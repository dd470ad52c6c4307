import { changeOrCreate } from '#shared/kernel/change.ts'
import type { Reaction } from '#shared/kernel/implementation.ts'
import type { quoting } from '#services/quoting/contract.ts'
import { keep } from '../domain/inspection-plan.ts'
import { inspectionPlans } from '../inspection-plans.ts'

export const inspectOnPlanApproved: Reaction<typeof quoting, 'PlanApproved'> = (hearing, ports) => {
  const { orderId, data: { planId, revision, customerId, customerName, contentHash, approvedAt, content } } = hearing.event
  const { part, documents, material, standards, controlPlan } = content
  const plan = { planHash: contentHash, planId, revision, orderId, customerId, customerName, part, documents, material, standards, controlPlan, approvedAt }
  return changeOrCreate(hearing, ports, inspectionPlans, contentHash, (known) => keep(known, plan))
}
