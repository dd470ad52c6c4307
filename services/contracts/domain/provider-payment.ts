import { decided, refuse, type Decided } from '#shared/kernel/result.ts'
import type { Person } from '#shared/vocabulary/party.ts'
import type { Instant } from '#shared/vocabulary/time.ts'
import type { Contract } from '../contract-view.ts'
import type { Payment, PaymentReport } from '../payment-view.ts'
import type { ContractEvent } from './happening.ts'
import { enter } from './payments.ts'

export type PaymentFact = { readonly type: 'PaymentMatched' | 'PaymentUnmatched' | 'PaymentReported' | 'PaymentAssigned' | 'PaymentReturned'; readonly data: object }
type PaymentDecided = Decided<Payment, PaymentFact>
export type Unmatched = Extract<Payment, { status: 'Unmatched' }>['reason']

/** Order of a payment nobody has been found for; a sentinel, because an index key cannot be empty. */
export const noOrder = 'unmatched'

type Known = { readonly paymentId: string; readonly reference: string }
export type Target = { readonly contractId: string; readonly milestoneId: string }

/** A report about money. A payment whose whereabouts are known stays where it is. */
export const report = (found: Payment | undefined, { paymentId, reference }: Known, said: PaymentReport, to: (Target & { readonly contract: Contract }) | Unmatched): PaymentDecided => {
  if (found?.reports.some(({ eventId }) => eventId === said.eventId)) return decided(found)
  if (found) return decided<Payment, PaymentFact>({ ...found, reports: [...found.reports, said] }, { type: 'PaymentReported', data: said })
  const base = { paymentId, provider: 'stripe' as const, reference, reports: [said] }
  if (typeof to === 'string') return decided<Payment, PaymentFact>({ ...base, orderId: noOrder, customerId: '', status: 'Unmatched', reason: to }, { type: 'PaymentUnmatched', data: { ...said, reason: to } })
  const { contract: { orderId, customerId }, contractId, milestoneId } = to
  return decided<Payment, PaymentFact>({ ...base, orderId, customerId, status: 'Matched', contractId, milestoneId }, { type: 'PaymentMatched', data: { contractId, milestoneId, reference } })
}

type Assigned = { readonly payment: { readonly next: Payment; readonly events: readonly PaymentFact[] }; readonly contract: { readonly next: Contract; readonly events: readonly ContractEvent[] } }

/** Says whose money it is: everything reported about the payment is entered in that contract's ledger. */
export const assign = (payment: Payment, contract: Contract, { milestoneId, by }: { readonly milestoneId: string; readonly by: Person }, now: Instant) => {
  if (payment.status !== 'Unmatched') return refuse('payment-not-unmatched', { status: payment.status })
  if (!contract.milestones.some((each) => each.milestoneId === milestoneId)) return refuse('milestone-unknown', { milestoneId }, '/milestoneId')
  const { currency } = contract.unallocated
  if (payment.reports.some(({ amount }) => amount.currency !== currency)) return refuse('currency-differs', { currency }, '/contractId')
  const { paymentId, provider, reference, reports } = payment
  const { contractId, orderId, customerId } = contract
  const entered = reports.reduce<Assigned['contract']>((so, each) => {
    const done = enter(so.next, { ...each, provider, reference, milestoneId }, now)
    return done.ok ? { next: done.value.next, events: [...so.events, ...done.value.events] } : so
  }, { next: contract, events: [] })
  const next: Payment = { paymentId, provider, reference, reports, orderId, customerId, status: 'Assigned', contractId, milestoneId, by, at: now }
  return { ok: true, value: { payment: { next, events: [{ type: 'PaymentAssigned', data: { contractId, milestoneId, reference } }] }, contract: entered } } as const satisfies { ok: true; value: Assigned }
}

/** Notes that money nobody could be found for went back to its payer. */
export const giveBack = (payment: Payment, { by, note }: { readonly by: Person; readonly note: string }, now: Instant): PaymentDecided => {
  if (payment.status !== 'Unmatched') return refuse('payment-not-unmatched', { status: payment.status })
  const { reason: _reason, ...rest } = payment
  return decided<Payment, PaymentFact>({ ...rest, status: 'Returned', by, at: now, note }, { type: 'PaymentReturned', data: { note } })
}

/** Where a report belongs: where its payment already is, else the milestone it names; otherwise why it has no place. */
export const whereTo = (
  payment: Payment | undefined, contract: Contract | undefined,
  said: { readonly contractId: string | undefined; readonly milestoneId: string | undefined; readonly report: PaymentReport },
): (Target & { readonly contract: Contract }) | Unmatched => {
  if (payment?.status === 'Unmatched') return payment.reason
  if (payment?.status === 'Returned' || (!payment && (said.contractId === undefined || said.milestoneId === undefined))) return 'no-metadata'
  if (!contract) return 'contract-unknown'
  const milestoneId = payment?.milestoneId ?? said.milestoneId ?? ''
  if (!payment && !contract.milestones.some((each) => each.milestoneId === milestoneId)) return 'milestone-unknown'
  if (said.report.amount.currency !== contract.unallocated.currency) return 'currency-differs'
  return { contract, contractId: contract.contractId, milestoneId }
}
