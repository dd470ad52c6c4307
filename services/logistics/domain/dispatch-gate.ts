import { ok, refuse, type Refusal, type Result } from '#shared/kernel/result.ts'
import type { DispatchGate, MilestonePayment, OrderFile } from '../order-view.ts'

type Because = Extract<DispatchGate, { status: 'Closed' }>['because']

/**
 * Goods leave only under an approved plan, a signed contract that pins the same plan, with every shipment milestone paid and no money of this
 * order in doubt. Computed from the facts alone, so the order in which they were heard does not matter.
 */
export const gateOf = ({ plan, contract, payments }: Omit<OrderFile, 'gate'>): DispatchGate => {
  if (contract.status === 'Terminated') return closed('contract-terminated')
  if (plan.status === 'Awaited') return closed('plan-not-approved')
  if (contract.status === 'Awaited') return closed('contract-not-signed')
  if (contract.planHash !== plan.planHash) return closed('plan-not-contracted')
  const disputed = payments.find(({ standing }) => standing === 'Disputed')
  if (disputed) return closed('payment-disputed', disputed.name)
  const refunded = payments.find(isTakenBack)
  if (refunded) return closed('payment-refunded', refunded.name)
  const unpaid = contract.shipmentMilestones.find(({ milestoneId }) => !payments.some((payment) => payment.milestoneId === milestoneId && payment.settled))
  return unpaid ? closed('shipment-payment-open', unpaid.name) : { status: 'Open' }
}

/** A refund that leaves the milestone paid was an overpayment and closes nothing. */
const isTakenBack = ({ standing, settled }: MilestonePayment): boolean => standing === 'Refunded' && !settled

const closed = (because: Because, milestone?: string): DispatchGate => ({ status: 'Closed', because, ...(milestone !== undefined && { milestone }) })

/** The gate as a refusal: its reason is the code. */
export const passGate = (gate: DispatchGate): Result<void, Refusal> =>
  gate.status === 'Open' ? ok(undefined) : refuse(gate.because, gate.milestone === undefined ? {} : { milestone: gate.milestone })
