import type { CoefficientId, EstimatedOperation, Unknown, WorkProcess } from '../../estimate-view.ts'
import type { Prices } from '../../price-book-view.ts'
import { type Settings } from './coefficients.ts'
import { figure, up, type Known } from './figures.ts'
import type { Part } from './part.ts'
import { deburring, drilling, finishing, handling, inspecting, roughing, sawing, shareOf, toolChanging, type Cutting } from './times.ts'

type Rate = Prices['rates'][number]
/** A step before it has a place: what it does, how long a piece takes in all of its clampings, and what each clamping takes beside. */
type Step = { readonly process: WorkProcess; readonly clampings: number; readonly times: readonly Known[]; readonly each?: Known }
export type Routed = { readonly operations: readonly EstimatedOperation[]; readonly unknowns: readonly Unknown[] }

const setUp: { readonly [P in WorkProcess]?: CoefficientId } = {
  sawing: 'setup-sawing', turning: 'setup-turning', milling: 'setup-milling', 'five-axis-milling': 'setup-milling', bench: 'setup-bench', inspecting: 'setup-inspecting',
}
/** Front and back: a bar is cut from both ends, a plate from both sides. */
const BOTH_ENDS = 2

/** The cheapest work centre of the price book that does it. */
export const placeOf = (process: WorkProcess, rates: readonly Rate[]): Rate | undefined =>
  rates.filter((rate) => rate.process === process).toSorted((a, b) => a.perHour.minor - b.perHour.minor)[0]

/**
 * Saw, cut, deburr, inspect. What is turned is cut from both ends; of a mill-turn part the directions that are not those of the lathe are milled. What is milled is clamped once for each
 * direction and at least twice; from some number of directions on twice on five axes, where the shop has them.
 */
export const route = (cutting: Cutting, rates: readonly Rate[]): Routed => {
  const { part, settings } = cutting
  const steps: Step[] = [
    { process: 'sawing', clampings: 1, times: [sawing(cutting)] },
    ...cuttingSteps(cutting, rates),
    { process: 'bench', clampings: 1, times: [deburring(part, settings)] },
    { process: 'inspecting', clampings: 1, times: [inspecting(part, settings)] },
  ]
  const placed = steps.map((step) => ({ step, rate: placeOf(step.process, rates) }))
  const unplaced = placed.filter(({ rate }) => rate === undefined).map(({ step: { process } }): Unknown => ({ code: 'no-work-centre', of: process, stops: isCutting(process) }))
  const operations = placed.flatMap(({ step, rate }) => (rate ? operationsOf(step, rate, settings) : []))
  return { operations: numbered(operations), unknowns: unplaced }
}

/** What another company does comes after the burrs are off and before the part is inspected. */
export const withOutside = (operations: readonly EstimatedOperation[], outside: EstimatedOperation): readonly EstimatedOperation[] => {
  const last = operations.filter(({ process }) => process !== 'inspecting')
  return numbered([...last, outside, ...operations.slice(last.length)])
}

const numbered = (operations: readonly EstimatedOperation[]): readonly EstimatedOperation[] => operations.map((operation, index) => ({ ...operation, sequence: 10 * (index + 1) }))

/** Without these there is no part; the others can be left out and said so. */
export const isCutting = (process: EstimatedOperation['process']): boolean => process === 'turning' || process === 'milling' || process === 'five-axis-milling'

const cuttingSteps = (cutting: Cutting, rates: readonly Rate[]): Step[] => {
  const { part, chosen } = cutting
  const lathe = chosen.stock.form === 'round-bar'
  const { process, clampings } = milling(part, cutting.settings, rates, lathe)
  const [rough, finish] = [roughing(cutting, lathe), finishing(cutting, lathe)]
  if (!lathe) return [step(cutting, process, clampings, [rough, finish], true)]
  const turned = part.process === 'turned'
  return [step(cutting, 'turning', BOTH_ENDS, [rough, finish], turned), ...(turned ? [] : [step(cutting, process, clampings, [], true)])]
}

const step = (cutting: Cutting, process: WorkProcess, clampings: number, cuts: readonly Known[], holes: boolean): Step => ({
  process, clampings, times: [...cuts, ...(holes ? [drilling(cutting)] : []), toolChanging(cutting, clampings, holes)], each: handling(cutting),
})

/** Where it is milled and how often it is clamped. */
const milling = ({ directions }: Part, settings: Settings, rates: readonly Rate[], afterLathe: boolean): Pick<Step, 'process' | 'clampings'> => {
  const left = afterLathe ? Math.max(1, directions - BOTH_ENDS) : Math.max(BOTH_ENDS, directions)
  const five = placeOf('five-axis-milling', rates) !== undefined && (directions >= settings('five-axis-from').value || placeOf('milling', rates) === undefined)
  return five ? { process: 'five-axis-milling', clampings: Math.min(left, afterLathe ? 1 : BOTH_ENDS) } : { process: 'milling', clampings: left }
}

/** One operation for each clamping; its times are rounded up to whole seconds once. */
const operationsOf = ({ process, clampings, times, each: beside }: Step, rate: Rate, settings: Settings): EstimatedOperation[] => {
  const setting = settingUp(process, rate, settings)
  const each = [...times.map((time) => shareOf(time, clampings)), ...(beside ? [beside] : [])]
  const cycleSeconds = up(each.reduce((sum, { value }) => sum + value, 0))
  return Array.from({ length: clampings }, (_, index) => ({
    sequence: 1, workCentre: rate.workCentre, performer: 'manufacturer', process, clamping: index + 1, clampings,
    setupSeconds: up(setting.value), cycleSeconds, figures: [setting, ...each].map(({ figure: told }) => told),
  }))
}

/** Once for a lot, each clamping: the work centre's own time or the usual one. */
const settingUp = (process: WorkProcess, { setupMinutes, workCentre }: Rate, settings: Settings): Known => {
  if (setupMinutes !== undefined) return figure('setting-up', setupMinutes * 60, 's', [{ name: 'setup', of: workCentre, value: String(setupMinutes), unit: 'min', source: 'price-book' }])
  const usual = settings(setUp[process] ?? 'setup-bench')
  return figure('setting-up', usual.value * 60, 's', [usual.factor])
}
