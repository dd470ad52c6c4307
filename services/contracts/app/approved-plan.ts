import type { Heard } from '#shared/kernel/envelope.ts'
import type { EventData } from '#shared/kernel/contract.ts'
import type { quoting } from '#services/quoting/contract.ts'
import type { ApprovedPlan } from '../domain/draft.ts'

/** What the contract takes over from an approved plan. */
export const planOf = ({ orderId, exportClass, data }: Heard<'PlanApproved', EventData<typeof quoting, 'PlanApproved'>>): ApprovedPlan => {
  const { content, planId, revision, contentHash, customerId, customerName, approver, approvedAt } = data
  const { part, material, quantity, unitPrice, total, leadTimeDays, delivery, documents } = content
  return {
    planId, planRevision: revision, planHash: contentHash, orderId, customerId, customerName,
    subject: {
      part, material, quantity, unitPrice, total, leadTimeDays, incoterm: delivery.incoterm, place: delivery.place, customerAddress: delivery.address,
      documents, exportClass, approver, approvedAt,
    },
  }
}
