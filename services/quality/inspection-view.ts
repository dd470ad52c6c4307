import * as z from 'zod'
import { idOf, Sha256 } from '#shared/vocabulary/ids.ts'
import { Locale } from '#shared/vocabulary/locale.ts'
import { Decimal, Measurement } from '#shared/vocabulary/measurement.ts'
import { Part } from '#shared/vocabulary/part.ts'
import { Person } from '#shared/vocabulary/party.ts'
import { Pieces, SomePieces } from '#shared/vocabulary/quantity.ts'
import { Instant } from '#shared/vocabulary/time.ts'
import { Finding, Stage } from './events.ts'
import { Characteristic } from './inspection-plan-view.ts'
import { SamplingPlan } from './sampling-view.ts'

const gaugeId = z.string().min(1).max(40).optional()

/** What an inspector writes down: readings in the control plan's unit for a variable, a count for an attribute. */
export const Entry = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('readings'), characteristic: z.int().min(1), values: z.array(Decimal).min(1).max(1000), unit: Measurement.shape.unit.optional(), gaugeId }),
  z.strictObject({ kind: z.literal('count'), characteristic: z.int().min(1), inspected: SomePieces, nonconforming: Pieces, gaugeId }),
])
export type Entry = z.infer<typeof Entry>

/** An entry with its place in the row. Results are only ever added; one that was wrong is superseded by a later one, with a reason. */
const written = {
  result: z.int().min(1), by: Person, at: Instant,
  supersedes: z.strictObject({ result: z.int().min(1), reason: z.string() }).optional(),
}
export const Recorded = z.discriminatedUnion('kind', [Entry.options[0].extend(written), Entry.options[1].extend(written)])
export type Recorded = z.infer<typeof Recorded>

const base = z.strictObject({
  inspectionId: idOf('inspection'), number: z.string(), orderId: z.string(), customerId: z.string(),
  lotId: z.string(), lotNumber: z.string(), workOrderId: z.string(), planHash: Sha256, part: Part,
  stage: Stage,
  /** Pieces in the lot when the inspection was opened: samples are taken from these. */
  lotQuantity: SomePieces,
  /** The lot's round then; a lot that was reworked since is in a later one. */
  round: z.int(),
  /** What this stage's control plan asks for. */
  characteristics: z.array(Characteristic),
  /** The sampling plan of every characteristic with an AQL, found when the inspection was opened; what happens later does not change it. */
  samplingPlans: z.array(SamplingPlan).default([]),
  /** Every stage that must have passed before the lot does. */
  requiredStages: z.array(Stage),
  openedBy: Person, openedAt: Instant, results: z.array(Recorded),
})
const judged = { inspector: Person, completedAt: Instant, findings: z.array(Finding) }

/** Inspection: Planned → InProgress → Passed | Failed. */
export const Inspection = z.discriminatedUnion('status', [
  base.extend({ status: z.literal('Planned') }),
  base.extend({ status: z.literal('InProgress'), startedAt: Instant }),
  base.extend({ status: z.literal('Passed'), ...judged, certificateLocale: Locale }),
  base.extend({ status: z.literal('Failed'), ...judged }),
])
export type Inspection = z.infer<typeof Inspection>
export const InspectionStatus = z.enum(['Planned', 'InProgress', 'Passed', 'Failed'])
