import * as z from 'zod'
import { Incoterm } from './incoterm.ts'
import { Decimal, Measurement } from './measurement.ts'
import { Currency, Money } from './money.ts'
import { DocumentRef, Part } from './part.ts'
import { Address, Performer } from './party.ts'
import { SomePieces } from './quantity.ts'
import { Aql } from './sampling.ts'
import { CalendarDate } from './time.ts'

/** A step of the routing. Times in whole seconds: setup once per lot, cycle per piece. */
export const PlannedOperation = z.strictObject({
  sequence: z.int().min(1).max(9999),
  name: z.string().min(1).max(120),
  workCentre: z.string().min(1).max(60),
  performer: Performer,
  supplier: z.string().min(1).max(120).optional(),
  setupSeconds: z.int().min(0).max(10_000_000),
  cycleSeconds: z.int().min(0).max(10_000_000),
  instructions: z.string().max(2000),
})
export type PlannedOperation = z.infer<typeof PlannedOperation>

/** One line of the control plan. Limits in `nominal.unit`; a missing limit does not limit (one-sided). `attribute` is judged, not measured. */
export const Characteristic = z.strictObject({
  number: z.int().min(1).max(9999),
  description: z.string().min(1).max(300),
  designator: z.enum(['none', 'key', 'critical']),
  kind: z.enum(['variable', 'attribute']),
  nominal: Measurement.optional(),
  lower: Decimal.optional(),
  upper: Decimal.optional(),
  stage: z.enum(['receipt', 'in-process', 'final']),
  method: z.string().min(1).max(120),
  sampling: z.discriminatedUnion('plan', [
    z.strictObject({ plan: z.literal('every-piece') }),
    z.strictObject({ plan: z.literal('fixed'), size: SomePieces }),
    /** ISO 2859-1 level II, single plans; for attributes. `acceptanceNumberZero`: the sample of the table, and no nonconforming piece is accepted. */
    z.strictObject({ plan: z.literal('aql'), aql: Aql, acceptanceNumberZero: z.boolean() }),
  ]),
})
export type Characteristic = z.infer<typeof Characteristic>

export const Packaging = z.strictObject({
  method: z.string().min(1).max(300),
  piecesPerPackage: SomePieces,
  packageKind: z.enum(['carton', 'crate', 'pallet', 'tube', 'tray']),
  labelling: z.string().max(300),
})
export type Packaging = z.infer<typeof Packaging>

/** Incoterms 2020; the named place is mandatory. */
export const Delivery = z.strictObject({ incoterm: Incoterm, place: z.string().min(1).max(120), address: Address })
export type Delivery = z.infer<typeof Delivery>

/** An exchange of money: for one of currency `from` there is `rate` of currency `to`, as `source` had it on that day. */
export const Exchange = z.strictObject({ from: Currency, to: Currency, rate: Decimal, on: CalendarDate, source: z.string().min(1).max(80) })
export type Exchange = z.infer<typeof Exchange>

/** Exactly what the customer approves. Its SHA-256 over RFC 8785 JSON is the plan hash that contract, production and quality pin. */
export const PlanContent = z.strictObject({
  rfqId: z.string(),
  revision: z.int().min(1),
  part: Part,
  material: z.string().min(1).max(120),
  finish: z.string().max(120),
  toleranceClass: z.string().min(1).max(60),
  quantity: SomePieces,
  documents: z.array(DocumentRef),
  /** Where the shop departs from a requirement; approving the plan accepts it. */
  exceptions: z.array(z.strictObject({ line: z.int().min(1), requirement: z.string(), exception: z.string() })).optional(),
  routing: z.array(PlannedOperation).min(1).max(100),
  standards: z.array(z.string().min(1).max(120)).max(50),
  controlPlan: z.array(Characteristic).min(1).max(300),
  packaging: Packaging,
  delivery: Delivery,
  /** Where the price was worked out in another currency than it is offered in. */
  exchange: Exchange.optional(),
  unitPrice: Money,
  total: Money,
  breaks: z.array(z.strictObject({ quantity: SomePieces, unitPrice: Money, total: Money })).max(20),
  leadTimeDays: z.int().min(1).max(730),
  /** What the same quantity costs when it is made in other times. */
  leadTimes: z.array(z.strictObject({ days: z.int().min(1).max(730), unitPrice: Money, total: Money })).max(6).optional(),
})
export type PlanContent = z.infer<typeof PlanContent>
