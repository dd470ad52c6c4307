import { within } from '#shared/vocabulary/measurement.ts'
import type { Characteristic } from '../inspection-plan-view.ts'
import type { Recorded } from '../inspection-view.ts'
import type { Concession } from '../lot-view.ts'
import type { QualityFinding } from '../contract.ts'

/** Pieces to inspect: every one, or the planned number; a sample that is not smaller than the lot is the whole lot. */
export const sampleSize = ({ sampling }: Characteristic, lotQuantity: number): number =>
  sampling.plan === 'every-piece' ? lotQuantity : Math.min(sampling.size, lotQuantity)

/** The results that count for a characteristic: all that no later one supersedes. */
export const valid = (results: readonly Recorded[], characteristic: number): readonly Recorded[] => {
  const superseded = new Set(results.flatMap(({ supersedes }) => (supersedes ? [supersedes.result] : [])))
  return results.filter((each) => each.characteristic === characteristic && !superseded.has(each.result))
}

export const inspectedBy = (result: Recorded): number => (result.kind === 'readings' ? result.values.length : result.inspected)

export const inspectedPieces = (results: readonly Recorded[]): number => results.reduce((total, result) => total + inspectedBy(result), 0)

/**
 * What was found for one characteristic. A reading on the limit conforms; comparison is exact, whatever the resolution read.
 * Acceptance number 0: one nonconforming piece in the sample is enough.
 */
export const findingOf = (characteristic: Characteristic, results: readonly Recorded[]): QualityFinding => {
  const counted = valid(results, characteristic.number)
  const values = counted.flatMap((result) => (result.kind === 'readings' ? result.values : []))
  const outside = values.filter((value) => !within(value, characteristic.lower, characteristic.upper)).length
  const nonconforming = counted.reduce((total, result) => total + (result.kind === 'count' ? result.nonconforming : 0), outside)
  return {
    characteristic: characteristic.number, description: characteristic.description, requirement: requirementOf(characteristic),
    ...(characteristic.nominal && { unit: characteristic.nominal.unit }),
    values, inspected: inspectedPieces(counted), nonconforming, verdict: nonconforming === 0 ? 'conforms' : 'nonconforming',
  }
}

/** `25.000 (25.000 … 25.021)`, `≥ 12.0`, `≤ 0.8`; `Ac 0` for an attribute: no nonconforming piece is accepted. */
export const requirementOf = ({ kind, nominal, lower, upper }: Characteristic): string => {
  if (kind === 'attribute') return 'Ac 0'
  const limits = lower !== undefined && upper !== undefined ? `${lower} … ${upper}` : lower !== undefined ? `≥ ${lower}` : upper !== undefined ? `≤ ${upper}` : ''
  if (limits === '') return nominal?.value ?? ''
  return nominal ? `${nominal.value} (${limits})` : limits
}

/** The finding under a concession that covers all of its nonconforming pieces, when there is one: what was measured stays as it is. */
export const conceded = (finding: QualityFinding, concessions: readonly Concession[]): QualityFinding => {
  const granted = concessions.filter(({ characteristics }) => characteristics.includes(finding.characteristic))
  const pieces = granted.reduce((total, { quantity }) => total + quantity, 0)
  if (finding.verdict === 'conforms' || finding.nonconforming > pieces) return finding
  return { ...finding, concession: granted.map(({ number }) => number).join(', ') }
}

export const acceptable = ({ verdict, concession }: QualityFinding): boolean => verdict === 'conforms' || concession !== undefined
