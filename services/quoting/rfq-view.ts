import * as z from 'zod'
import { ExportClass } from '#shared/vocabulary/export-class.ts'
import { idOf, Sha256 } from '#shared/vocabulary/ids.ts'
import { Currency } from '#shared/vocabulary/money.ts'
import { Decimal } from '#shared/vocabulary/measurement.ts'
import { Part } from '#shared/vocabulary/part.ts'
import { Person } from '#shared/vocabulary/party.ts'
import { SomePieces } from '#shared/vocabulary/quantity.ts'
import { Instant } from '#shared/vocabulary/time.ts'
import { Delivery, Packaging } from '#shared/vocabulary/plan-content.ts'
import { Claim } from './conflict-view.ts'
import { Finding } from './manufacturability-view.ts'
import { Stated } from './shape-view.ts'

/** Holes of one kind and size: diameter of the narrowest bore and depth to the end of the last one, in mm. */
export const Drilled = z.strictObject({ kind: z.enum(['through', 'blind', 'counterbore', 'countersink']), diameterMm: Decimal, depthMm: Decimal, count: z.int().min(1) })
export type Drilled = z.infer<typeof Drilled>

/**
 * How the part is made, as its shape tells, and what makes it dear or hard to make. Files measured before this was told have none. `drilled`: the holes by kind and size, of the many
 * sizes of one file the first hundred; files measured before these were kept have none.
 */
export const Machining = z.strictObject({
  process: z.enum(['turned', 'mill-turn', 'milled', 'sheet', 'unknown']), setups: z.int(), holes: z.int(), findings: z.array(Finding), drilled: z.array(Drilled).max(100).optional(),
})
export type Machining = z.infer<typeof Machining>

/** What the B-rep says, summed over its solids: mm, mm² and mm³ as decimals. The box is axis-aligned in the file's coordinates. */
export const Measures = z.strictObject({
  volumeMm3: Decimal, areaMm2: Decimal,
  boundingBoxMm: z.strictObject({ min: z.array(Decimal).length(3), max: z.array(Decimal).length(3) }),
  solids: z.int(), faces: z.int(), units: z.string(), warnings: z.array(z.string()).max(50),
  machining: Machining.optional(),
})
export type Measures = z.infer<typeof Measures>

/** How far a file is measured. `NeedsPerson` blocks a price until a person has looked (`Acknowledged`); it never blocks the request. */
export const Analysis = z.discriminatedUnion('status', [
  z.strictObject({ status: z.literal('Pending') }),
  z.strictObject({ status: z.literal('Measured'), measures: Measures, at: Instant }),
  z.strictObject({ status: z.literal('NeedsPerson'), code: z.string(), message: z.string(), measures: Measures.optional(), at: Instant }),
  z.strictObject({ status: z.literal('Acknowledged'), code: z.string(), message: z.string(), measures: Measures.optional(), by: Person, at: Instant, note: z.string() }),
  z.strictObject({ status: z.literal('NotAnalysed') }),
])
export type Analysis = z.infer<typeof Analysis>

/** A file that was made of a document in measuring it, as restricted as the document. */
const Made = z.strictObject({ sha256: Sha256, bytes: z.int() })
export type Made = z.infer<typeof Made>

export const Document = z.strictObject({
  sha256: Sha256, name: z.string(), bytes: z.int(), contentType: z.string(), revision: z.string(), exportClass: ExportClass,
  addedBy: Person, addedAt: Instant, analysis: Analysis,
  /** The measured solids to look at (glTF 2.0 binary). */
  preview: Made.optional(),
  /** What they hold (`Shape` as JSON). Files measured before it was kept have none. */
  shape: Made.optional(),
  /** What is written on a drawing (`Drawing` as JSON). */
  drawing: Made.optional(),
  /** What of that makes the part dear or hard to make. */
  findings: z.array(Finding).optional(),
  /** What of that is said elsewhere too. */
  claims: z.array(Claim).max(20).optional(),
  /** The file that has taken its place: it is kept, and nothing is made or checked by it any more. */
  replacedBy: Sha256.optional(),
})
export type Document = z.infer<typeof Document>

/** Every note, dimension and clause ends accepted or excepted before a price may go out. */
export const Answer = z.discriminatedUnion('status', [
  z.strictObject({ status: z.literal('Open') }),
  z.strictObject({ status: z.literal('Accepted'), by: Person, at: Instant }),
  z.strictObject({ status: z.literal('Excepted'), by: Person, at: Instant, exception: z.string() }),
  z.strictObject({ status: z.literal('Asked'), by: Person, at: Instant }),
  /** The file it is about has been replaced: the line of the new file stands for it. */
  z.strictObject({ status: z.literal('Superseded'), by: Person, at: Instant }),
])
export type Answer = z.infer<typeof Answer>

