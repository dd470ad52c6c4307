import * as z from 'zod'
import { ExportClass } from '#shared/vocabulary/export-class.ts'
import { idOf, Sha256 } from '#shared/vocabulary/ids.ts'
import { Part } from '#shared/vocabulary/part.ts'
import { Person } from '#shared/vocabulary/party.ts'
import { SomePieces } from '#shared/vocabulary/quantity.ts'
import { Instant } from '#shared/vocabulary/time.ts'
import { Delivery, Packaging } from './plan-content.ts'

/** What the B-rep says, in mm, mm² and mm³; or why a person must look. */
export const Analysis = z.discriminatedUnion('status', [
  z.strictObject({ status: z.literal('Pending') }),
  z.strictObject({
    status: z.literal('Measured'), volumeMm3: z.number(), areaMm2: z.number(),
    boundingBoxMm: z.strictObject({ min: z.array(z.number()).length(3), max: z.array(z.number()).length(3) }),
    faces: z.int(), units: z.string(), warnings: z.array(z.string()),
  }),
  z.strictObject({ status: z.literal('NeedsPerson'), code: z.string(), message: z.string() }),
  z.strictObject({ status: z.literal('NotAnalysed') }),
])
export type Analysis = z.infer<typeof Analysis>

export const Document = z.strictObject({
  sha256: Sha256, name: z.string(), bytes: z.int(), contentType: z.string(), revision: z.string(), exportClass: ExportClass,
  addedBy: Person, addedAt: Instant, analysis: Analysis,
})
export type Document = z.infer<typeof Document>

/** Every note, dimension and clause ends accepted or excepted before a price may go out. */
export const Answer = z.discriminatedUnion('status', [
  z.strictObject({ status: z.literal('Open') }),
  z.strictObject({ status: z.literal('Accepted'), by: Person, at: Instant }),
  z.strictObject({ status: z.literal('Excepted'), by: Person, at: Instant, exception: z.string() }),
  z.strictObject({ status: z.literal('Asked'), by: Person, at: Instant }),
])
export type Answer = z.infer<typeof Answer>

export const Message = z.strictObject({ by: Person, side: z.enum(['customer', 'manufacturer']), at: Instant, text: z.string() })
export type Message = z.infer<typeof Message>

export const RequirementKind = z.enum(['document', 'material', 'quantity', 'tolerance', 'finish', 'delivery', 'packaging', 'note'])
export const Requirement = z.strictObject({ line: z.int().min(1), kind: RequirementKind, text: z.string(), answer: Answer, conversation: z.array(Message) })
export type Requirement = z.infer<typeof Requirement>

/** What the customer asks for; each becomes a requirement line. */
export const Wishes = z.strictObject({
  part: Part,
  material: z.string().min(1).max(120),
  quantities: z.array(SomePieces).min(1).max(10),
  toleranceClass: z.string().min(1).max(60),
  finish: z.string().max(120),
  delivery: Delivery,
  packaging: Packaging,
  notes: z.array(z.string().min(1).max(2000)).max(100),
})
export type Wishes = z.infer<typeof Wishes>

const base = z.strictObject({
  rfqId: idOf('rfq'), number: z.string(), orderId: idOf('order'), customerId: z.string(), customerName: z.string(), buyer: Person,
  openedAt: Instant, wishes: Wishes, documents: z.array(Document), requirements: z.array(Requirement), messages: z.array(Message),
})
const closed = z.strictObject({ by: Person, at: Instant, reason: z.string() })

/** Rfq: Draft → Submitted → InReview ⇄ NeedsClarification → Quoted | Declined | Withdrawn | Expired. */
export const Rfq = z.discriminatedUnion('status', [
  base.extend({ status: z.literal('Draft') }),
  base.extend({ status: z.literal('Submitted'), submittedAt: Instant }),
  base.extend({ status: z.literal('InReview'), submittedAt: Instant }),
  base.extend({ status: z.literal('NeedsClarification'), submittedAt: Instant }),
  base.extend({ status: z.literal('Quoted'), submittedAt: Instant, planId: idOf('plan') }),
  base.extend({ status: z.literal('Declined'), closed }),
  base.extend({ status: z.literal('Withdrawn'), closed }),
  base.extend({ status: z.literal('Expired'), closed }),
])
export type Rfq = z.infer<typeof Rfq>
export const RfqStatus = z.enum(['Draft', 'Submitted', 'InReview', 'NeedsClarification', 'Quoted', 'Declined', 'Withdrawn', 'Expired'])
