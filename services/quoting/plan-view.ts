import * as z from 'zod'
import { idOf, Sha256 } from '#shared/vocabulary/ids.ts'
import { Money } from '#shared/vocabulary/money.ts'
import { Person } from '#shared/vocabulary/party.ts'
import { SomePieces } from '#shared/vocabulary/quantity.ts'
import { Instant } from '#shared/vocabulary/time.ts'
import { PlanContent } from './plan-content.ts'

/** One term of a price: its amount, the inputs it was computed from and where each came from. Amounts for the whole quantity. */
export const PriceTerm = z.strictObject({
  term: z.string(), amount: Money,
  inputs: z.array(z.strictObject({ name: z.string(), value: z.string(), unit: z.string(), source: z.string() })),
})
export type PriceTerm = z.infer<typeof PriceTerm>
export const PriceTrace = z.strictObject({ quantity: SomePieces, terms: z.array(PriceTerm), total: Money, unitPrice: Money })
export type PriceTrace = z.infer<typeof PriceTrace>

const base = z.strictObject({
  planId: idOf('plan'), number: z.string(), orderId: idOf('order'), rfqId: idOf('rfq'), customerId: z.string(), customerName: z.string(),
  content: PlanContent, traces: z.array(PriceTrace),
})
const before = { submittedAt: Instant, validUntil: Instant, contentHash: Sha256 }
const said = { by: Person, at: Instant, reason: z.string() }

/** Plan: Draft → Submitted → ChangesRequested | Approved | Rejected | Expired → Superseded. A revision after changes is a new Draft of the same plan. */
export const Plan = z.discriminatedUnion('status', [
  base.extend({ status: z.literal('Draft') }),
  base.extend({ status: z.literal('Submitted'), ...before }),
  base.extend({ status: z.literal('ChangesRequested'), ...before, ...said }),
  base.extend({ status: z.literal('Approved'), ...before, approver: Person, approvedAt: Instant }),
  base.extend({ status: z.literal('Rejected'), ...before, ...said }),
  base.extend({ status: z.literal('Expired'), ...before }),
  base.extend({ status: z.literal('Superseded'), ...before }),
])
export type Plan = z.infer<typeof Plan>
