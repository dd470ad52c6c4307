import * as z from 'zod'
import { Money } from '#shared/vocabulary/money.ts'
import { Instant } from '#shared/vocabulary/time.ts'

/**
 * What money did. `received` and `reinstated` (a dispute won) add; `refunded` and `disputed` take away; `allocated` moves money
 * that is here to a milestone; `processing`, `failed` and `dispute-lost` move none.
 */
export const EntryKind = z.enum(['received', 'allocated', 'refunded', 'disputed', 'reinstated', 'dispute-lost', 'processing', 'failed'])
export type EntryKind = z.infer<typeof EntryKind>

/** Share of an entry that touches one milestone: always positive minor units, the entry's kind gives the sign. */
export const LedgerPart = z.strictObject({ milestoneId: z.string(), minor: z.int().min(0) })
export type LedgerPart = z.infer<typeof LedgerPart>

/** One line of the append-only payments ledger. `reference` is the payment itself (payment intent, bank reference); entries about it share it. */
export const LedgerEntry = z.strictObject({
  sequence: z.int().min(1), kind: EntryKind, provider: z.enum(['stripe', 'bank', 'none']), reference: z.string(), providerEventId: z.string(),
  milestoneId: z.string(), amount: Money, parts: z.array(LedgerPart), at: Instant, recordedAt: Instant, reason: z.string(),
})
export type LedgerEntry = z.infer<typeof LedgerEntry>
