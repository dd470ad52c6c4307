import { change } from '#shared/kernel/change.ts'
import type { Reaction } from '#shared/kernel/implementation.ts'
import type { Ports } from '#shared/kernel/ports.ts'
import { derive, positionOf } from '#shared/vocabulary/ids.ts'
import type { contracts } from '#services/contracts/contract.ts'
import { recordPayment as decide } from '../domain/commercial.ts'
import type { PaymentFact } from '../work-order-view.ts'
import { workOrders } from '../work-orders.ts'

/** What an event says by its name alone. */
const named = { PaymentReceived: 'Received', PaymentFailed: 'Failed', PaymentDisputed: 'Disputed', PaymentRefunded: 'Refunded' } as const

type Heard = Parameters<Reaction<typeof contracts, 'PaymentReceived'>>[0]
type Data = Pick<Heard['event']['data'], 'contractId' | 'milestone' | 'settled'> & { readonly standing?: PaymentFact['state'] | undefined }
type Paid = { readonly cause: Heard['cause']; readonly event: Pick<Heard['event'], 'id' | 'orderId' | 'aggregateVersion' | 'occurredAt'> & { readonly type: keyof typeof named; readonly data: Data } }

/** The four kinds of payment news say the same thing about a milestone: what it stands at now. */
export const recordPayment = (hearing: Paid, ports: Ports) => {
  const { id, type, orderId, aggregateVersion: version, occurredAt: at, data } = hearing.event
  const { contractId, milestone: { milestoneId, gate }, standing: state = named[type], settled } = data
  return change(hearing, ports, workOrders, derive('workOrder', orderId), (order) => decide(order, { contractId, milestoneId, gate, state, settled, version, position: positionOf(id), at }))
}
