import * as z from 'zod'
import { Sha256 } from '#shared/vocabulary/ids.ts'
import { Decimal, Measurement } from '#shared/vocabulary/measurement.ts'
import { DocumentRef, Part } from '#shared/vocabulary/part.ts'
import { SomePieces } from '#shared/vocabulary/quantity.ts'
import { Aql } from '#shared/vocabulary/sampling.ts'
import { Instant } from '#shared/vocabulary/time.ts'
import { Stage } from './events.ts'

/**
 * One line of the control plan, as quality keeps it. Limits in `nominal.unit`; a missing limit does not limit (one-sided).
 * Loose on purpose: quoting may add to its plans what quality does not need.
 */
export const Characteristic = z.object({
  number: z.int(), description: z.string(), designator: z.enum(['none', 'key', 'critical']), kind: z.enum(['variable', 'attribute']),
  nominal: Measurement.optional(), lower: Decimal.optional(), upper: Decimal.optional(), stage: Stage, method: z.string(),
  sampling: z.discriminatedUnion('plan', [z.object({ plan: z.literal('every-piece') }), z.object({ plan: z.literal('fixed'), size: SomePieces }), z.object({ plan: z.literal('aql'), aql: Aql, acceptanceNumberZero: z.boolean() })]),
})
export type Characteristic = z.infer<typeof Characteristic>

/** Quality's own copy of what the customer has approved: what to inspect, how, in which sample. It never changes: its hash is its id. */
export const InspectionPlan = z.strictObject({
  planHash: Sha256, planId: z.string(), revision: z.int().min(1), orderId: z.string(), customerId: z.string(), customerName: z.string(),
  part: Part, documents: z.array(DocumentRef), material: z.string(), standards: z.array(z.string()), controlPlan: z.array(Characteristic), approvedAt: Instant,
})
export type InspectionPlan = z.infer<typeof InspectionPlan>
