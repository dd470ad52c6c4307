import * as z from 'zod'
import { idOf } from '#shared/vocabulary/ids.ts'
import { Pieces, SomePieces } from '#shared/vocabulary/quantity.ts'
import { Aql } from '#shared/vocabulary/sampling.ts'
import { Instant } from '#shared/vocabulary/time.ts'

/** Code letters of ISO 2859-1, without I and O. */
export const CodeLetter = z.enum(['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'J', 'K', 'L', 'M', 'N', 'P', 'Q', 'R'])
export type CodeLetter = z.infer<typeof CodeLetter>

/** Severities a lot can be sampled under; while acceptance is stopped none is. */
export const Severity = z.enum(['Normal', 'Tightened', 'Reduced'])
export type Severity = z.infer<typeof Severity>

/** The table cell a plan was read from, so that anybody can look it up again. `letter` differs from `lotLetter` where an arrow led elsewhere. */
const Cell = z.strictObject({ level: z.literal('II'), lotLetter: CodeLetter, letter: CodeLetter, aql: Aql, table: z.enum(['normal', 'tightened']) })

/** What ISO 2859-1 asks of one characteristic of one lot: inspect `sampleSize`; accept on at most `acceptance` nonconforming, reject from `rejection` on. */
export const SamplingPlan = z.strictObject({
  characteristic: z.int(), severity: Severity, lotSize: SomePieces, sampleSize: SomePieces, acceptance: Pieces, rejection: SomePieces,
  acceptanceNumberZero: z.boolean(), cell: Cell,
})
export type SamplingPlan = z.infer<typeof SamplingPlan>

const Outcome = z.enum(['accepted', 'rejected'])
const Counted = z.strictObject({ lotId: z.string(), lotNumber: z.string(), inspectionId: z.string(), outcome: Outcome, sampledUnder: Severity, at: Instant })

const base = z.strictObject({
  samplingId: idOf('sampling'), customerId: z.string(), partNumber: z.string(),
  /** When this severity began. */
  since: Instant,
  /** The lots counted last, oldest first; all of them are in the history. */
  lots: z.array(Counted),
})

/** SamplingState of one part of one customer: Normal ⇄ Tightened → Stopped → Tightened; Normal ⇄ Reduced. Counters begin anew with each severity. */
export const SamplingState = z.discriminatedUnion('status', [
  /** `recent`: outcomes of the last five lots. `score`: the switching score towards reduced inspection. */
  base.extend({ status: z.literal('Normal'), recent: z.array(Outcome), score: z.int().min(0) }),
  base.extend({ status: z.literal('Tightened'), accepted: z.int().min(0), rejected: z.int().min(0) }),
  base.extend({ status: z.literal('Reduced') }),
  base.extend({ status: z.literal('Stopped') }),
])
export type SamplingState = z.infer<typeof SamplingState>
export const SamplingStatus = z.enum(['Normal', 'Tightened', 'Reduced', 'Stopped'])