/** `files`: those of the request it is about. `mentions`: the ids of those who are told of it whatever their part. */
export const Message = z.strictObject({ by: Person, side: z.enum(['customer', 'manufacturer']), at: Instant, text: z.string(), files: z.array(Sha256).optional(), mentions: z.array(z.string()).optional() })
export type Message = z.infer<typeof Message>

export const RequirementKind = z.enum(['document', 'material', 'quantity', 'tolerance', 'finish', 'delivery', 'packaging', 'note'])

/**
 * Where a line comes from: said in the form, a note in it, a whole file, a `suggestion` (its number) taken from what a drawing says, on a page or a layer of it, or a dimension or tolerance that a
 * model states (`annotation`, its number in `Shape.stated`, with what it says).
 */
export const Source = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('form') }),
  z.strictObject({ kind: z.literal('note') }),
  z.strictObject({ kind: z.literal('file'), documentId: Sha256 }),
  z.strictObject({ kind: z.literal('model'), documentId: Sha256, annotation: z.int().min(1).optional(), stated: Stated.optional() }),
  z.strictObject({ kind: z.literal('drawing'), documentId: Sha256, suggestion: z.int().min(1).optional(), page: z.int().min(1).optional(), layer: z.string().optional() }),
])
export type Source = z.infer<typeof Source>

/** `source`: lines from before it was kept have none. */
export const Requirement = z.strictObject({ line: z.int().min(1), kind: RequirementKind, text: z.string(), answer: Answer, conversation: z.array(Message), source: Source.optional() })
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
  /** What the customer would like to see prices in; the shop's own where it is not said. */
  currency: Currency.optional(),
})
export type Wishes = z.infer<typeof Wishes>

/** What became of the order: heard from logistics, in whatever order messages come. */
export const Fulfilment = z.discriminatedUnion('status', [
  z.strictObject({ status: z.literal('Shipped'), shipmentId: z.string(), number: z.string(), carrier: z.string(), tracking: z.array(z.string()), dispatchedAt: Instant }),
  z.strictObject({ status: z.literal('Delivered'), shipmentId: z.string(), number: z.string(), carrier: z.string(), tracking: z.array(z.string()), dispatchedAt: Instant.optional(), deliveredAt: Instant }),
])
export type Fulfilment = z.infer<typeof Fulfilment>

const base = z.strictObject({
  rfqId: idOf('rfq'), number: z.string(), orderId: idOf('order'), customerId: z.string(), customerName: z.string(), buyer: Person,
  openedAt: Instant, documents: z.array(Document), requirements: z.array(Requirement), messages: z.array(Message),
  exportClass: ExportClass, fulfilment: z.array(Fulfilment),
})
const said = { wishes: Wishes }
/** A request may begin with its files, before the customer has said what they want. */
const unsaid = { wishes: Wishes.optional() }
const closed = z.strictObject({ by: Person, at: Instant, reason: z.string() })

/**
 * Rfq: Draft → Submitted → InReview ⇄ NeedsClarification → Quoted | Declined | Withdrawn | Expired. It expires while it waits for
 * the customer (Draft, NeedsClarification); once quoted it is the plan that expires.
 */
export const Rfq = z.discriminatedUnion('status', [
  base.extend({ status: z.literal('Draft'), ...unsaid, expiresAt: Instant }),
  base.extend({ status: z.literal('Submitted'), ...said, submittedAt: Instant }),
  base.extend({ status: z.literal('InReview'), ...said, submittedAt: Instant }),
  base.extend({ status: z.literal('NeedsClarification'), ...said, submittedAt: Instant, expiresAt: Instant }),
  base.extend({ status: z.literal('Quoted'), ...said, submittedAt: Instant, planId: idOf('plan') }),
  base.extend({ status: z.literal('Declined'), ...said, closed }),
  base.extend({ status: z.literal('Withdrawn'), ...unsaid, closed }),
  base.extend({ status: z.literal('Expired'), ...unsaid, expiredAt: Instant }),
])
export type Rfq = z.infer<typeof Rfq>
export type RfqIn<S extends Rfq['status']> = Extract<Rfq, { status: S }>
export const RfqStatus = z.enum(['Draft', 'Submitted', 'InReview', 'NeedsClarification', 'Quoted', 'Declined', 'Withdrawn', 'Expired'])
