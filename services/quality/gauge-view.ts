import * as z from 'zod'
import { idOf } from '#shared/vocabulary/ids.ts'
import { CalendarDate, Instant } from '#shared/vocabulary/time.ts'

const Touched = z.strictObject({ lotId: z.string(), lotNumber: z.string() })
const base = z.strictObject({
  gaugeId: idOf('gauge'), number: z.string(), description: z.string(), calibrationDueOn: CalendarDate, calibrationCertificate: z.string(), calibratedAt: Instant,
  /** Lots measured with it since its last calibration. */
  touched: z.array(Touched),
})

/** Gauge: InCalibration → DueSoon → Overdue | OutOfTolerance. The day decides the first three; calibration brings it back. */
export const Gauge = z.discriminatedUnion('status', [
  base.extend({ status: z.literal('InCalibration') }),
  base.extend({ status: z.literal('DueSoon') }),
  base.extend({ status: z.literal('Overdue') }),
  /** `suspect`: every lot it touched since it was last known to be right. */
  base.extend({ status: z.literal('OutOfTolerance'), foundAt: Instant, report: z.string(), suspect: z.array(Touched) }),
])
export type Gauge = z.infer<typeof Gauge>
