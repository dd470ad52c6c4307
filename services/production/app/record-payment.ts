import { change } from '#shared/kernel/change.ts'
import type { Reaction } from '#shared/kernel/implementation.ts'
import type { Ports } from '#shared/kernel/ports.ts'
import { derive } from '#shared/vocabulary/ids.ts'
import type { contracts } from '#services/contracts/contract.ts'
import { recordPayment } from '../domain/commercial.ts'
import type { PaymentFact } from '../work-order-view.ts'
import { workOrders } from '../work-orders.ts'

type Heard = Parameters<Reaction<typeof contracts, 'PaymentReceived'>>[0]
type Paid = { readonly cause: Heard['cause']; readonly event: Pick<Heard['event'], 'orderId' | 'aggregateVersion' | 'occurredAt'> & { readonly data: Pick<Heard['event']['data'], 'contractId' | 'milestone' | 'settled'> } }

/** The four kinds of payment news say the same thing about a milestone: what it stands at now. */
export const recordPaymentAs = (state: PaymentFact['state'], hearing: Paid, ports: Ports) => {
  const { orderId, aggregateVersion: version, occurredAt: at, data } = hearing.event
  const { milestoneId, gate } = data.milestone
  return change(hearing, ports, workOrders, derive('workOrder', orderId), (order) => recordPayment(order, { contractId: data.contractId, milestoneId, gate, state, settled: data.settled, version, at }))
}
