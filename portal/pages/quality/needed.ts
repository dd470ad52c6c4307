import type { ValueOf } from '../../api/clients.ts'

export type Inspection = ValueOf<'quality', 'readInspection'>
export type Characteristic = Inspection['characteristics'][number]
export type Result = Inspection['results'][number]

/** Pieces to inspect for a characteristic: every one, the planned number, or what the sampling plan says; never more than the lot has. */
export const neededPieces = ({ number, sampling }: Characteristic, { lotQuantity, samplingPlans }: Pick<Inspection, 'lotQuantity' | 'samplingPlans'>): number => {
  const byPlan = samplingPlans.find(({ characteristic }) => characteristic === number)?.sampleSize
  return Math.min(lotQuantity, sampling.plan === 'fixed' ? sampling.size : sampling.plan === 'aql' ? (byPlan ?? lotQuantity) : lotQuantity)
}

/** The results that count: all that no later one supersedes. */
export const validResults = (results: readonly Result[], characteristic: number): readonly Result[] => {
  const superseded = new Set(results.flatMap(({ supersedes }) => (supersedes ? [supersedes.result] : [])))
  return results.filter((each) => each.characteristic === characteristic && !superseded.has(each.result))
}

export const inspectedPieces = (results: readonly Result[]): number => results.reduce((sum, each) => sum + (each.kind === 'readings' ? each.values.length : each.inspected), 0)

/** Pieces still to inspect for a characteristic. */
export const missingPieces = (characteristic: Characteristic, inspection: Pick<Inspection, 'lotQuantity' | 'samplingPlans' | 'results'>): number =>
  Math.max(0, neededPieces(characteristic, inspection) - inspectedPieces(validResults(inspection.results, characteristic.number)))
