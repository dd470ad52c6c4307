import { fail, ok, type Result } from '#shared/kernel/result.ts'
import type { EstimateFactor, Stock, Unknown } from '../../estimate-view.ts'
import type { Settings } from './coefficients.ts'
import { asFactor, figure, model, up, type Known } from './figures.ts'
import type { Part } from './part.ts'

/** Preferred diameters of hot rolled round bars, EN 10060:2003 table 1, in mm. Taken for other metals and plastics too, until the price book says what is kept of them. */
export const barDiameters: readonly number[] = [
  10, 12, 13, 14, 15, 16, 18, 19, 20, 22, 24, 25, 26, 27, 28, 30, 32, 35, 36, 38, 40, 42, 45, 48, 50, 52, 55, 60, 63, 65, 70, 73, 75, 80, 85, 90, 95, 100,
  105, 110, 115, 120, 125, 130, 135, 140, 145, 150, 155, 160, 165, 170, 175, 180, 190, 200, 220, 250,
]
/** Thicknesses common among stockholders, in mm. No standard prefers any: EN 10029 (steel) and EN 485-3 (aluminium) give tolerances for ranges. */
export const plateThicknesses: readonly number[] = [3, 4, 5, 6, 8, 10, 12, 15, 18, 20, 22, 25, 30, 35, 40, 45, 50, 55, 60, 65, 70, 80, 90, 100, 110, 120, 130, 140, 150, 160, 180, 200]
/** Usual lengths of bars and sides of plates, in mm: nothing longer is sawn off. */
const LONGEST = { bar: 6000, plate: [1500, 3000] } as const

/** Sizes of a material that the shop keeps, in mm. */
export type Kept = { readonly barsMm?: readonly number[] | undefined; readonly platesMm?: readonly number[] | undefined }

/** What is sawn off, its volume as it comes to the machine, and the volume that is paid for, with what the saw loses. */
export type Chosen = { readonly stock: Stock; readonly figures: readonly Known[]; readonly volumeMm3: number; readonly paid: Known; readonly sawnMm2: number }

/** How different two widths of a round part may be: flats and a hexagon (13.4 %) on a round bar. */
const ROUND = 0.15

/** Diameter and length of a part that is round about one axis of its file. */
export const roundness = ({ boxMm: [a, b, c], volumeMm3 }: Part): { readonly diameter: number; readonly length: number } | undefined => {
  const [low, high] = [1 - a / b, 1 - b / c]
  const found = low <= high ? { share: low, diameter: b, length: c } : { share: high, diameter: c, length: a }
  const { share, diameter, length } = found
  return share <= ROUND && volumeMm3 <= cylinder(diameter, length) * 1.000_001 ? { diameter, length } : undefined
}

const cylinder = (diameter: number, length: number): number => (Math.PI / 4) * diameter ** 2 * length

/** Round bar for what is turned, plate for the rest; the next size that leaves the allowance on every side. */
export const chooseStock = (part: Part, settings: Settings, kept: Kept = {}): Result<Chosen, Unknown> => {
  const round = part.process === 'milled' ? undefined : roundness(part)
  if (round) return barOf(round, settings, kept.barsMm)
  return part.process === 'turned' ? fail(stopping('axis-not-found')) : plateOf(part, settings, kept.platesMm)
}

const next = (wanted: number, sizes: readonly number[]): number | undefined => sizes.filter((size) => size >= wanted - 1e-6).toSorted((a, b) => a - b)[0]

/** Where a size is from: the shop's own list, or a series. */
const series = (own: readonly number[] | undefined, usual: readonly number[], from: string): readonly [readonly number[], EstimateFactor] => {
  const sizes = own ?? usual
  return [sizes, { name: 'sizes', value: `${Math.min(...sizes)}–${Math.max(...sizes)}`, unit: 'mm', ...(own ? { source: 'price-book' } : { source: 'default', from }) }]
}
/** Without stock there is no price. */
const stopping = (code: Unknown['code'], of?: string): Unknown => ({ code, stops: true, ...(of !== undefined && { of }) })
const tooLarge = (least: number): Result<Chosen, Unknown> => fail(stopping('too-large', `${up(least)} mm`))

const barOf = ({ diameter, length }: { readonly diameter: number; readonly length: number }, settings: Settings, own?: readonly number[]): Result<Chosen, Unknown> => {
  const [onDiameter, onFace, kerf] = [settings('bar-allowance'), settings('face-allowance'), settings('saw-kerf')]
  const [sizes, from] = series(own, barDiameters, 'EN 10060')
  const bar = next(diameter + onDiameter.value, sizes)
  const long = up(length + 2 * onFace.value)
  if (bar === undefined) return tooLarge(diameter + onDiameter.value)
  if (long > LONGEST.bar) return tooLarge(long)
  const width = figure('stock-diameter', bar, 'mm', [model('part-diameter', diameter, 'mm'), onDiameter.factor, from])
  const along = figure('stock-length', long, 'mm', [model('part-length', length, 'mm'), onFace.factor])
  const paid = figure('stock-volume', cylinder(bar, long + kerf.value) / 1000, 'cm3', [asFactor(width), asFactor(along), kerf.factor])
  return ok({ stock: { form: 'round-bar', diameterMm: bar, lengthMm: long }, figures: [width, along, paid], volumeMm3: cylinder(bar, long), paid, sawnMm2: cylinder(bar, 1) })
}

const plateOf = ({ boxMm: [a, b, c] }: Part, settings: Settings, own?: readonly number[]): Result<Chosen, Unknown> => {
  const [onFace, kerf] = [settings('face-allowance'), settings('saw-kerf')]
  const [sizes, from] = series(own, plateThicknesses, 'practice')
  const thick = next(a + 2 * onFace.value, sizes)
  const [wide, long] = [up(b + 2 * onFace.value), up(c + 2 * onFace.value)]
  if (thick === undefined) return tooLarge(a + 2 * onFace.value)
  if (wide > LONGEST.plate[0] || long > LONGEST.plate[1]) return tooLarge(Math.max(wide, long))
  const thickness = figure('stock-thickness', thick, 'mm', [model('part-thickness', a, 'mm'), onFace.factor, from])
  const width = figure('stock-width', wide, 'mm', [model('part-width', b, 'mm'), onFace.factor])
  const length = figure('stock-length', long, 'mm', [model('part-length', c, 'mm'), onFace.factor])
  const paid = figure('stock-volume', (thick * (wide + kerf.value) * (long + kerf.value)) / 1000, 'cm3', [...[thickness, width, length].map(asFactor), kerf.factor])
  return ok({
    stock: { form: 'plate', thicknessMm: thick, widthMm: wide, lengthMm: long }, figures: [thickness, width, length, paid],
    volumeMm3: thick * wide * long, paid, sawnMm2: thick * (wide + long),
  })
}
