import { compare } from '#shared/vocabulary/decimal.ts'
import type { Finding } from '../lot-view.ts'

/** Readings kept with a lot. More would not fit one stored thing (400 KB) beside the rest; then each characteristic keeps its extremes. */
export const mostReadings = 5_000

export type HeardFinding = Omit<Finding, 'summarised'>

/** Findings as a lot keeps them: complete, or with the smallest and largest reading of each characteristic when there are too many. */
export const kept = (findings: readonly HeardFinding[]): Finding[] => {
  const many = findings.reduce((sum, { values }) => sum + values.length, 0) > mostReadings
  return findings.map((finding) => (many && finding.values.length > 2 ? { ...finding, values: extremes(finding.values), summarised: true } : { ...finding, summarised: false }))
}

const extremes = (values: readonly string[]): string[] => {
  const sorted = values.toSorted(compare)
  return [...sorted.slice(0, 1), ...sorted.slice(-1)]
}
