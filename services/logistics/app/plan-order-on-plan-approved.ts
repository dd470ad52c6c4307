import { changeOrCreate } from '#shared/kernel/change.ts'
import type { Reaction } from '#shared/kernel/implementation.ts'
import type { quoting } from '#services/quoting/contract.ts'
import { plan } from '../domain/order-file.ts'
import { originOf } from '../domain/origin.ts'
import { orders } from '../orders.ts'

export const planOrderOnPlanApproved: Reaction<typeof quoting, 'PlanApproved'> = (hearing, ports) => {
  const { event } = hearing
  const { planId, revision, contentHash, content, customerId, customerName } = event.data
  const { part, quantity, packaging, delivery } = content
  const approved = { planId, revision, planHash: contentHash, part, quantity, packaging, delivery, exportClass: event.exportClass, origin: originOf(event) }
  return changeOrCreate(hearing, ports, orders, event.orderId, (file) => plan(file, { orderId: event.orderId, customerId, customerName }, approved))
}
