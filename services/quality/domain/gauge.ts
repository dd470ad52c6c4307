import { decided, refuse, type Decided, type Refusal, type Result } from '#shared/kernel/result.ts'
import { addDays, localTime, type CalendarDate, type Instant } from '#shared/vocabulary/time.ts'
import type { Fact } from '../contract.ts'
import type { Gauge } from '../gauge-view.ts'

export type GaugeEvent = Fact<'GaugeRegistered' | 'GaugeCalibrated' | 'GaugeUsed' | 'GaugeFoundOutOfTolerance'>
type Decides = Decided<Gauge, GaugeEvent>
type Calibration = { readonly calibrationDueOn: CalendarDate; readonly calibrationCertificate: string }

/** Days before its due day from which a gauge is called due soon. */
const warningDays = 30

/** A moment by the clock in the shop: there, a gauge's last day ends at midnight. */
export type ShopTime = { readonly now: Instant; readonly timeZone: string }

const day = ({ now, timeZone }: ShopTime): CalendarDate => localTime(now, timeZone).date

/** The gauge as it stands on this day; it may be used up to and including the day its calibration is due. */
export const asOf = (gauge: Gauge, at: ShopTime): Gauge => {
  if (gauge.status === 'OutOfTolerance') return gauge
  if (gauge.calibrationDueOn < day(at)) return { ...gauge, status: 'Overdue' }
  return { ...gauge, status: gauge.calibrationDueOn <= day({ ...at, now: addDays(at.now, warningDays) }) ? 'DueSoon' : 'InCalibration' }
}

export const register = (gauge: Calibration & { readonly gaugeId: string; readonly number: string; readonly description: string }, at: ShopTime): Decides => {
  if (gauge.calibrationDueOn < day(at)) return refuse('calibration-past', { due: gauge.calibrationDueOn }, '/calibrationDueOn')
  const next = asOf({ ...gauge, calibratedAt: at.now, touched: [], status: 'InCalibration' }, at)
  return decided<Gauge, GaugeEvent>(next, { type: 'GaugeRegistered', data: { number: gauge.number, due: gauge.calibrationDueOn } })
}

/** A calibration that found the gauge right: what it touched before is no longer in question. */
export const calibrate = (gauge: Gauge, { calibrationDueOn, calibrationCertificate }: Calibration, at: ShopTime): Decides => {
  if (calibrationDueOn < day(at)) return refuse('calibration-past', { due: calibrationDueOn }, '/calibrationDueOn')
  const { gaugeId, number, description } = gauge
  const next = asOf({ gaugeId, number, description, calibrationDueOn, calibrationCertificate, calibratedAt: at.now, touched: [], status: 'InCalibration' }, at)
  return decided<Gauge, GaugeEvent>(next, { type: 'GaugeCalibrated', data: { due: calibrationDueOn, certificate: calibrationCertificate } })
}

/** A calibration that found it wrong: every lot it touched since the last good one is suspect. */
export const findOutOfTolerance = (gauge: Gauge, report: string, now: Instant): Decides => {
  if (gauge.status === 'OutOfTolerance') return refuse('gauge-out-of-tolerance', { gauge: gauge.number })
  return decided<Gauge, GaugeEvent>({ ...gauge, status: 'OutOfTolerance', foundAt: now, report, suspect: gauge.touched }, { type: 'GaugeFoundOutOfTolerance', data: { report, lots: gauge.touched } })
}

/** Whether a result may be taken with it now. */
export const usable = (gauge: Gauge, at: ShopTime, field: string): Result<void, Refusal> => {
  const { status, number, calibrationDueOn } = asOf(gauge, at)
  if (status === 'Overdue') return refuse('gauge-overdue', { gauge: number, due: calibrationDueOn }, field)
  return status === 'OutOfTolerance' ? refuse('gauge-out-of-tolerance', { gauge: number }, field) : { ok: true, value: undefined }
}

/** Remembers the lot, once. */
export const touch = (gauge: Gauge, lot: { readonly lotId: string; readonly lotNumber: string }, at: ShopTime): Decides => {
  if (gauge.touched.some(({ lotId }) => lotId === lot.lotId)) return decided(gauge)
  return decided<Gauge, GaugeEvent>({ ...asOf(gauge, at), touched: [...gauge.touched, { lotId: lot.lotId, lotNumber: lot.lotNumber }] }, { type: 'GaugeUsed', data: lot })
}
