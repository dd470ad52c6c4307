import { change } from '#shared/kernel/change.ts'
import type { Reaction } from '#shared/kernel/implementation.ts'
import type { Ports } from '#shared/kernel/ports.ts'
import { derive } from '#shared/vocabulary/ids.ts'
import type { contracts } from '#services/contracts/contract.ts'
import { recordContract as decide } from '../domain/commercial.ts'
import { workOrders } from '../work-orders.ts'

type Heard = Parameters<Reaction<typeof contracts, 'ContractSigned'>>[0]
type Data = Pick<Heard['event']['data'], 'contractId' | 'planHash' | 'documentHash' | 'clauses' | 'milestones'>
type Agreed = { readonly cause: Heard['cause']; readonly event: Pick<Heard['event'], 'orderId' | 'aggregateVersion' | 'occurredAt'> & { readonly data: Data } }

/** Signature and amendment say the same thing: what has been agreed from now on. */
export const recordContract = (hearing: Agreed, ports: Ports) => {
  const { orderId, aggregateVersion: version, occurredAt: at, data } = hearing.event
  const { contractId, planHash, documentHash, clauses } = data
  const milestones = data.milestones.map(({ milestoneId, name, gate }) => ({ milestoneId, name, gate }))
  return change(hearing, ports, workOrders, derive('workOrder', orderId), (order) =>
    decide(order, { standing: 'Signed', contractId, planHash, version, at, documentHash, milestones, clauses }))
}
