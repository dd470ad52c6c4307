import type { ApprovedPlan, ContractFact, Gates, Hold, PaymentFact, Release, WorkOrderBase } from '../work-order-view.ts'

type Facts = Pick<WorkOrderBase, 'plan' | 'contracts' | 'payments'>
export type Signed = Extract<ContractFact, { standing: 'Signed' }>

/** The signed contract for exactly this plan; the latest when there are several. */
export const contractFor = (plan: ApprovedPlan, contracts: readonly ContractFact[]): Signed | undefined =>
  contracts.filter((each) => each.standing === 'Signed' && each.planHash === plan.hash).toSorted((a, b) => (order(a) < order(b) ? -1 : 1)).findLast((each) => each.standing === 'Signed')

const order = ({ at, contractId }: ContractFact): string => `${at} ${contractId}`

/**
 * Whether work may begin: signed by both, every production payment in, both for the approved plan's hash. A function of what is
 * known and nothing else, so the order in which it became known cannot matter.
 */
export const gatesOf = ({ plan, contracts, payments }: Facts): Gates => {
  const signed = contractFor(plan, contracts)
  const contract = contractGate(plan, contracts, signed)
  const payment = paymentGate(signed, payments)
  return { open: contract.open && payment.open, plan: { open: true, hash: plan.hash, approvedAt: plan.approvedAt }, contract, payment }
}

const contractGate = (plan: ApprovedPlan, contracts: readonly ContractFact[], signed: Signed | undefined): Gates['contract'] => {
  if (signed) return { open: true, reason: 'signed', contractId: signed.contractId }
  if (contracts.some(({ standing, planHash }) => standing === 'Terminated' && planHash === plan.hash)) return { open: false, reason: 'terminated' }
  return { open: false, reason: contracts.some(({ standing }) => standing === 'Signed') ? 'signed-for-another-plan' : 'not-signed' }
}

const paymentGate = (signed: Signed | undefined, payments: readonly PaymentFact[]): Gates['payment'] => {
  if (!signed) return { open: false, reason: 'contract-missing', milestones: [] }
  const milestones = signed.milestones
    .filter(({ gate }) => gate === 'production')
    .map(({ milestoneId, name }) => ({ milestoneId, name, state: stateOf(payments.find((paid) => paid.contractId === signed.contractId && paid.milestoneId === milestoneId)) }))
  if (milestones.length === 0) return { open: true, reason: 'not-required', milestones }
  const open = milestones.every(({ state }) => state === 'Settled')
  return { open, reason: open ? 'settled' : 'waiting', milestones }
}

/** A dispute blocks whatever has been paid; otherwise what counts is whether the milestone is covered. */
const stateOf = (payment: PaymentFact | undefined): Gates['payment']['milestones'][number]['state'] => {
  if (!payment) return 'Waiting'
  if (payment.state === 'Disputed') return 'Disputed'
  if (payment.settled) return 'Settled'
  return payment.state === 'Received' ? 'Waiting' : payment.state
}

const paymentHolds = { Failed: 'payment-failed', Disputed: 'payment-disputed', Refunded: 'payment-refunded' } as const

/** Why a released order must stand still. Money and contract lift their holds themselves; the rest waits for a person. */
export const holdsOf = (order: Facts & Pick<WorkOrderBase, 'laterPlans' | 'raised'>, release: Release): Hold[] => {
  const pinned = order.contracts.find(({ contractId }) => contractId === release.contractId)
  const ended = pinned?.standing === 'Terminated' && !contractFor(order.plan, order.contracts)
  return [
    ...order.payments.filter((paid) => paid.contractId === release.contractId && gatesWork(paid, pinned)).flatMap(holdOf),
    ...(ended ? [{ reason: 'contract-terminated', note: pinned.reason, since: pinned.at } satisfies Hold] : []),
    ...order.laterPlans.filter(({ seen }) => !seen).map(({ hash, approvedAt }): Hold => ({ reason: 'plan-changed', note: hash, since: approvedAt })),
    ...order.raised.map(({ note, at }): Hold => ({ reason: 'raised-by-shop', note, since: at })),
  ]
}

/** An amendment may take a milestone away, or its gate; what is newer than the terms known here speaks of terms still to come. */
const gatesWork = ({ milestoneId, gate, version }: PaymentFact, contract: ContractFact | undefined): boolean => {
  if (contract?.standing !== 'Signed' || version > contract.version) return gate === 'production'
  return contract.milestones.some((each) => each.milestoneId === milestoneId && each.gate === 'production')
}

const holdOf = (payment: PaymentFact): Hold[] => {
  const state = stateOf(payment)
  return state === 'Settled' || state === 'Waiting' ? [] : [{ reason: paymentHolds[state], note: payment.milestoneId, since: payment.at }]
}
