import * as z from 'zod'
import { idOf } from '#shared/vocabulary/ids.ts'
import { Money } from '#shared/vocabulary/money.ts'
import { Person } from '#shared/vocabulary/party.ts'
import { Instant } from '#shared/vocabulary/time.ts'

/** Something a payment provider reported about one payment. `total` says that `amount` is the sum so far (Stripe's `amount_refunded`). */
export const PaymentReport = z.strictObject({
  eventId: z.string(), kind: z.enum(['received', 'refunded', 'disputed', 'reinstated', 'dispute-lost', 'processing', 'failed']),
  amount: Money, total: z.boolean(), at: Instant, reason: z.string(),
})
export type PaymentReport = z.infer<typeof PaymentReport>

export const UnmatchedReason = z.enum(['no-metadata', 'contract-unknown', 'milestone-unknown', 'currency-differs'])

const base = z.strictObject({ paymentId: z.string(), provider: z.literal('stripe'), reference: z.string(), orderId: z.string(), customerId: z.string(), reports: z.array(PaymentReport) })
const target = { contractId: idOf('contract'), milestoneId: z.string() }

/**
 * A payment as the provider knows it. Matched: its metadata named a milestone. Unmatched → Assigned | Returned: money that found no
 * milestone is kept here until a person says whose it is. Later reports (a dispute carries no metadata) find their contract through it.
 */
export const Payment = z.discriminatedUnion('status', [
  base.extend({ status: z.literal('Matched'), ...target }),
  base.extend({ status: z.literal('Unmatched'), reason: UnmatchedReason }),
  base.extend({ status: z.literal('Assigned'), ...target, by: Person, at: Instant }),
  base.extend({ status: z.literal('Returned'), by: Person, at: Instant, note: z.string() }),
])
export type Payment = z.infer<typeof Payment>
export const PaymentStatus = z.enum(['Matched', 'Unmatched', 'Assigned', 'Returned'])
