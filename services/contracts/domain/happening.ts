import type { PublishedEvent } from '#shared/kernel/contract.ts'
import type { Decided } from '#shared/kernel/result.ts'
import type { contracts } from '../contract.ts'
import type { Contract } from '../contract-view.ts'

/** Facts that stay in the history: the audit trail of what nobody outside needs to hear. */
type FactName =
  | 'ContractDrafted' | 'MilestonesSet' | 'ClausesSet' | 'ContractRepinned' | 'NewerPlanApproved' | 'CustomerSigned' | 'ContractVoided' | 'ContractExpired'
  | 'ContractActivated' | 'ContractCompleted' | 'PaymentProcessing' | 'PaymentUnallocated' | 'UnallocatedMoneyTaken' | 'DisputeLost' | 'PaymentAttemptFailed'
  | 'DeliveryNoted' | 'ReturnNoted' | 'AmendmentProposed' | 'AmendmentIssued' | 'AmendmentSignedByCustomer' | 'AmendmentWithdrawn'

export type ContractEvent =
  | PublishedEvent<typeof contracts>
  | { readonly type: 'ContractDocumentRequested'; readonly data: { readonly contractId: string; readonly requestedAt: string; readonly amendment: number } }
  | { readonly type: FactName; readonly data: object }

export type ContractDecided = Decided<Contract, ContractEvent>

/** What every event of a contract says about it. */
export const identity = ({ contractId, number, customerId, customerName, pin }: Contract) => ({
  contractId, number, customerId, customerName, planId: pin.planId, planRevision: pin.planRevision, planHash: pin.planHash,
})

export const milestoneTerms = (state: Contract) => state.milestones.map(({ milestoneId, name, amount, gate }) => ({ milestoneId, name, amount, gate }))

export const terms = (state: Contract, documentHash: string) => ({
  documentHash, termsVersion: state.pin.termsVersion, milestones: milestoneTerms(state), clauses: state.clauses,
})
