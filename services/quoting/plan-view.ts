import * as z from 'zod'
import { ExportClass } from '#shared/vocabulary/export-class.ts'
import { idOf, Sha256 } from '#shared/vocabulary/ids.ts'
import { Money } from '#shared/vocabulary/money.ts'
import { Person } from '#shared/vocabulary/party.ts'
import { SomePieces } from '#shared/vocabulary/quantity.ts'
import { Instant } from '#shared/vocabulary/time.ts'
import { PlanContent } from '#shared/vocabulary/plan-content.ts'
import { PriceInput } from './plan-input.ts'

export const termNames = ['setup', 'programming', 'run', 'material', 'tool-wear', 'inspection', 'outside', 'scrap-allowance', 'overhead', 'margin', 'lead-time', 'rounding'] as const

/** One number a term was computed from. `of` says of what (a work centre, a supplier); `source` points into the plan input, or names terms. */
export const PriceFactor = z.strictObject({ name: z.string(), of: z.string().optional(), value: z.string(), unit: z.string(), source: z.string() })
export type PriceFactor = z.infer<typeof PriceFactor>

/** One term of a price: its amount, the inputs it was computed from and where each came from. Amounts for the whole quantity. */
export const PriceTerm = z.strictObject({ term: z.enum(termNames), amount: Money, inputs: z.array(PriceFactor) })
export type PriceTerm = z.infer<typeof PriceTerm>
export const PriceTrace = z.strictObject({ quantity: SomePieces, terms: z.array(PriceTerm), total: Money, unitPrice: Money })
export type PriceTrace = z.infer<typeof PriceTrace>

/** What a price is for, as its customer sees it; the shares add up to the total. */
export const ShareName = z.enum(['material', 'setup', 'machining', 'outside', 'inspection', 'programming', 'lead-time'])
export type ShareName = z.infer<typeof ShareName>
export const PriceShares = z.strictObject({ quantity: SomePieces, unitPrice: Money, total: Money, shares: z.array(z.strictObject({ share: ShareName, amount: Money })) })
export type PriceShares = z.infer<typeof PriceShares>

const base = z.strictObject({
  planId: idOf('plan'), number: z.string(), orderId: idOf('order'), rfqId: idOf('rfq'), customerId: z.string(), customerName: z.string(),
  content: PlanContent,
  /** The most restricted class of the plan's documents. */
  exportClass: ExportClass,
  /** How the price of each quantity came about, and from which costs: the shop's own knowledge, empty and absent for customers. */
  traces: z.array(PriceTrace), pricing: PriceInput.optional(),
  /** What the price of each quantity is for: worked out from the traces when the plan is read, and never stored or hashed. */
  shares: z.array(PriceShares).optional(),
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
export type PlanIn<S extends Plan['status']> = Extract<Plan, { status: S }>
export const PlanStatus = z.enum(['Draft', 'Submitted', 'ChangesRequested', 'Approved', 'Rejected', 'Expired', 'Superseded'])
/** A plan that is, or once was, before its customer. */
export const SubmittedStatus = PlanStatus.exclude(['Draft'])
export type SubmittedPlan = PlanIn<z.infer<typeof SubmittedStatus>>
