import { localTime, type CalendarDate, type Instant } from '#shared/vocabulary/time.ts'
import type { Calendar, Shift } from '../work-centre-view.ts'
import { minutesPerDay, weekdays, workedSpans } from './calendar.ts'

/** A stretch of work, in milliseconds since 1970. */
type Stretch = { readonly from: number; readonly to: number }

const minute = 60_000
const day = minutesPerDay * minute

/** Seconds worked between two instants, breaks not counted. In the night the clocks change a shift is as long as it really is. */
export const workingSeconds = (calendar: Calendar, from: Instant, to: Instant): number =>
  workingStretches(calendar, from, to).reduce((sum, stretch) => sum + (stretch.to - stretch.from), 0) / 1000

/** What is worked between two instants: oldest first, apart from each other. */
export const workingStretches = (calendar: Calendar, from: Instant, to: Instant): readonly Stretch[] => {
  const [begin, end] = [Date.parse(from), Date.parse(to)]
  const stretches = datesAround(calendar, from, to).flatMap((date) => stretchesOn(calendar, date))
  const within = stretches.map((each) => ({ from: Math.max(each.from, begin), to: Math.min(each.to, end) })).filter((each) => each.to > each.from)
  return joined(within.toSorted((a, b) => a.from - b.from))
}

/** The site's dates from the day before, whose night shift may still be at work, to the last. */
const datesAround = ({ timeZone }: Calendar, from: Instant, to: Instant): readonly CalendarDate[] => {
  const first = Date.parse(localTime(from, timeZone).date) - day
  const last = Date.parse(localTime(to, timeZone).date)
  return Array.from({ length: Math.max(0, (last - first) / day + 1) }, (_, index) => dateOf(first + index * day))
}

const dateOf = (utc: number): CalendarDate => new Date(utc).toISOString().slice(0, 10)

const stretchesOn = (calendar: Calendar, date: CalendarDate): readonly Stretch[] =>
  shiftsOn(calendar, date).flatMap(workedSpans).map((span) => ({ from: instantAt(calendar.timeZone, date, span.from), to: instantAt(calendar.timeZone, date, span.to) }))

/** What is worked on a date: what is said of it, else its weekday's shifts. */
export const shiftsOn = ({ week, exceptionalDates }: Calendar, date: CalendarDate): readonly Shift[] => {
  const exceptional = exceptionalDates.find((each) => each.date === date)
  const weekday = weekdays[(new Date(date).getUTCDay() + 6) % 7]
  return exceptional?.shifts ?? (weekday === undefined ? [] : week[weekday])
}

/** Shifts of an exceptional date may meet a neighbour's night shift: nobody works twice at once. */
const joined = (sorted: readonly Stretch[]): readonly Stretch[] =>
  sorted.reduce<Stretch[]>((all, next) => {
    const last = all.at(-1)
    if (!last || last.to < next.from) return [...all, next]
    return [...all.slice(0, -1), { from: last.from, to: Math.max(last.to, next.to) }]
  }, [])

/**
 * The first moment at which the site's clock shows this time, so many minutes after the midnight of a date. A time that the clock leaves out in
 * spring is the moment it is put forward; of one that it shows twice in autumn, the first.
 */
export const instantAt = (timeZone: string, date: CalendarDate, minutes: number): number => {
  const shown = Date.parse(date) + minutes * minute
  const [before, after] = [offsetAt(timeZone, shown - day), offsetAt(timeZone, shown + day)]
  const [early, late] = [shown - Math.max(before, after), shown - Math.min(before, after)]
  if (early + offsetAt(timeZone, early) === shown) return early
  if (late + offsetAt(timeZone, late) === shown) return late
  return changeBetween(timeZone, early, late)
}

/** The minute in which the clock was put forward. */
const changeBetween = (timeZone: string, early: number, late: number): number => {
  const offset = offsetAt(timeZone, late)
  let [low, high] = [early, late]
  while (high - low > minute) {
    const middle = low + Math.floor((high - low) / minute / 2) * minute
    if (offsetAt(timeZone, middle) === offset) high = middle
    else low = middle
  }
  return high
}

/** How far the site's clock is ahead of UTC, in milliseconds. */
const offsetAt = (timeZone: string, utc: number): number => {
  const { date, time } = localTime(new Date(utc).toISOString(), timeZone)
  return Date.parse(`${date}T${time}:00.000Z`) - Math.floor(utc / minute) * minute
}
