import { change } from '#shared/kernel/change.ts'
import type { Reaction } from '#shared/kernel/implementation.ts'
import { derive } from '#shared/vocabulary/ids.ts'
import type { contracts } from '#services/contracts/contract.ts'
import { recordContract } from '../domain/commercial.ts'
import { workOrders } from '../work-orders.ts'

/** Cancels before release; afterwards it holds, and nothing made is lost. */
export const recordEnd: Reaction<typeof contracts, 'ContractTerminated'> = (hearing, ports) => {
  const { orderId, aggregateVersion: version, occurredAt: at, data } = hearing.event
  const { contractId, planHash, reason } = data
  return change(hearing, ports, workOrders, derive('workOrder', orderId), (order) => recordContract(order, { standing: 'Terminated', contractId, planHash, version, at, reason }))
}
