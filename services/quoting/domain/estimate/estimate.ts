import type { Money } from '#shared/vocabulary/money.ts'
import type { PlannedOperation } from '#shared/vocabulary/plan-content.ts'
import type { Estimate, EstimatedOperation, Unknown } from '../../estimate-view.ts'
import type { PriceInput } from '../../plan-input.ts'
import type { PriceTrace } from '../../plan-view.ts'
import type { Finish, Material, PriceBook, Prices } from '../../price-book-view.ts'
import type { Analysis, Wishes } from '../../rfq-view.ts'
import { price } from '../price.ts'
import { materialCost, mass, programmingCost, toolWearCost, type Cost } from './costs.ts'
import { settingsOf, type Setting, type Settings } from './coefficients.ts'
import type { Known } from './figures.ts'
import { partOf, type Part } from './part.ts'
import { outsideOf } from './outside.ts'
import { route, withOutside } from './routing.ts'
import { chooseStock, type Chosen } from './stock.ts'
import { notInModel } from './unknowns.ts'

export type Asked = { readonly rfqId: string; readonly sha256: string; readonly analysis: Analysis; readonly wishes: Pick<Wishes, 'material' | 'finish' | 'quantities' | 'toleranceClass' | 'currency'>; readonly book: PriceBook }
type Amounts = Extract<Estimate, { outcome: 'made' }>['amounts']

/** Prices at these quantities, beside those that the customer wants to know. */
const CURVE = [1, 2, 5, 10, 20, 50, 100, 200, 500] as const

/** How a measured part may be made and what it costs: a plan's inputs with the trace of each, and what is not known. It decides nothing. */
export const estimate = ({ rfqId, sha256, analysis, wishes, book }: Asked): Estimate => {
  const of = { rfqId, sha256, material: wishes.material }
  const part = partOf(analysis)
  if (!part.ok) return { outcome: 'none', ...of, ...part.error }
  if (!book.prices) return { outcome: 'none', ...of, reason: 'no-prices' }
  const material = materialOf(book, wishes.material)
  const finish = book.finishes.find(({ name }) => isNamed(name, wishes.finish))
  const made = make(part.value, book.prices, material, finish)
  const exchange = book.prices.exchangeRates?.find(({ currency }) => currency === wishes.currency)
  const unrated: Unknown[] = exchange || wishes.currency === undefined || wishes.currency === book.prices.currency ? [] : [{ code: 'no-exchange-rate', of: wishes.currency, stops: false }]
  const unknowns = [...made.unknowns, ...unrated, ...notInModel(part.value, { ...wishes, ...(made.outside.length > 0 && { finish: '' }) })]
  const quantities = [...new Set([...CURVE, ...wishes.quantities])].toSorted((a, b) => a - b)
  const prices = unknowns.some(({ stops }) => stops) ? [] : pricesOf(made, book.prices, quantities, exchange)
  return { outcome: 'made', ...of, ...(made.chosen && { stock: made.chosen.stock }), figures: made.figures.map(({ figure }) => figure), operations: [...made.operations], amounts: made.amounts, outside: [...made.outside], unknowns, quantities: wishes.quantities, prices }
}

/** By its designation, in whatever capitals. */
const isNamed = (name: string, wanted: string): boolean => name.trim().toLowerCase() === wanted.trim().toLowerCase()

const materialOf = ({ materials }: PriceBook, wanted: string): Material | Unknown =>
  materials.find(({ name }) => isNamed(name, wanted)) ?? { code: 'material-not-in-book', of: wanted, stops: true }

type Made = { readonly chosen?: Chosen; readonly figures: readonly Known[]; readonly operations: readonly EstimatedOperation[]; readonly amounts: Amounts; readonly outside: PriceInput['outside']; readonly unknowns: readonly Unknown[] }

