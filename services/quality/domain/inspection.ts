import { decided, refuse, unreachable, type Decided, type Refusal, type Result } from '#shared/kernel/result.ts'
import type { Locale } from '#shared/vocabulary/locale.ts'
import type { Person } from '#shared/vocabulary/party.ts'
import type { Instant } from '#shared/vocabulary/time.ts'
import type { Fact, QualityEvent, QualityStage } from '../contract.ts'
import type { Characteristic, InspectionPlan } from '../inspection-plan-view.ts'
import type { Entry, Inspection, Recorded } from '../inspection-view.ts'
import type { Lot } from '../lot-view.ts'
import type { Severity } from '../sampling-view.ts'
import { samplingPlans } from './sampling.ts'
import { acceptable, conceded, findingOf, inspectedBy, inspectedPieces, sampleSize, valid } from './verdict.ts'

export type InspectionEvent = QualityEvent | Fact<'InspectionOpened' | 'ResultRecorded' | 'ResultCorrected' | 'InspectionPassed'>
type Decides = Decided<Inspection, InspectionEvent>
type Opening = { readonly inspectionId: string; readonly number: string; readonly stage: QualityStage; readonly openedBy: Person; readonly severity: Severity | undefined }

/** Readings one inspection can hold: three stages of them still fit the bus's 256 KB, whatever their resolution. */
export const readingsLimit = 3000

/** At any time, on any lot that has pieces; the final stage once production has completed the lot. By AQL only while there is a severity: not while acceptance is stopped. */
export const open = (lot: Lot, plan: InspectionPlan, { inspectionId, number, stage, openedBy, severity }: Opening, now: Instant): Decides => {
  if (lot.status === 'Scrapped' || lot.quantity === 0) return refuse('lot-empty', { lot: lot.lotNumber })
  if (stage === 'final' && lot.making.status !== 'Complete') return refuse('lot-not-complete', { lot: lot.lotNumber }, '/stage')
  const characteristics = plan.controlPlan.filter((each) => each.stage === stage)
  if (stage !== 'final' && characteristics.length === 0) return refuse('stage-not-planned', { stage }, '/stage')
  const byAql = characteristics.some(({ sampling }) => sampling.plan === 'aql')
  if (byAql && severity === undefined) return refuse('sampling-stopped', { part: lot.part.number }, '/stage')
  const requiredStages = stages.filter((each) => each === 'final' || plan.controlPlan.some(({ stage: planned }) => planned === each))
  const next: Inspection = {
    inspectionId, number, orderId: lot.orderId, customerId: lot.customerId, lotId: lot.lotId, lotNumber: lot.lotNumber, workOrderId: lot.workOrderId,
    planHash: lot.planHash, part: lot.part, stage, lotQuantity: lot.quantity, round: lot.round, characteristics, requiredStages,
    samplingPlans: severity === undefined ? [] : samplingPlans(characteristics, lot.quantity, severity),
    openedBy, openedAt: now, results: [], status: 'Planned',
  }
  return decided<Inspection, InspectionEvent>(next, { type: 'InspectionOpened', data: { number, lotId: lot.lotId, stage } })
}

const stages: readonly QualityStage[] = ['receipt', 'in-process', 'final']

/** Adds a result after those there are; the first one starts the inspection. */
export const record = (inspection: Inspection, entry: Entry, by: Person, now: Instant): Decides => {
  const fits = check(inspection, entry, inspection.results)
  if (!fits.ok) return fits
  return append(inspection, entry, { result: inspection.results.length + 1, by, at: now }, 'ResultRecorded')
}

/** Puts a new result in the place of a wrong one; both stay, with the reason. */
export const correct = (inspection: Inspection, wrong: number, entry: Entry, reason: string, by: Person, now: Instant): Decides => {
  const found = inspection.results.find(({ result }) => result === wrong)
  if (!found) return refuse('result-unknown', { result: wrong })
  if (inspection.results.some(({ supersedes }) => supersedes?.result === wrong)) return refuse('result-superseded', { result: wrong })
  if (found.characteristic !== entry.characteristic) return refuse('other-characteristic', { characteristic: found.characteristic }, '/entry/characteristic')
  const fits = check(inspection, entry, inspection.results.filter(({ result }) => result !== wrong), '/entry')
  if (!fits.ok) return fits
  return append(inspection, entry, { result: inspection.results.length + 1, by, at: now, supersedes: { result: wrong, reason } }, 'ResultCorrected')
}

type Written = Pick<Recorded, 'result' | 'by' | 'at' | 'supersedes'>

