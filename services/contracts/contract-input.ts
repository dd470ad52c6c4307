import * as z from 'zod'
import { Gate } from '#shared/vocabulary/gate.ts'
import { Sha256 } from '#shared/vocabulary/ids.ts'
import { Clause } from '#shared/vocabulary/liability.ts'
import { Locale } from '#shared/vocabulary/locale.ts'
import { Currency } from '#shared/vocabulary/money.ts'
import { Address } from '#shared/vocabulary/party.ts'
import { CalendarDate } from '#shared/vocabulary/time.ts'

const minor = (least: number) => z.strictObject({ minor: z.int().min(least).max(1_000_000_000_000), currency: Currency })
const MilestoneInput = z.strictObject({ name: z.string().min(1).max(80), gate: Gate, amount: minor(0) })
const milestoneId = z.string().min(1).max(20)
/** A provider's or a bank's own name of a payment, as it stands on the statement. */
const reference = z.string().min(1).max(140)

export const Milestones = z.strictObject({ milestones: z.array(MilestoneInput).min(1).max(20) })
export const Clauses = z.strictObject({ clauses: z.array(Clause).min(1).max(50) })
/** `manufacturer`: who signs for the shop, when that is neither the one of the standard terms nor the shop of the profile. */
export const Issue = z.strictObject({ locale: Locale, manufacturer: Address.optional(), validDays: z.int().min(1).max(180) })
export const SignatureInput = z.strictObject({
  typedName: z.string().min(1).max(200), consent: z.literal(true), intentText: z.string().min(1).max(2000), documentHash: Sha256,
})
export const Reason = z.strictObject({ reason: z.string().min(1).max(2000) })
export const Transfer = z.strictObject({ milestoneId, amount: minor(1), bankReference: reference, receivedOn: CalendarDate })
export const Refund = z.strictObject({ reference: z.string().min(1).max(300), amount: minor(1), bankReference: reference, reason: z.string().min(1).max(500) })
export const Allocation = z.strictObject({ reference: z.string().min(1).max(300), milestoneId, amount: minor(1) })
export const Assignment = z.strictObject({ contractId: z.string().min(1).max(100), milestoneId })
/** The whole clause table and all milestones as they shall be; a milestone keeps its id, a new one has none yet. */
export const AmendmentInput = z.strictObject({
  locale: Locale, reason: z.string().min(1).max(2000), clauses: Clauses.shape.clauses,
  milestones: z.array(MilestoneInput.extend({ milestoneId: milestoneId.optional() })).min(1).max(20), validDays: z.int().min(1).max(180),
})
