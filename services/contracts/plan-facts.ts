import * as z from 'zod'
import { Incoterm } from '#shared/vocabulary/incoterm.ts'
import { Decimal, Measurement } from '#shared/vocabulary/measurement.ts'
import { Money } from '#shared/vocabulary/money.ts'
import { DocumentRef, Part } from '#shared/vocabulary/part.ts'
import { Address, Performer } from '#shared/vocabulary/party.ts'
import { Packaging } from '#shared/vocabulary/plan-content.ts'
import { SomePieces } from '#shared/vocabulary/quantity.ts'
import { Aql } from '#shared/vocabulary/sampling.ts'

const Operation = z.object({ sequence: z.int(), name: z.string(), workCentre: z.string(), performer: Performer, supplier: z.string().optional() })
const Check = z.object({
  number: z.int(), description: z.string(), designator: z.enum(['none', 'key', 'critical']),
  nominal: Measurement.optional(), lower: Decimal.optional(), upper: Decimal.optional(), stage: z.enum(['receipt', 'in-process', 'final']), method: z.string(),
  sampling: z.discriminatedUnion('plan', [z.object({ plan: z.literal('every-piece') }), z.object({ plan: z.literal('fixed'), size: SomePieces }), z.object({ plan: z.literal('aql'), aql: Aql, acceptanceNumberZero: z.boolean() })]),
})

/** What the contract document prints of the approved plan. This service's own copy of the shape: fields it does not print are dropped. */
export const PlanFacts = z.object({
  revision: z.int(), part: Part, material: z.string(), finish: z.string(), toleranceClass: z.string(), quantity: SomePieces,
  exceptions: z.array(z.object({ line: z.int(), requirement: z.string(), exception: z.string() })).optional(),
  documents: z.array(DocumentRef), routing: z.array(Operation), standards: z.array(z.string()), controlPlan: z.array(Check),
  packaging: z.object({ method: z.string(), piecesPerPackage: SomePieces, packageKind: Packaging.shape.packageKind, labelling: z.string() }),
  delivery: z.object({ incoterm: Incoterm, place: z.string(), address: Address }),
  unitPrice: Money, total: Money, leadTimeDays: z.int(),
})
export type PlanFacts = z.infer<typeof PlanFacts>
