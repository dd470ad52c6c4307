import { decided, type Decided } from '#shared/kernel/result.ts'
import { derive } from '#shared/vocabulary/ids.ts'
import type { Instant } from '#shared/vocabulary/time.ts'
import type { Contract } from '../contract-view.ts'
import type { OrderContract } from '../order-view.ts'
import type { StandardTerms } from '../standard-terms-view.ts'
import { draft, isUnsigned, newerPlan, repin, type ApprovedPlan } from './draft.ts'
import type { ContractDecided } from './happening.ts'
import { voidContract } from './signing.ts'

/** What is known when a plan is approved: the order's present choice, the contract of this very plan, the other one the order has, and the shop's standard terms (the usual ones if it has set none). */
export type Known = { readonly order: OrderContract | undefined; readonly own: Contract | undefined; readonly other: Contract | undefined; readonly terms?: StandardTerms | undefined }

/** Decisions for this plan's contract, for the other contract of the order, and which of them the order now has. */
export type TakeOver = { readonly own?: ContractDecided; readonly other?: ContractDecided; readonly order?: OrderContract }

const shop = { id: 'contracts', name: 'contracts' }

/**
 * A plan of an order is approved. Before both have signed, the newest approval counts and the older contract is voided; after,
 * the signed contract stands. An approval older than the one the order already has changes nothing.
 */
export const takeOver = (known: Known, plan: ApprovedPlan, number: string, now: Instant): TakeOver => {
  const { order, own, other, terms } = known
  if (order && order.approvedAt > plan.subject.approvedAt) return {}
  if (other && (other.status === 'Signed' || other.status === 'Active')) return { other: newerPlan(other, plan) }
  const contractId = derive('contract', plan.planId)
  const chosen: OrderContract = { orderId: plan.orderId, customerId: plan.customerId, contractId, planRevision: plan.planRevision, approvedAt: plan.subject.approvedAt }
  return {
    own: own ? repin(own, plan, terms) : draft(contractId, number, plan, now, terms),
    ...(other && isUnsigned(other) && { other: voidContract(other, { by: shop, reason: `plan ${plan.planId} revision ${plan.planRevision} approved` }, now) }),
    order: chosen,
  }
}

/** The order now has this contract. */
export const choose = (order: OrderContract): Decided<OrderContract, { readonly type: 'OrderContractChosen'; readonly data: OrderContract }> => decided(order, { type: 'OrderContractChosen', data: order })
