import * as z from 'zod'

/** An instant, UTC, ISO 8601 with milliseconds: `2026-11-22T19:16:00.000Z`. Sorts as text. */
export const Instant = z.iso.datetime()
export type Instant = z.infer<typeof Instant>

/** A calendar date, ISO 8601: `2026-11-22`. The site's IANA time zone says when it begins. */
export const CalendarDate = z.iso.date()
export type CalendarDate = z.infer<typeof CalendarDate>

const millisecondsPerDay = 86_400_000

/** The instant `days` × 24 h later (earlier when negative). */
export const addDays = (instant: Instant, days: number): Instant =>
  new Date(Date.parse(instant) + days * millisecondsPerDay).toISOString()

/** The same day and time of day `years` later; 29 February becomes 1 March. */
export const addYears = (instant: Instant, years: number): Instant => {
  const later = new Date(instant)
  later.setUTCFullYear(later.getUTCFullYear() + years)
  return later.toISOString()
}

export const addSeconds = (instant: Instant, seconds: number): Instant =>
  new Date(Date.parse(instant) + seconds * 1000).toISOString()

/** Whole seconds since 1970, as a table's time to live wants them. */
export const epochSeconds = (instant: Instant): number => Math.floor(Date.parse(instant) / 1000)

/** Making one takes far longer than asking it. */
const clocks = new Map<string, Intl.DateTimeFormat>()

const clockOf = (timeZone: string): Intl.DateTimeFormat => {
  const clock = clocks.get(timeZone) ?? new Intl.DateTimeFormat('en-GB', {
    timeZone, calendar: 'gregory', numberingSystem: 'latn', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23',
  })
  clocks.set(timeZone, clock)
  return clock
}

/** What calendar and clock show in an IANA time zone: `{ date: '2026-11-23', time: '01:30' }`. */
export const localTime = (instant: Instant, timeZone: string): { readonly date: CalendarDate; readonly time: string } => {
  const shown = clockOf(timeZone).formatToParts(new Date(instant))
  const part = (wanted: Intl.DateTimeFormatPartTypes): string => shown.find(({ type }) => type === wanted)?.value ?? ''
  return { date: `${part('year')}-${part('month')}-${part('day')}`, time: `${part('hour')}:${part('minute')}` }
}

/** A name of the IANA time zone database that this machine knows; neither an abbreviation nor an offset, which have no summer time. */
export const isTimeZone = (name: string): boolean => {
  if (!/^[A-Za-z_]+(\/[A-Za-z0-9_+-]+)+$|^UTC$/.test(name)) return false
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
