import { decided, refuse, type Decided, type Refusal, type Result } from '#shared/kernel/result.ts'
import { manufacturer } from '#shared/vocabulary/manufacturer.ts'
import { addDays, localTime, type CalendarDate, type Instant } from '#shared/vocabulary/time.ts'
import type { Fact } from '../contract.ts'
import type { Gauge } from '../gauge-view.ts'

export type GaugeEvent = Fact<'GaugeRegistered' | 'GaugeCalibrated' | 'GaugeUsed' | 'GaugeFoundOutOfTolerance'>
type Decides = Decided<Gauge, GaugeEvent>
type Calibration = { readonly calibrationDueOn: CalendarDate; readonly calibrationCertificate: string }

/** Days before its due day from which a gauge is called due soon. */
const warningDays = 30

/** The day it is in the shop: there, a gauge's last day ends at midnight. */
const day = (now: Instant): CalendarDate => localTime(now, manufacturer.timeZone).date

/** The gauge as it stands on this day; it may be used up to and including the day its calibration is due. */
export const asOf = (gauge: Gauge, now: Instant): Gauge => {
  if (gauge.status === 'OutOfTolerance') return gauge
  if (gauge.calibrationDueOn < day(now)) return { ...gauge, status: 'Overdue' }
  return { ...gauge, status: gauge.calibrationDueOn <= day(addDays(now, warningDays)) ? 'DueSoon' : 'InCalibration' }
}

export const register = (gauge: Calibration & { readonly gaugeId: string; readonly number: string; readonly description: string }, now: Instant): Decides => {
  if (gauge.calibrationDueOn < day(now)) return refuse('calibration-past', { due: gauge.calibrationDueOn }, '/calibrationDueOn')
  const next = asOf({ ...gauge, calibratedAt: now, touched: [], status: 'InCalibration' }, now)
  return decided<Gauge, GaugeEvent>(next, { type: 'GaugeRegistered', data: { number: gauge.number, due: gauge.calibrationDueOn } })
}

/** A calibration that found the gauge right: what it touched before is no longer in question. */
export const calibrate = (gauge: Gauge, { calibrationDueOn, calibrationCertificate }: Calibration, now: Instant): Decides => {
  if (calibrationDueOn < day(now)) return refuse('calibration-past', { due: calibrationDueOn }, '/calibrationDueOn')
  const { gaugeId, number, description } = gauge
  const next = asOf({ gaugeId, number, description, calibrationDueOn, calibrationCertificate, calibratedAt: now, touched: [], status: 'InCalibration' }, now)
  return decided<Gauge, GaugeEvent>(next, { type: 'GaugeCalibrated', data: { due: calibrationDueOn, certificate: calibrationCertificate } })
}

/** A calibration that found it wrong: every lot it touched since the last good one is suspect. */
export const findOutOfTolerance = (gauge: Gauge, report: string, now: Instant): Decides => {
  if (gauge.status === 'OutOfTolerance') return refuse('gauge-out-of-tolerance', { gauge: gauge.number })
  return decided<Gauge, GaugeEvent>({ ...gauge, status: 'OutOfTolerance', foundAt: now, report, suspect: gauge.touched }, { type: 'GaugeFoundOutOfTolerance', data: { report, lots: gauge.touched } })
}

/** Whether a result may be taken with it now. */
export const usable = (gauge: Gauge, now: Instant, field: string): Result<void, Refusal> => {
  const { status, number, calibrationDueOn } = asOf(gauge, now)
  if (status === 'Overdue') return refuse('gauge-overdue', { gauge: number, due: calibrationDueOn }, field)
  return status === 'OutOfTolerance' ? refuse('gauge-out-of-tolerance', { gauge: number }, field) : { ok: true, value: undefined }
}

/** Remembers the lot, once. */
export const touch = (gauge: Gauge, lot: { readonly lotId: string; readonly lotNumber: string }, now: Instant): Decides => {
  if (gauge.touched.some(({ lotId }) => lotId === lot.lotId)) return decided(gauge)
  return decided<Gauge, GaugeEvent>({ ...asOf(gauge, now), touched: [...gauge.touched, { lotId: lot.lotId, lotNumber: lot.lotNumber }] }, { type: 'GaugeUsed', data: lot })
}
