import { refuse } from '#shared/kernel/result.ts'
import { money, type Money } from '#shared/vocabulary/money.ts'
import { addDays, type Instant } from '#shared/vocabulary/time.ts'
import type { Contract } from '../contract-view.ts'
import { printed } from './amount.ts'
import type { ContractDecided } from './happening.ts'
import { about, balanceOf, withdrawal } from './ledger.ts'
import { outstanding, post } from './payments.ts'
import { isInForce } from './progress.ts'

type Transfer = { readonly milestoneId: string; readonly amount: Money; readonly bankReference: string; readonly receivedOn: string }

/**
 * Records money seen on the bank statement. A person can be asked, so what does not fit is refused rather than kept aside. One transfer
 * may pay several milestones: it is recorded once for each, under the same reference.
 */
export const recordTransfer = (state: Contract, { milestoneId, amount, bankReference, receivedOn }: Transfer, now: Instant): ContractDecided => {
  if (!isInForce(state)) return refuse('contract-not-in-force', { status: state.status })
  const fault = targetFault(state, milestoneId, amount)
  if (fault) return fault
  if (isUsed(state, bankReference, milestoneId)) return refuse('bank-reference-used', { bankReference }, '/bankReference')
  // The bank's day may be ahead of UTC's by one.
  if (receivedOn > addDays(now, 1).slice(0, 10)) return refuse('received-in-future', { receivedOn }, '/receivedOn')
  const report = { kind: 'received', provider: 'bank', reference: bankReference, eventId: `${bankReference}#${milestoneId}`, milestoneId, amount, total: false, at: `${receivedOn}T00:00:00.000Z`, reason: '' } as const
  return post(state, report, [{ milestoneId, minor: amount.minor }], now)
}

type Refund = { readonly reference: string; readonly amount: Money; readonly bankReference: string; readonly reason: string }

/** Records money paid back by bank transfer, out of one payment; possible in every state, for money must be able to go home. */
export const recordRefund = (state: Contract, { reference, amount, bankReference, reason }: Refund, now: Instant): ContractDecided => {
  const same = about(state.ledger, reference)
  const first = same[0]
  if (!first) return refuse('payment-unknown', { reference }, '/reference')
  if (amount.currency !== state.unallocated.currency) return refuse('currency-differs', { currency: state.unallocated.currency }, '/amount/currency')
  const { cash } = balanceOf(same)
  if (amount.minor > cash) return refuse('refund-exceeds-payment', { left: printed(money(cash, amount.currency)) }, '/amount/minor')
  if (isUsed(state, bankReference)) return refuse('bank-reference-used', { bankReference }, '/bankReference')
  const report = { kind: 'refunded', provider: 'bank', reference, eventId: bankReference, milestoneId: first.milestoneId, amount, total: false, at: now, reason } as const
  return post(state, report, withdrawal(same, amount.minor, first.milestoneId), now)
}

type Allocation = { readonly reference: string; readonly milestoneId: string; readonly amount: Money }

/** Puts money that is here, but on no milestone, onto one. */
export const allocatePayment = (state: Contract, { reference, milestoneId, amount }: Allocation, now: Instant): ContractDecided => {
  if (!isInForce(state)) return refuse('contract-not-in-force', { status: state.status })
  const same = about(state.ledger, reference)
  const first = same[0]
  if (!first) return refuse('payment-unknown', { reference }, '/reference')
  const fault = targetFault(state, milestoneId, amount)
  if (fault) return fault
  const { unallocated } = balanceOf(same)
  if (amount.minor > unallocated) return refuse('allocation-exceeds-payment', { left: printed(money(unallocated, amount.currency)) }, '/amount/minor')
  const eventId = `${reference}#${state.ledger.length + 1}`
  return post(state, { kind: 'allocated', provider: first.provider, reference, eventId, milestoneId, amount, total: false, at: now, reason: '' }, [{ milestoneId, minor: amount.minor }], now)
}

const targetFault = (state: Contract, milestoneId: string, amount: Money) => {
  if (!state.milestones.some((each) => each.milestoneId === milestoneId)) return refuse('milestone-unknown', { milestoneId }, '/milestoneId')
  const { currency } = state.unallocated
  if (amount.currency !== currency) return refuse('currency-differs', { currency }, '/amount/currency')
  const missing = outstanding(state, milestoneId)
  return amount.minor > missing ? refuse('overpayment', { missing: printed(money(missing, currency)) }, '/amount/minor') : undefined
}

/** Whether this line of the bank statement is recorded already: as a refund, or as a transfer (for this milestone, when one is named). */
const isUsed = ({ ledger }: Contract, bankReference: string, milestoneId?: string): boolean =>
  ledger.some((entry) => entry.provider === 'bank' && (entry.providerEventId === bankReference || (entry.reference === bankReference && entry.milestoneId === (milestoneId ?? entry.milestoneId))))
