import type { EstimateFactor } from '../../estimate-view.ts'
import { referenceRate, type Setting, type Settings } from './coefficients.ts'
import { asFactor, figure, model, text, type Known } from './figures.ts'
import type { Holes, Part } from './part.ts'
import type { Chosen } from './stock.ts'

/** Times of one piece, in seconds, before they are shared out and rounded up once for each operation. All that is cut goes with the removal rate of the material. */
export type Cutting = {
  readonly part: Part
  readonly chosen: Chosen
  /** cm³/min, of the price book. */
  readonly rate: Setting
  readonly settings: Settings
  /** Grams of stock; absent where the density is not known. */
  readonly weight?: Known | undefined
}

const minute = 60
/** How fast the material is cut against the reference: 1 for structural steel. */
const speed = ({ rate }: Cutting): number => rate.value / referenceRate

/** A part of four times the size takes no larger cutter, one of a quarter no smaller one. */
const MOST = 4
/** How much faster the cutters for stock of this size are than those for a cube of the reference edge. */
const cutterFactor = ({ chosen, settings }: Cutting): Setting => {
  const size = settings('part-size')
  const value = Math.min(MOST, Math.max(1 / MOST, Math.cbrt(chosen.volumeMm3) / size.value))
  return { value, factor: { name: 'cutter-factor', value: text(value), unit: '1', source: 'figure' } }
}

const isDrilled = ({ diameterMm }: Holes, settings: Settings): boolean => diameterMm <= settings('largest-drill').value + 1e-6
const drilled = ({ part, settings }: Cutting): readonly Holes[] => part.holes?.filter((holes) => isDrilled(holes, settings)) ?? []

/** (stock − part − drilled holes) / removal rate; a lathe's rate is a factor higher. */
export const roughing = (cutting: Cutting, lathe: boolean): Known => {
  const { part, chosen, rate, settings } = cutting
  const factor = settings('turn-factor')
  const size = cutterFactor(cutting)
  const holes = drilled(cutting).reduce((sum, { diameterMm, depthMm, count }) => sum + (Math.PI / 4) * diameterMm ** 2 * depthMm * count, 0)
  const cm3 = Math.max(0, chosen.volumeMm3 - part.volumeMm3 - holes) / 1000
  const removed: EstimateFactor = { name: 'stock-to-cut', value: text(chosen.volumeMm3 / 1000), unit: 'cm3', source: 'figure' }
  return figure('roughing-time', (cm3 / (rate.value * size.value * (lathe ? factor.value : 1))) * minute, 's', [
    removed, model('part-volume', part.volumeMm3 / 1000, 'cm3'), { name: 'drilled-volume', value: text(holes / 1000), unit: 'cm3', source: 'model' },
    rate.factor, size.factor, settings('part-size').factor, ...(lathe ? [factor.factor] : []),
  ])
}

/** The whole surface once, at the rate of finishing. */
export const finishing = (cutting: Cutting, lathe: boolean): Known => {
  const { part, rate, settings } = cutting
  const at = settings(lathe ? 'finish-turning' : 'finish-milling')
  const size = cutterFactor(cutting)
  return figure('finishing-time', (part.areaMm2 / 100 / (at.value * size.value * speed(cutting))) * minute, 's', [model('part-area', part.areaMm2 / 100, 'cm2'), at.factor, rate.factor, size.factor, settings('part-size').factor])
}

/** Each hole: depth / feed, what lies beyond the first few diameters twice, and going there; a counterbore or countersink once more. */
export const drilling = (cutting: Cutting): Known => {
  const { rate, settings } = cutting
  const [feed, peck, approach, step] = [settings('drill-feed'), settings('peck-from'), settings('hole-approach'), settings('hole-step')]
  const groups = drilled(cutting)
  const each = ({ kind, diameterMm, depthMm }: Holes): number => {
    const path = depthMm + Math.max(0, depthMm - peck.value * diameterMm)
    return (path / (feed.value * speed(cutting))) * minute + approach.value + (isStepped(kind) ? step.value : 0)
  }
  const inputs = groups.map(({ kind, diameterMm, depthMm, count }): EstimateFactor => ({ name: kind, of: `⌀${diameterMm} × ${depthMm}`, value: String(count), unit: 'C62', source: 'model' }))
  const steps = groups.some(({ kind }) => isStepped(kind)) ? [step.factor] : []
  return figure('drilling-time', groups.reduce((sum, holes) => sum + each(holes) * holes.count, 0), 's', [...inputs, feed.factor, peck.factor, approach.factor, ...steps, rate.factor])
}

const isStepped = (kind: Holes['kind']): boolean => kind === 'counterbore' || kind === 'countersink'

/** One tool to rough and one to finish for each clamping, one drill for each diameter, one more for steps. */
export const toolChanging = (cutting: Cutting, clampings: number, holes: boolean): Known => {
  const change = cutting.settings('tool-change')
  const groups = holes ? drilled(cutting) : []
  const tools = 2 * clampings + new Set(groups.map(({ diameterMm }) => diameterMm)).size + new Set(groups.filter(({ kind }) => isStepped(kind)).map(({ kind }) => kind)).size
  return figure('tool-changing-time', tools * change.value, 's', [{ name: 'tool-count', value: String(tools), unit: 'C62', source: 'figure' }, change.factor])
}

/** In and out once, for one clamping; what is heavier takes longer. */
export const handling = ({ settings, weight }: Cutting): Known => {
  const [each, perKilogram] = [settings('handling'), settings('handling-weight')]
  const heavier = weight ? [asFactor(weight), perKilogram.factor] : []
  return figure('handling-time', each.value + (perKilogram.value * (weight?.value ?? 0)) / 1000, 's', [each.factor, ...heavier])
}

/** A bar is cut across once, a plate along two sides. */
export const sawing = (cutting: Cutting): Known => {
  const { chosen, rate, settings } = cutting
  const at = settings('saw-rate')
  const cm2 = chosen.sawnMm2 / 100
  return figure('sawing-time', (cm2 / (at.value * speed(cutting))) * minute, 's', [{ name: 'section', value: text(cm2), unit: 'cm2', source: 'figure' }, at.factor, rate.factor])
}

export const deburring = ({ faces }: Part, settings: Settings): Known => {
  const each = settings('deburring')
  return figure('deburring-time', faces * each.value, 's', [model('faces', faces, 'C62'), each.factor])
}

export const inspecting = ({ faces }: Part, settings: Settings): Known => {
  const [piece, face] = [settings('inspecting'), settings('inspecting-face')]
  return figure('inspecting-time', piece.value + faces * face.value, 's', [piece.factor, model('faces', faces, 'C62'), face.factor])
}

/** One of several clampings: they share the work evenly, for the model does not tell how the features are spread over them. */
export const shareOf = (whole: Known, clampings: number): Known =>
  clampings === 1 ? whole : figure(whole.figure.name, whole.value / clampings, whole.figure.unit, [...whole.figure.inputs, asFactor(whole), { name: 'clampings', value: String(clampings), unit: 'C62', source: 'figure' }])
