import { money } from '#shared/vocabulary/money.ts'
import { addSeconds, type Instant } from '#shared/vocabulary/time.ts'
import type { PaymentReport } from '../payment-view.ts'
import type { StripeEvent } from '../stripe-event-input.ts'

/** What a provider's event says, in our words: which payment, what happened, and where it claims to belong. */
export type Said = { readonly reference: string; readonly report: PaymentReport; readonly contractId: string | undefined; readonly milestoneId: string | undefined }

type Meaning = { readonly kind: PaymentReport['kind']; readonly minor: number | undefined; readonly total?: boolean; readonly reason?: string | undefined }

/** Undefined: an event that is none of our business. `unreadable`: it should be about money, and the amount is not there. */
export const readEvent = (event: StripeEvent, now: Instant): Said | 'unreadable' | undefined => {
  const meaning = meaningOf(event)
  if (!meaning) return undefined
  const { id, currency, payment_intent, metadata } = event.data.object
  const { kind, minor, total = false, reason = '' } = meaning
  if (minor === undefined || minor < 0 || currency === undefined || id === undefined) return 'unreadable'
  return {
    reference: payment_intent ?? id,
    report: { eventId: event.id, kind, amount: money(minor, currency.toUpperCase()), total, at: event.created === undefined ? now : addSeconds('1970-01-01T00:00:00.000Z', event.created), reason: reason.slice(0, 500) },
    contractId: metadata.contractId,
    milestoneId: metadata.milestoneId,
  }
}

/** Stripe's `amount_refunded` is the sum over all refunds of the charge; `amount` of a charge is what was once paid. */
const meaningOf = ({ type, data: { object } }: StripeEvent): Meaning | undefined => {
  switch (type) {
    case 'payment_intent.succeeded': return { kind: 'received', minor: object.amount_received ?? object.amount }
    case 'payment_intent.processing': return { kind: 'processing', minor: object.amount }
    case 'payment_intent.payment_failed': return { kind: 'failed', minor: object.amount, reason: object.last_payment_error?.message ?? 'the payment attempt failed' }
    case 'charge.refunded': return { kind: 'refunded', minor: object.amount_refunded ?? object.amount, total: object.amount_refunded !== undefined, reason: 'refunded by the payment provider' }
    case 'charge.dispute.created': return { kind: 'disputed', minor: object.amount, reason: object.reason ?? 'disputed' }
    case 'charge.dispute.closed': return closedDispute(object)
    default: return undefined
  }
}

/** `warning_closed`: an inquiry that never became a chargeback. It was counted as a dispute when it began, so it ends as one that was won. */
const closedDispute = ({ status, amount }: StripeEvent['data']['object']): Meaning | undefined =>
  status === 'won' || status === 'warning_closed' ? { kind: 'reinstated', minor: amount, reason: 'dispute won' } : status === 'lost' ? { kind: 'dispute-lost', minor: amount, reason: 'dispute lost' } : undefined
