import { decided } from '#shared/kernel/result.ts'
import type { ContractFact, PaymentFact, WorkOrder } from '../work-order-view.ts'
import type { ProductionEvent } from './events.ts'
import { withFacts } from './settle-order.ts'
import type { OrderDecided } from './work-order.ts'

/** What is known of a contract; older news of the same contract is ignored. */
export const recordContract = (order: WorkOrder, fact: ContractFact): OrderDecided => {
  const known = order.contracts.find(({ contractId }) => contractId === fact.contractId)
  if (known && known.version >= fact.version) return decided<WorkOrder, ProductionEvent>(order)
  const contracts = [...order.contracts.filter((each) => each !== known), fact].toSorted((a, b) => (a.contractId < b.contractId ? -1 : 1))
  const next = withFacts(order, { contracts })
  return decided<WorkOrder, ProductionEvent>(next, { type: 'ContractRecorded', data: { contractId: fact.contractId, standing: fact.standing, planHash: fact.planHash, status: next.status } })
}

/** What is known of a milestone's money; older news is ignored. Before release it opens or blocks, after it lifts or holds. */
export const recordPayment = (order: WorkOrder, fact: PaymentFact): OrderDecided => {
  const known = order.payments.find((paid) => keyOf(paid) === keyOf(fact))
  if (known && !later(fact, known)) return decided<WorkOrder, ProductionEvent>(order)
  const payments = [...order.payments.filter((each) => each !== known), fact].toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
  const next = withFacts(order, { payments })
  return decided<WorkOrder, ProductionEvent>(next, { type: 'PaymentRecorded', data: { milestoneId: fact.milestoneId, state: fact.state, settled: fact.settled, status: next.status } })
}

const later = (a: PaymentFact, b: PaymentFact): boolean => (a.version === b.version ? a.position > b.position : a.version > b.version)

const keyOf = ({ contractId, milestoneId }: PaymentFact): string => `${contractId} ${milestoneId}`
