import * as z from 'zod'
import { idOf } from '#shared/vocabulary/ids.ts'
import { Person } from '#shared/vocabulary/party.ts'
import { CalendarDate, Instant } from '#shared/vocabulary/time.ts'

/** What is done at a work centre, by families of DIN 8580 as a machine shop names them. */
export const Process = z.enum(['sawing', 'turning', 'milling', 'grinding', 'eroding', 'sheet-metal', 'joining', 'additive', 'heat-treatment', 'surface-treatment', 'bench', 'inspection', 'packing'])
export type Process = z.infer<typeof Process>

/** On the site's clock, to the minute: `06:00`. */
export const TimeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time of day such as 06:00')
const Break = z.strictObject({ starts: TimeOfDay, ends: TimeOfDay })
/** One that ends no later than it starts ends on the next day; it belongs to the day it starts on. */
export const Shift = z.strictObject({ starts: TimeOfDay, ends: TimeOfDay, breaks: z.array(Break).max(6) })
export type Shift = z.infer<typeof Shift>
const Shifts = z.array(Shift).max(4)

export const Week = z.strictObject({ monday: Shifts, tuesday: Shifts, wednesday: Shifts, thursday: Shifts, friday: Shifts, saturday: Shifts, sunday: Shifts })
export type Week = z.infer<typeof Week>
export type Weekday = keyof Week

/** A date that is not like its weekday: a holiday has no shifts, a Saturday worked has some. */
const ExceptionalDate = z.strictObject({ date: CalendarDate, reason: z.string().min(1).max(200), shifts: Shifts })

/** When a work centre works, on the clock of its site (IANA time zone). */
export const Calendar = z.strictObject({ timeZone: z.string().min(1).max(100), week: Week, exceptionalDates: z.array(ExceptionalDate).max(100) })
export type Calendar = z.infer<typeof Calendar>

/** What a work centre is, beside its name. */
export const WorkCentreInput = z.strictObject({ process: Process, description: z.string().max(300), ...Calendar.shape })
export type WorkCentreInput = z.infer<typeof WorkCentreInput>
/** Plans and prices know it by its name, which therefore stays. */
export const WorkCentreName = z.string().min(1).max(60)

const base = WorkCentreInput.extend({ workCentreId: idOf('workCentre'), name: WorkCentreName })

/** WorkCentre: InUse ⇄ Retired. Nothing begins at a retired one. */
export const WorkCentre = z.discriminatedUnion('status', [
  base.extend({ status: z.literal('InUse') }),
  base.extend({ status: z.literal('Retired'), by: Person, at: Instant, reason: z.string() }),
])
export type WorkCentre = z.infer<typeof WorkCentre>