const make = (part: Part, prices: Prices, found: Material | Unknown, finish: Finish | undefined): Made => {
  const settings = settingsOf(prices.coefficients)
  const material = 'code' in found ? undefined : found
  const chosen = chooseStock(part, settings, material)
  const unknown = [...('code' in found ? [found] : missingOf(found)), ...(chosen.ok ? [] : [chosen.error])]
  if (!chosen.ok) return { figures: [], operations: [], amounts: {}, outside: [], unknowns: unknown }
  const rate = material && rateOf(material)
  const weight = material && mass(chosen.value, material)
  const routed = rate ? route({ part, chosen: chosen.value, rate, settings, weight }, prices.rates) : { operations: [], unknowns: [] }
  const costs = costsOf(part, prices, settings, weight && material && { weight, material }, routed.operations)
  const outside = finish && routed.operations.length > 0 ? outsideOf(part, finish, material) : undefined
  return {
    chosen: chosen.value, operations: outside ? withOutside(routed.operations, outside.operation) : routed.operations, outside: outside ? [outside.terms] : [], figures: [...chosen.value.figures, ...costs.figures], amounts: costs.amounts,
    unknowns: [...unknown, ...routed.unknowns, ...(routed.operations.length > 0 && costs.amounts.programming === undefined ? [{ code: 'no-work-centre' as const, of: 'programming', stops: false }] : [])],
  }
}

/** What the price book does not say of a material. */
const missingOf = ({ name, density, perKilogram, removalRate }: Material): Unknown[] => [
  ...(density === undefined ? [{ code: 'no-density' as const, of: name, stops: true }] : []),
  ...(perKilogram === undefined ? [{ code: 'no-material-price' as const, of: name, stops: true }] : []),
  ...(removalRate === undefined ? [{ code: 'no-removal-rate' as const, of: name, stops: true }] : []),
]

const rateOf = ({ name, removalRate }: Material): Setting | undefined =>
  removalRate === undefined ? undefined : { value: removalRate, factor: { name: 'removal-rate', of: name, value: String(removalRate), unit: 'cm3/min', source: 'price-book' } }

type Weighed = { readonly weight: Known; readonly material: Material }

const costsOf = (part: Part, prices: Prices, settings: Settings, weighed: Weighed | undefined, operations: readonly EstimatedOperation[]): { readonly figures: readonly Known[]; readonly amounts: Amounts } => {
  const costs: { readonly [A in keyof Amounts]?: Cost | undefined } = {
    materialPerPiece: weighed && materialCost(weighed.weight, weighed.material),
    ...(operations.length > 0 && { toolWearPerPiece: toolWearCost(operations, prices, settings), programming: programmingCost(part, operations, prices, settings) }),
  }
  const amounts: Amounts = {
    ...(costs.programming && { programming: costs.programming.amount }), ...(costs.materialPerPiece && { materialPerPiece: costs.materialPerPiece.amount }),
    ...(costs.toolWearPerPiece && { toolWearPerPiece: costs.toolWearPerPiece.amount }),
    // Inspection is an operation of the routing: paying for it by the piece as well would be twice.
    ...(operations.some(({ process }) => process === 'inspecting') && { inspectionPerPiece: { minor: 0, currency: prices.currency } }),
  }
  return { figures: [...(weighed ? [weighed.weight] : []), ...Object.values(costs).flatMap((cost) => (cost ? [cost.known] : []))], amounts }
}

/** An operation as a plan has it; its name and instructions are whoever's who plans. */
export const planned = ({ sequence, workCentre, performer, supplier, setupSeconds, cycleSeconds, process }: EstimatedOperation): PlannedOperation =>
  ({ sequence, name: process, workCentre, performer, ...(supplier !== undefined && { supplier }), setupSeconds, cycleSeconds, instructions: '' })

const pricesOf = ({ operations, amounts, outside }: Made, { currency, rates, scrapAllowance, overhead, margin }: Prices, quantities: readonly number[], exchange: PriceInput['exchange']): PriceTrace[] => {
  const nothing: Money = { minor: 0, currency }
  const routing = operations.map(planned)
  const input = {
    currency, rates, scrapAllowance, overhead, margin, outside, programming: amounts.programming ?? nothing, materialPerPiece: amounts.materialPerPiece ?? nothing,
    toolWearPerPiece: amounts.toolWearPerPiece ?? nothing, inspectionPerPiece: amounts.inspectionPerPiece ?? nothing, ...(exchange && { exchange }),
  }
  return quantities.flatMap((quantity) => {
    const priced = price({ routing, price: input }, quantity)
    return priced.ok ? [priced.value] : []
  })
}