const append = (inspection: Inspection, entry: Entry, written: Written, type: 'ResultRecorded' | 'ResultCorrected'): Decides => {
  const result: Recorded = entry.kind === 'readings' ? { ...entry, ...written } : { ...entry, ...written }
  const results = [...inspection.results, result]
  switch (inspection.status) {
    case 'Planned': return decided<Inspection, InspectionEvent>({ ...inspection, results, status: 'InProgress', startedAt: written.at }, { type, data: result })
    case 'InProgress': return decided<Inspection, InspectionEvent>({ ...inspection, results }, { type, data: result })
    case 'Passed':
    case 'Failed': return refuse('inspection-completed', { inspection: inspection.number })
    default: return unreachable(inspection)
  }
}

/** Whether an entry fits the control plan, its unit and the lot; `results` are those that count beside it. */
const check = (inspection: Inspection, entry: Entry, results: readonly Recorded[], at = ''): Result<void, Refusal> => {
  if (inspection.status === 'Passed' || inspection.status === 'Failed') return refuse('inspection-completed', { inspection: inspection.number })
  const characteristic = inspection.characteristics.find(({ number }) => number === entry.characteristic)
  if (!characteristic) return refuse('characteristic-unknown', { characteristic: entry.characteristic, stage: inspection.stage }, `${at}/characteristic`)
  const kind = fitsKind(characteristic, entry, at)
  if (!kind.ok) return kind
  const pieces = entry.kind === 'readings' ? entry.values.length : entry.inspected
  const inspected = inspectedPieces(valid(results, entry.characteristic)) + pieces
  if (inspected > inspection.lotQuantity) return refuse('more-than-lot', { inspected, quantity: inspection.lotQuantity }, entry.kind === 'readings' ? `${at}/values` : `${at}/inspected`)
  const readings = inspection.results.reduce((total, each) => total + (each.kind === 'readings' ? inspectedBy(each) : 0), entry.kind === 'readings' ? pieces : 0)
  return readings > readingsLimit ? refuse('too-many-readings', { limit: readingsLimit }, `${at}/values`) : kind
}

const fitsKind = (characteristic: Characteristic, entry: Entry, at: string): Result<void, Refusal> => {
  const { number, kind } = characteristic
  if (kind === 'variable' && entry.kind === 'count') return refuse('readings-needed', { characteristic: number }, `${at}/kind`)
  if (kind === 'attribute' && entry.kind === 'readings') return refuse('count-needed', { characteristic: number }, `${at}/kind`)
  if (entry.kind === 'count' && entry.nonconforming > entry.inspected) return refuse('nonconforming-exceeds-inspected', { inspected: entry.inspected }, `${at}/nonconforming`)
  const expected = characteristic.nominal?.unit
  if (entry.kind === 'readings' && entry.unit !== expected) return refuse('wrong-unit', { expected: expected ?? '–', given: entry.unit ?? '–' }, `${at}/unit`)
  return { ok: true, value: undefined }
}

/**
 * Judges the stage against its control plan. Passed when every characteristic conforms, or its nonconforming pieces are covered by the
 * customer's recorded concession on this lot. Refused while a reading is missing, and for a final inspection of pieces that have changed since.
 */
export const complete = (inspection: Inspection, lot: Lot, inspector: Person, certificateLocale: Locale, now: Instant): Decides => {
  if (inspection.status === 'Passed' || inspection.status === 'Failed') return refuse('inspection-completed', { inspection: inspection.number })
  if (inspection.stage === 'final' && inspection.round !== lot.round) return refuse('lot-changed-since', { lot: lot.lotNumber })
  const missing = inspection.characteristics.find((each) => inspectedPieces(valid(inspection.results, each.number)) < sampleSize(each, inspection.lotQuantity, inspection.samplingPlans))
  if (missing) return refuse('readings-missing', shortfall(inspection, missing))
  const findings = inspection.characteristics.map((each) => conceded(findingOf(each, inspection.results, inspection.samplingPlans), lot.concessions))
  const judged = { ...base(inspection), inspector, completedAt: now, findings }
  if (findings.every(acceptable)) {
    return decided<Inspection, InspectionEvent>({ ...judged, status: 'Passed', certificateLocale }, { type: 'InspectionPassed', data: { stage: inspection.stage, lotId: inspection.lotId, findings } })
  }
  const { lotId, lotNumber, customerId, workOrderId, planHash, part, inspectionId, stage } = inspection
  return decided<Inspection, InspectionEvent>({ ...judged, status: 'Failed' }, { type: 'InspectionFailed', data: { lotId, lotNumber, customerId, workOrderId, planHash, part, inspectionId, stage, findings } })
}

const shortfall = ({ results, lotQuantity, samplingPlans: plans }: Inspection, characteristic: Characteristic) => ({
  characteristic: characteristic.number, inspected: inspectedPieces(valid(results, characteristic.number)), needed: sampleSize(characteristic, lotQuantity, plans),
})

/** What an inspection is in every state. */
const base = (inspection: Inspection) => {
  if (inspection.status === 'InProgress') {
    const { status: _status, startedAt: _startedAt, ...rest } = inspection
    return rest
  }
  const { status: _status, ...rest } = inspection
  return rest
}
