import * as z from 'zod'
import { idOf, Sha256 } from '#shared/vocabulary/ids.ts'
import { Money } from '#shared/vocabulary/money.ts'
import { PlannedOperation } from '#shared/vocabulary/plan-content.ts'
import { SomePieces } from '#shared/vocabulary/quantity.ts'
import { CalendarDate } from '#shared/vocabulary/time.ts'
import { PriceInput } from './plan-input.ts'
import { PriceFactor, PriceTrace } from './plan-view.ts'

/** What a work centre does, as far as an estimate tells them apart. */
export const WorkProcess = z.enum(['sawing', 'turning', 'milling', 'five-axis-milling', 'bench', 'inspecting', 'programming'])
export type WorkProcess = z.infer<typeof WorkProcess>

/** The numbers an estimate is made with beside the model and the price book's rates and materials; what each means stands in `domain/estimate/coefficients.ts`. */
export const CoefficientId = z.enum([
  'bar-allowance', 'face-allowance', 'saw-kerf',
  'saw-rate', 'part-size', 'turn-factor', 'finish-turning', 'finish-milling', 'drill-feed', 'peck-from', 'largest-drill', 'hole-approach', 'hole-step', 'tool-change', 'handling', 'handling-weight', 'deburring', 'inspecting', 'inspecting-face',
  'setup-sawing', 'setup-turning', 'setup-milling', 'setup-bench', 'setup-inspecting', 'five-axis-from',
  'programming-part', 'programming-clamping', 'programming-hole', 'tool-wear',
])
export type CoefficientId = z.infer<typeof CoefficientId>

/** A number the shop has set for itself; the rest are the usual ones. */
export const Coefficient = z.strictObject({ coefficient: CoefficientId, value: z.number().min(0).max(100_000) })
export type Coefficient = z.infer<typeof Coefficient>
export const Coefficients = z.array(Coefficient).max(CoefficientId.options.length)

/** A coefficient as the shop has it now. `from`: a standard, or `practice`, a rule of thumb. */
export const CoefficientSeen = Coefficient.extend({ unit: z.string(), usual: z.number(), from: z.string() })
export type CoefficientSeen = z.infer<typeof CoefficientSeen>

export const FigureName = z.enum([
  'stock-diameter', 'stock-thickness', 'stock-width', 'stock-length', 'stock-volume', 'stock-mass', 'material-cost', 'tool-wear-cost', 'programming-cost', 'part-mass', 'outside-cost',
  'setting-up', 'sawing-time', 'roughing-time', 'finishing-time', 'drilling-time', 'tool-changing-time', 'handling-time', 'deburring-time', 'inspecting-time',
])
export type FigureName = z.infer<typeof FigureName>
/** What the numbers beside coefficients and figures are: of the model, the request's material, the price book, or counted and added up on the way. */
const OtherName = z.enum([
  'part-diameter', 'part-length', 'part-width', 'part-thickness', 'part-volume', 'part-area', 'faces', 'through', 'blind', 'counterbore', 'countersink', 'drilled-volume', 'different-holes',
  'sizes', 'removal-rate', 'density', 'per-kilogram', 'rate', 'time', 'setup', 'stock-to-cut', 'cutter-factor', 'tool-count', 'clampings', 'section', 'outside-price', 'outside-minimum', 'outside-days',
])
const FactorName = z.enum([...CoefficientId.options, ...FigureName.options, ...OtherName.options])
export type FactorName = z.infer<typeof FactorName>

/**
 * One number a figure was computed from, as in a price; `source` says who says so: the model, the customer's request, the shop's price book, a usual
 * value (`default`, with `from`), or another figure of the estimate.
 */
export const EstimateFactor = PriceFactor.extend({ name: FactorName, source: z.enum(['model', 'request', 'price-book', 'default', 'figure']), from: z.string().optional() })
export type EstimateFactor = z.infer<typeof EstimateFactor>

/** A number of the estimate with what it was computed from. */
export const Figure = z.strictObject({ name: FigureName, value: z.string(), unit: z.string(), inputs: z.array(EstimateFactor) })
export type Figure = z.infer<typeof Figure>

