import type { EstimatedOperation, EstimateFactor } from '../../estimate-view.ts'
import type { PriceInput } from '../../plan-input.ts'
import type { Finish, Material, OutsideProcess } from '../../price-book-view.ts'
import { ratio, times, type Ratio } from '../ratio.ts'
import { cost } from './costs.ts'
import { asFactor, figure, model, up, type Known } from './figures.ts'
import type { Part } from './part.ts'

/** What another company does to the part: a step of the routing, and what it takes for it. */
export type Outside = { readonly operation: EstimatedOperation; readonly terms: PriceInput['outside'][number] }

/** The finish that is asked for, where the book says who does it and what they take; nothing where that cannot be worked out. */
export const outsideOf = (part: Part, { outside }: Pick<Finish, 'outside'>, material: Material | undefined): Outside | undefined => {
  const worked = outside && byBasis(part, outside, material)
  if (!worked) return undefined
  const { supplier, price, minimum, leadTimeDays } = outside
  const { amount, known } = cost('outside-cost', worked.exact, price.currency, [
    ...worked.inputs, { name: 'outside-price', of: supplier, value: String(price.minor), unit: `${price.currency} minor/${worked.unit}`, source: 'price-book' },
    { name: 'outside-minimum', of: supplier, value: String(minimum.minor), unit: `${minimum.currency} minor`, source: 'price-book' }, { name: 'outside-days', of: supplier, value: String(leadTimeDays), unit: 'd', source: 'price-book' },
  ])
  return {
    operation: { sequence: 1, workCentre: 'OUTSIDE', performer: 'subcontractor', supplier, process: 'outside', clamping: 1, clampings: 1, setupSeconds: 0, cycleSeconds: 0, figures: [...worked.figures, known.figure] },
    terms: { supplier, minimum, perPiece: amount },
  }
}

type Worked = { readonly exact: Ratio; readonly unit: string; readonly inputs: readonly EstimateFactor[]; readonly figures: readonly Known['figure'][] }

/** Whole square millimetres and whole grams, rounded up. */
const byBasis = ({ areaMm2, volumeMm3 }: Part, { per, price }: OutsideProcess, material: Material | undefined): Worked | undefined => {
  const each = ratio(price.minor)
  if (per === 'piece') return { exact: each, unit: 'C62', inputs: [], figures: [] }
  if (per === 'square-decimetre') return { exact: times(ratio(up(areaMm2), 10_000n), each), unit: 'dm2', inputs: [model('part-area', areaMm2 / 10_000, 'dm2')], figures: [] }
  if (material?.density === undefined) return undefined
  const mass = figure('part-mass', up((volumeMm3 * material.density) / 1e6), 'g', [model('part-volume', volumeMm3 / 1000, 'cm3'), { name: 'density', of: material.name, value: String(material.density), unit: 'kg/m3', source: 'price-book' }])
  return { exact: times(ratio(mass.value, 1000n), each), unit: 'kg', inputs: [asFactor(mass)], figures: [mass.figure] }
}
