import { aqls, type Aql } from '#shared/vocabulary/sampling.ts'
import type { Characteristic } from '../inspection-plan-view.ts'
import type { CodeLetter, SamplingPlan, Severity } from '../sampling-view.ts'

/** Sample size of each code letter (ISO 2859-1 tables 2-A, 2-B; ANSI Z1.4, MIL-STD-105E tables II-A, II-B). */
const letters: readonly (readonly [CodeLetter, number])[] = [
  ['A', 2], ['B', 3], ['C', 5], ['D', 8], ['E', 13], ['F', 20], ['G', 32], ['H', 50], ['J', 80], ['K', 125], ['L', 200], ['M', 315], ['N', 500], ['P', 800], ['Q', 1250], ['R', 2000],
]

/** Largest lot of each letter from A on, general inspection level II (table 1); above the last one it is Q. */
const lotSizes = [8, 15, 25, 50, 90, 150, 280, 500, 1200, 3200, 10_000, 35_000, 150_000, 500_000]

type Table = SamplingPlan['cell']['table']

/** Acceptance numbers along the diagonals of a table. `zero` is the diagonal of Ac 0, `first` that of Ac 1. */
const tables: { readonly [T in Table]: { readonly zero: number; readonly first: number; readonly numbers: readonly number[] } } = {
  normal: { zero: 0, first: 3, numbers: [1, 2, 3, 5, 7, 10, 14, 21] },
  tightened: { zero: 1, first: 4, numbers: [1, 2, 3, 5, 8, 12, 18] },
}

type Read = { readonly lotSize: number; readonly aql: Aql; readonly severity: Severity; readonly acceptanceNumberZero: boolean }

/**
 * Single sampling by attributes, level II. Cells lie on diagonals k = i + j − 10 (i letter, j AQL); an arrow leads to another letter *and its
 * sample size*. A sample not smaller than the lot is the whole lot; Ac and Re stay those of the cell.
 *
 * - Acceptance number 0: the cell's own sample with Ac 0, so never more lenient than the cell.
 * - Reduced: read from the normal table. The table for reduced inspection is not confirmed here, and normal is never more lenient than it.
 * - Letter A at AQL 10, normal: the arrow points above the first letter. A's own sample with Ac 0 is taken, as at AQL 6.5.
 *
 * Checked against published cells in the test; confirm against the standard the customer names before relying on it.
 */
export const samplingPlan = ({ lotSize, aql, severity, acceptanceNumberZero }: Read): Omit<SamplingPlan, 'characteristic'> => {
  const table: Table = severity === 'Tightened' ? 'tightened' : 'normal'
  const column = aqls.indexOf(aql)
  const above = lotSizes.findIndex((largest) => lotSize <= largest)
  const row = above === -1 ? lotSizes.length : above
  const used = followed(table, row, column)
  const acceptance = acceptanceNumberZero ? 0 : used.acceptance
  return {
    severity, lotSize, sampleSize: Math.min(sizeOf(used.row), lotSize), acceptance, rejection: acceptance + 1, acceptanceNumberZero,
    cell: { level: 'II', lotLetter: letterOf(row), letter: letterOf(used.row), aql, table },
  }
}

/** The cell an arrow leads to, or the cell itself. */
const followed = (table: Table, row: number, column: number): { readonly row: number; readonly acceptance: number } => {
  const { zero, first, numbers } = tables[table]
  const diagonal = row + column - 10
  const last = first + numbers.length - 1
  if (diagonal < zero) return { row: row + zero - diagonal, acceptance: 0 }
  if (diagonal > last) return { row: row - (diagonal - last), acceptance: numbers.at(-1) ?? 0 }
  if (diagonal >= first) return { row, acceptance: numbers[diagonal - first] ?? 0 }
  if (diagonal === zero) return { row, acceptance: 0 }
  // Between Ac 0 and Ac 1: normal has one arrow up, then one down; tightened has two down.
  const up = table === 'normal' && diagonal === zero + 1
  return up ? { row: Math.max(0, row - 1), acceptance: 0 } : { row: row + first - diagonal, acceptance: numbers[0] ?? 0 }
}

const letterOf = (row: number): CodeLetter => letters[row]?.[0] ?? 'R'
const sizeOf = (row: number): number => letters[row]?.[1] ?? 2000

/** The plans of all characteristics with an AQL. */
export const samplingPlans = (characteristics: readonly Characteristic[], lotSize: number, severity: Severity): SamplingPlan[] =>
  characteristics.flatMap(({ number, sampling }) =>
    sampling.plan === 'aql' ? [{ characteristic: number, ...samplingPlan({ lotSize, aql: sampling.aql, severity, acceptanceNumberZero: sampling.acceptanceNumberZero }) }] : [])

/**
 * What an accepted lot earns towards reduced inspection (switching score, ISO 2859-1 9.3.3, from knowledge: confirm): with Ac 0 or 1, two; with
 * Ac 2 or more, three when it would have been accepted one AQL step tighter. Anything else sets the score back, which 0 says.
 */
export const earned = (plan: SamplingPlan, nonconforming: number): 0 | 2 | 3 => {
  if (nonconforming > plan.acceptance) return 0
  if (plan.acceptance < 2) return 2
  const tighter = aqls[aqls.indexOf(plan.cell.aql) - 1]
  if (tighter === undefined) return 0
  return nonconforming <= samplingPlan({ ...plan, severity: 'Normal', aql: tighter }).acceptance ? 3 : 0
}
