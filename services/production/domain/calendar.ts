import { refuse, type Failure, type Refusal } from '#shared/kernel/result.ts'
import { isTimeZone } from '#shared/vocabulary/time.ts'
import type { Calendar, Shift, Week, Weekday } from '../work-centre-view.ts'

type Wrong = Failure<Refusal> | undefined
type Span = { readonly from: number; readonly to: number }

export const minutesPerDay = 1440
export const weekdays: readonly Weekday[] = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
/** Minutes from one time of day to the next time the clock shows another. */
const onTo = (from: string, to: string): number => (minutesOf(to) - minutesOf(from) + minutesPerDay) % minutesPerDay

/** Minutes from the midnight its day begins with; one that ends no later than it starts ends on the next day, so 00:00 to 00:00 is a whole day. */
export const spanOf = ({ starts, ends }: Pick<Shift, 'starts' | 'ends'>): Span => {
  const from = minutesOf(starts)
  return { from, to: from + (onTo(starts, ends) || minutesPerDay) }
}

/** The minutes that are worked of a shift: what its breaks leave. */
export const workedSpans = (shift: Shift): readonly Span[] => {
  const whole = spanOf(shift)
  const breaks = shift.breaks.map(({ starts, ends }): Span => ({ from: whole.from + onTo(shift.starts, starts), to: whole.from + onTo(shift.starts, ends) }))
  const edges = [whole.from, ...breaks.flatMap(({ from, to }) => [from, to]), whole.to]
  return Array.from({ length: breaks.length + 1 }, (_, at) => ({ from: edges[2 * at] ?? 0, to: edges[2 * at + 1] ?? 0 })).filter(({ from, to }) => to > from)
}

/** Refuses a calendar that contradicts itself, at the field that does. That times and dates are real, the schema has seen to. */
export const wrongCalendar = ({ timeZone, week, exceptionalDates }: Calendar): Wrong => {
  if (!isTimeZone(timeZone)) return refuse('time-zone-unknown', { timeZone }, '/timeZone')
  for (const day of weekdays) {
    const wrong = wrongShifts(week[day], `/week/${day}`)
    if (wrong) return wrong
  }
  const midnight = wrongMidnights(week)
  if (midnight) return midnight
  for (const [index, { date, shifts }] of exceptionalDates.entries()) {
    if (exceptionalDates.findIndex((each) => each.date === date) < index) return refuse('date-repeats', { date }, `/exceptionalDates/${index}/date`)
    const wrong = wrongShifts(shifts, `/exceptionalDates/${index}/shifts`)
    if (wrong) return wrong
  }
  return undefined
}

const wrongShifts = (shifts: readonly Shift[], field: string): Wrong => {
  for (const [index, shift] of shifts.entries()) {
    const before = shifts[index - 1]
    if (before && minutesOf(shift.starts) < spanOf(before).to) return refuse('shifts-overlap', { starts: shift.starts, ends: before.ends }, `${field}/${index}/starts`)
    const wrong = wrongBreaks(shift, `${field}/${index}/breaks`)
    if (wrong) return wrong
  }
  return undefined
}

const wrongBreaks = (shift: Shift, field: string): Wrong => {
  const { from, to } = spanOf(shift)
  let free = 0
  for (const [index, { starts, ends }] of shift.breaks.entries()) {
    const [begins, over] = [onTo(shift.starts, starts), onTo(shift.starts, ends)]
    if (begins >= over || over > to - from) return refuse('break-outside-shift', { starts: shift.starts, ends: shift.ends }, `${field}/${index}/starts`)
    if (begins < free) return refuse('breaks-overlap', { starts }, `${field}/${index}/starts`)
    free = over
  }
  return undefined
}

/** A night shift reaches into the next day, Sunday's into Monday. */
const wrongMidnights = (week: Week): Wrong => {
  for (const [index, day] of weekdays.entries()) {
    const [last, next] = [week[day].at(-1), weekdays[(index + 1) % weekdays.length]]
    const first = next && week[next][0]
    if (last && first && spanOf(last).to - minutesPerDay > minutesOf(first.starts)) return refuse('shifts-overlap', { starts: first.starts, ends: last.ends }, `/week/${next}/0/starts`)
  }
  return undefined
}