/** What is sawn off for one piece, in millimetres. */
export const Stock = z.discriminatedUnion('form', [
  z.strictObject({ form: z.literal('round-bar'), diameterMm: z.number(), lengthMm: z.number() }),
  z.strictObject({ form: z.literal('plate'), thicknessMm: z.number(), widthMm: z.number(), lengthMm: z.number() }),
])
export type Stock = z.infer<typeof Stock>

/** A step of the routing to begin with: its words are whoever's who plans. Where a step has several clampings, each is an operation. */
export const EstimatedOperation = PlannedOperation.omit({ name: true, instructions: true }).extend({
  process: z.enum([...WorkProcess.options, 'outside']), clamping: z.int().min(1), clampings: z.int().min(1), figures: z.array(Figure),
})
export type EstimatedOperation = z.infer<typeof EstimatedOperation>

/** What the estimate does not know; `of` names it. `stops`: without it there is no price; otherwise the price is without it. */
export const Unknown = z.strictObject({
  code: z.enum([
    'material-not-in-book', 'no-density', 'no-material-price', 'no-removal-rate', 'too-large', 'axis-not-found', 'no-work-centre',
    'holes-not-told', 'no-exchange-rate', 'threads', 'tolerances', 'surface-finish', 'heat-treatment',
  ]),
  of: z.string().optional(), stops: z.boolean(),
})
export type Unknown = z.infer<typeof Unknown>

/** Why nothing is estimated. `code` of a file for a person is the reason that its measurement gave. */
export const NoEstimate = z.strictObject({ reason: z.enum(['needs-person', 'not-measured', 'shape-not-told', 'sheet', 'no-prices']), code: z.string().optional() })
export type NoEstimate = z.infer<typeof NoEstimate>

/** `pricesFrom`: the day from which the prices hold that it was made with, where they are a version of the price book. */
const of = { rfqId: idOf('rfq'), sha256: Sha256, material: z.string(), pricesFrom: CalendarDate.optional() }
/** A first estimate of how a measured part is made and what it costs: inputs for a plan, nothing more. `prices` is empty while something stops it. */
export const Estimate = z.discriminatedUnion('outcome', [
  z.strictObject({ outcome: z.literal('none'), ...of, ...NoEstimate.shape }),
  z.strictObject({
    outcome: z.literal('made'), ...of, stock: Stock.optional(), figures: z.array(Figure), operations: z.array(EstimatedOperation),
    amounts: z.strictObject({ programming: Money.optional(), materialPerPiece: Money.optional(), toolWearPerPiece: Money.optional(), inspectionPerPiece: Money.optional() }),
    outside: PriceInput.shape.outside,
    unknowns: z.array(Unknown), quantities: z.array(SomePieces), prices: z.array(PriceTrace),
  }),
])
export type Estimate = z.infer<typeof Estimate>

/** Why there is no price at once: `not-shown`, the shop shows none; `incomplete-book`, its price book does not say enough. Of the others the buyer may mend some, a person looks at the rest. */
export const NoIndication = z.enum(['not-shown', 'no-material', 'not-measured', 'needs-person', 'shape-not-told', 'sheet', 'material-not-in-book', 'too-large', 'incomplete-book'])
export type NoIndication = z.infer<typeof NoIndication>

/** What pieces will probably cost, told to the customer: an estimate without its figures, and what is not in it. No offer: that is a plan. */
export const Indication = z.discriminatedUnion('outcome', [
  z.strictObject({ outcome: z.literal('none'), rfqId: idOf('rfq'), sha256: Sha256, reason: NoIndication }),
  z.strictObject({
    outcome: z.literal('price'), rfqId: idOf('rfq'), sha256: Sha256, material: z.string(), quantities: z.array(SomePieces),
    prices: z.array(z.strictObject({ quantity: SomePieces, unitPrice: Money, total: Money })).min(1), without: z.array(Unknown.pick({ code: true, of: true })),
  }),
])
export type Indication = z.infer<typeof Indication>
