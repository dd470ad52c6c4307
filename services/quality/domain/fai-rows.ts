import type { QualityFinding } from '../contract.ts'
import type { Row } from '../fai-view.ts'
import type { Inspection } from '../inspection-view.ts'
import type { Ncr } from '../ncr-view.ts'

/** An inspection with its findings. */
export type Judged = Extract<Inspection, { status: 'Passed' | 'Failed' }>

/** Form 3: one row for each characteristic the inspections have judged, in the order of their numbers. */
export const rowsOf = (inspections: readonly Judged[], ncrs: readonly Ncr[]): Row[] =>
  inspections.flatMap((inspection) => inspection.findings.map((finding) => rowOf(inspection, finding, ncrs))).toSorted((a, b) => a.characteristic - b.characteristic)

const rowOf = ({ inspectionId, characteristics }: Judged, finding: QualityFinding, ncrs: readonly Ncr[]): Row => {
  const { characteristic, description, requirement, unit, values, inspected, nonconforming } = finding
  const planned = characteristics.find(({ number }) => number === characteristic)
  const nonconformance = numbersFor(inspectionId, finding, ncrs)
  return {
    characteristic, designator: planned?.designator ?? 'none', description, requirement, ...(unit !== undefined && { unit }), values, inspected, nonconforming, method: planned?.method ?? '',
    verdict: finding.verdict === 'conforms' ? 'conforms' : finding.concession === undefined ? 'nonconforming' : 'accepted',
    ...(nonconformance !== '' && { nonconformance }),
  }
}

/** Field 11: the concession it was accepted by, or the reports this inspection led to. */
const numbersFor = (inspectionId: string, { characteristic, concession }: QualityFinding, ncrs: readonly Ncr[]): string =>
  concession ?? ncrs.filter(({ origin, characteristics }) => origin.kind === 'inspection' && origin.inspectionId === inspectionId && characteristics.includes(characteristic)).map(({ number }) => number).join(', ')
