import { within } from '#shared/vocabulary/decimal.ts'
import type { Characteristic } from '../inspection-plan-view.ts'
import type { Recorded } from '../inspection-view.ts'
import type { Concession } from '../lot-view.ts'
import type { QualityFinding } from '../contract.ts'
import type { SamplingPlan } from '../sampling-view.ts'

/** Plans of the characteristics that have an AQL, as the inspection keeps them. */
type Plans = readonly SamplingPlan[]
const planOf = ({ number }: Characteristic, plans: Plans): SamplingPlan | undefined => plans.find(({ characteristic }) => characteristic === number)

/** Pieces to inspect: every one, the planned number, or what the sampling plan says; a sample that is not smaller than the lot is the whole lot. */
export const sampleSize = (characteristic: Characteristic, lotQuantity: number, plans: Plans = []): number => {
  const { sampling } = characteristic
  return sampling.plan === 'fixed' ? Math.min(sampling.size, lotQuantity) : (planOf(characteristic, plans)?.sampleSize ?? lotQuantity)
}

/** The results that count for a characteristic: all that no later one supersedes. */
export const valid = (results: readonly Recorded[], characteristic: number): readonly Recorded[] => {
  const superseded = new Set(results.flatMap(({ supersedes }) => (supersedes ? [supersedes.result] : [])))
  return results.filter((each) => each.characteristic === characteristic && !superseded.has(each.result))
}

export const inspectedBy = (result: Recorded): number => (result.kind === 'readings' ? result.values.length : result.inspected)

export const inspectedPieces = (results: readonly Recorded[]): number => results.reduce((total, result) => total + inspectedBy(result), 0)

/**
 * What was found for one characteristic. A reading on the limit conforms; comparison is exact, whatever the resolution read.
 * Without an AQL one nonconforming piece is enough; with one, a sample conforms up to its acceptance number.
 */
export const findingOf = (characteristic: Characteristic, results: readonly Recorded[], plans: Plans = []): QualityFinding => {
  const accepted = planOf(characteristic, plans)?.acceptance ?? 0
  const counted = valid(results, characteristic.number)
  const values = counted.flatMap((result) => (result.kind === 'readings' ? result.values : []))
  const outside = values.filter((value) => !within(value, characteristic.lower, characteristic.upper)).length
  const nonconforming = counted.reduce((total, result) => total + (result.kind === 'count' ? result.nonconforming : 0), outside)
  return {
    characteristic: characteristic.number, description: characteristic.description, requirement: requirementOf(characteristic, plans),
    ...(characteristic.nominal && { unit: characteristic.nominal.unit }),
    values, inspected: inspectedPieces(counted), nonconforming, verdict: nonconforming <= accepted ? 'conforms' : 'nonconforming',
  }
}

/** `25.000 (25.000 … 25.021)`, `≥ 12.0`, `≤ 0.8`; `Ac 0` for an attribute: no nonconforming piece is accepted; with an AQL the plan and its cell. */
export const requirementOf = (characteristic: Characteristic, plans: Plans = []): string => {
  const { kind, nominal, lower, upper } = characteristic
  const plan = planOf(characteristic, plans)
  if (plan) return cited(plan)
  if (kind === 'attribute') return 'Ac 0'
  const limits = lower !== undefined && upper !== undefined ? `${lower} … ${upper}` : lower !== undefined ? `≥ ${lower}` : upper !== undefined ? `≤ ${upper}` : ''
  if (limits === '') return nominal?.value ?? ''
  return nominal ? `${nominal.value} (${limits})` : limits
}

/** `n 13, Ac 1, Re 2 (ISO 2859-1 II, D → E, AQL 4.0, normal)`: the plan, and the cell it was read from. */
const cited = ({ sampleSize: n, acceptance, rejection, acceptanceNumberZero, cell: { level, lotLetter, letter, aql, table } }: SamplingPlan): string => {
  const row = lotLetter === letter ? letter : `${lotLetter} → ${letter}`
  return `n ${n}, Ac ${acceptance}, Re ${rejection} (ISO 2859-1 ${level}, ${row}, AQL ${aql}, ${table}${acceptanceNumberZero ? ', c = 0' : ''})`
}

/** The finding under a concession that covers all of its nonconforming pieces, when there is one: what was measured stays as it is. */
export const conceded = (finding: QualityFinding, concessions: readonly Concession[]): QualityFinding => {
  const granted = concessions.filter(({ characteristics }) => characteristics.includes(finding.characteristic))
  const pieces = granted.reduce((total, { quantity }) => total + quantity, 0)
  if (finding.nonconforming === 0 || finding.nonconforming > pieces) return finding
  return { ...finding, concession: granted.map(({ number }) => number).join(', ') }
}

export const acceptable = ({ verdict, concession }: QualityFinding): boolean => verdict === 'conforms' || concession !== undefined

/** Nonconforming pieces were found, and no concession speaks of them. */
export const unreported = ({ nonconforming, concession }: QualityFinding): boolean => nonconforming > 0 && concession === undefined
