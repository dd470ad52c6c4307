import type { Money } from '#shared/vocabulary/money.ts'
import type { EstimatedOperation, EstimateFactor } from '../../estimate-view.ts'
import type { Material, Prices } from '../../price-book-view.ts'
import { plus, ratio, rounded, times, type Ratio } from '../ratio.ts'
import type { Settings } from './coefficients.ts'
import { asFactor, figure, up, type Known } from './figures.ts'
import type { Part } from './part.ts'
import { isCutting, placeOf } from './routing.ts'
import type { Chosen } from './stock.ts'

/** An amount for the plan, and its trace. */
export type Cost = { readonly amount: Money; readonly known: Known }

export const cost = (name: 'material-cost' | 'tool-wear-cost' | 'programming-cost' | 'outside-cost', exact: Ratio, currency: string, inputs: readonly EstimateFactor[]): Cost => {
  const minor = Number(rounded(exact))
  return { amount: { minor, currency }, known: figure(name, minor, `${currency} minor`, inputs) }
}
const rateFactor = ({ workCentre, perHour }: Prices['rates'][number]): EstimateFactor => ({ name: 'rate', of: workCentre, value: String(perHour.minor), unit: `${perHour.currency} minor/h`, source: 'price-book' })

/** Whole grams, rounded up. */
export const mass = ({ paid }: Chosen, { name, density }: Material): Known | undefined =>
  density === undefined ? undefined : figure('stock-mass', up((paid.value * density) / 1000), 'g', [asFactor(paid), { name: 'density', of: name, value: String(density), unit: 'kg/m3', source: 'price-book' }])

export const materialCost = (weight: Known, { name, perKilogram }: Material): Cost | undefined =>
  perKilogram && cost('material-cost', times(ratio(weight.value, 1000n), ratio(perKilogram.minor)), perKilogram.currency, [
    asFactor(weight), { name: 'per-kilogram', of: name, value: String(perKilogram.minor), unit: `${perKilogram.currency} minor/kg`, source: 'price-book' },
  ])

/** A share of what turning and milling of one piece cost. */
export const toolWearCost = (operations: readonly EstimatedOperation[], { rates, currency }: Prices, settings: Settings): Cost => {
  const share = settings('tool-wear')
  const cuts = operations.filter(({ process }) => isCutting(process))
  const perHour = (workCentre: string): number => rates.find((rate) => rate.workCentre === workCentre)?.perHour.minor ?? 0
  const machining = cuts.map(({ workCentre, cycleSeconds }) => ratio(BigInt(cycleSeconds) * BigInt(perHour(workCentre)), 3600n)).reduce(plus, ratio(0, 3600n))
  const used = [...new Set(cuts.map(({ workCentre }) => workCentre))]
  return cost('tool-wear-cost', times(machining, ratio(Math.round(share.value * 100), 10_000n)), currency, [
    ...used.flatMap((workCentre): EstimateFactor[] => [
      { name: 'time', of: workCentre, value: String(cuts.filter((each) => each.workCentre === workCentre).reduce((sum, { cycleSeconds }) => sum + cycleSeconds, 0)), unit: 's', source: 'figure' },
      ...rates.filter((rate) => rate.workCentre === workCentre).map(rateFactor),
    ]),
    share.factor,
  ])
}

/** Once for the order: the part, each clamping that cuts, each different hole; at the rate of the work centre that programs. */
export const programmingCost = ({ holes = [] }: Part, operations: readonly EstimatedOperation[], { rates, currency }: Prices, settings: Settings): Cost | undefined => {
  const rate = placeOf('programming', rates)
  if (!rate) return undefined
  const [part, clamping, hole] = [settings('programming-part'), settings('programming-clamping'), settings('programming-hole')]
  const clampings = operations.filter(({ process }) => isCutting(process)).length
  const seconds = up(60 * (part.value + clampings * clamping.value + holes.length * hole.value))
  return cost('programming-cost', ratio(BigInt(seconds) * BigInt(rate.perHour.minor), 3600n), currency, [
    part.factor, { name: 'clampings', value: String(clampings), unit: 'C62', source: 'figure' }, clamping.factor,
    { name: 'different-holes', value: String(holes.length), unit: 'C62', source: 'model' }, hole.factor, rateFactor(rate),
  ])
}
