import { changeOrCreate } from '#shared/kernel/change.ts'
import type { Reaction } from '#shared/kernel/implementation.ts'
import type { quoting } from '#services/quoting/contract.ts'
import { hearPlan } from '../domain/order-file.ts'
import { originOf } from '../domain/origin.ts'
import { orders } from '../orders.ts'

export const recordOnPlanApproved: Reaction<typeof quoting, 'PlanApproved'> = (hearing, ports) => {
  const { orderId, data: { customerId, customerName, planId, revision, contentHash, content: { part, material } } } = hearing.event
  const plan = { planId, revision, planHash: contentHash, part, material, customerName, origin: originOf(hearing.event) }
  return changeOrCreate(hearing, ports, orders, orderId, (file) => hearPlan(file, { orderId, customerId }, plan))
}
