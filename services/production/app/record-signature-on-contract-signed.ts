import { change } from '#shared/kernel/change.ts'
import type { Reaction } from '#shared/kernel/implementation.ts'
import { derive } from '#shared/vocabulary/ids.ts'
import type { contracts } from '#services/contracts/contract.ts'
import { recordContract } from '../domain/commercial.ts'
import { workOrders } from '../work-orders.ts'

export const recordSignature: Reaction<typeof contracts, 'ContractSigned'> = (hearing, ports) => {
  const { orderId, aggregateVersion: version, occurredAt: at, data } = hearing.event
  const { contractId, planHash, documentHash, clauses } = data
  const milestones = data.milestones.map(({ milestoneId, name, gate }) => ({ milestoneId, name, gate }))
  return change(hearing, ports, workOrders, derive('workOrder', orderId), (order) =>
    recordContract(order, { standing: 'Signed', contractId, planHash, version, at, documentHash, milestones, clauses }))
}
