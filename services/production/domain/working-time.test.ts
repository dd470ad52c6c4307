import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { localTime } from '#shared/vocabulary/time.ts'
import type { Calendar, Shift, Week } from '../work-centre-view.ts'
import { weekdays, workedSpans, wrongCalendar } from './calendar.ts'
import { shiftsOn, workingSeconds, workingStretches } from './working-time.ts'

const shift = (starts: string, ends: string, breaks: Shift['breaks'] = []): Shift => ({ starts, ends, breaks })
const everyDay = (...shifts: Shift[]): Week => ({ monday: shifts, tuesday: shifts, wednesday: shifts, thursday: shifts, friday: shifts, saturday: shifts, sunday: shifts })
const at = (timeZone: string, week: Week, exceptionalDates: Calendar['exceptionalDates'] = []): Calendar => ({ timeZone, week, exceptionalDates })
const hours = (calendar: Calendar, from: string, to: string): number => workingSeconds(calendar, from, to) / 3600

describe('working time', () => {
  const berlin = at('Europe/Berlin', everyDay(shift('22:00', '06:00')))

  it('counts what lies within shifts, and not their breaks', () => {
    const kolkata = at('Asia/Kolkata', { ...everyDay(shift('06:00', '14:00', [{ starts: '09:30', ends: '10:00' }])), sunday: [] })
    // 06:00 in Kolkata is 00:30 UTC; 23 November 2026 is a Monday.
    expect(hours(kolkata, '2026-11-23T00:30:00.000Z', '2026-11-23T08:30:00.000Z')).toBe(7.5)
    expect(hours(kolkata, '2026-11-23T04:00:00.000Z', '2026-11-23T04:30:00.000Z')).toBe(0)
    expect(hours(kolkata, '2026-11-21T00:00:00.000Z', '2026-11-23T02:30:00.000Z')).toBe(7.5 + 2)
    expect(hours(kolkata, '2026-11-23T08:30:00.000Z', '2026-11-23T00:30:00.000Z')).toBe(0)
  })

  it('counts the night the clocks change as it really was: an hour less in spring, an hour more in autumn', () => {
    expect(hours(berlin, '2026-03-27T12:00:00.000Z', '2026-03-28T12:00:00.000Z')).toBe(8)
    expect(hours(berlin, '2026-03-28T12:00:00.000Z', '2026-03-29T12:00:00.000Z')).toBe(7)
    expect(hours(berlin, '2026-10-24T12:00:00.000Z', '2026-10-25T12:00:00.000Z')).toBe(9)
  })

  it('gives a time that the clock leaves out to the moment it is put forward, and one shown twice to the first', () => {
    const early = at('Europe/Berlin', everyDay(shift('02:30', '04:00')))
    expect(workingStretches(early, '2026-03-28T23:00:00.000Z', '2026-03-29T22:00:00.000Z')).toEqual([{ from: Date.parse('2026-03-29T01:00:00.000Z'), to: Date.parse('2026-03-29T02:00:00.000Z') }])
    expect(workingStretches(early, '2026-10-24T22:00:00.000Z', '2026-10-25T22:00:00.000Z')).toEqual([{ from: Date.parse('2026-10-25T00:30:00.000Z'), to: Date.parse('2026-10-25T03:00:00.000Z') }])
  })

  it('takes an exceptional date for what is said of it: closed, or worked otherwise', () => {
    const plain = at('UTC', { ...everyDay(shift('06:00', '14:00')), sunday: [] })
    const special = { ...plain, exceptionalDates: [{ date: '2026-12-25', reason: 'Christmas', shifts: [] }, { date: '2026-12-27', reason: 'Urgent order', shifts: [shift('08:00', '12:00')] }] }
    expect(hours(plain, '2026-12-25T00:00:00.000Z', '2026-12-28T00:00:00.000Z')).toBe(16)
    expect(hours(special, '2026-12-25T00:00:00.000Z', '2026-12-28T00:00:00.000Z')).toBe(12)
    expect(shiftsOn(special, '2026-12-28')).toEqual(plain.week.monday)
  })

  it('counts nothing twice where an exceptional date meets the night shift before it', () => {
    const met = { ...berlin, exceptionalDates: [{ date: '2026-07-02', reason: 'Early', shifts: [shift('04:00', '10:00')] }] }
    expect(hours(met, '2026-07-01T12:00:00.000Z', '2026-07-02T12:00:00.000Z')).toBe(12)
  })
})

const step = 5
const clock = (minutes: number): string => `${String(Math.floor(minutes / 60) % 24).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
/** Edges outside the hours in which clocks change: within them a time may be shown twice, and the clock alone cannot tell which is meant. */
const edge = fc.integer({ min: (4 * 60) / step, max: (25 * 60) / step - 1 }).map((at) => at * step)
const shifts = fc.uniqueArray(edge, { minLength: 0, maxLength: 8 }).map((edges) => {
  const sorted = edges.toSorted((a, b) => a - b)
  return Array.from({ length: Math.floor(sorted.length / 4) }, (_, at) => sorted.slice(4 * at, 4 * at + 4).map(clock)).map(([starts = '', from = '', to = '', ends = '']): Shift => shift(starts, ends, [{ starts: from, ends: to }]))
})
const calendars = fc.record({ timeZone: fc.constantFrom('Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kolkata', 'UTC'), week: fc.record(Object.fromEntries(weekdays.map((day) => [day, shifts]))), exceptionalDates: fc.constant([]) })
  .map((calendar) => calendar as unknown as Calendar)
  .filter((calendar) => wrongCalendar(calendar) === undefined)
/** Around the nights in which clocks change in 2026, and in between. */
const instants = fc.record({ day: fc.constantFrom('2026-03-08', '2026-03-29', '2026-04-05', '2026-06-15', '2026-10-04', '2026-10-25', '2026-11-01'), steps: fc.integer({ min: -600, max: 600 }) })
  .map(({ day, steps }) => new Date(Date.parse(day) + steps * step * 60_000).toISOString())

/** Asks the site's clock, step by step, whether it shows a time that is worked. */
const asked = (calendar: Calendar, from: string, to: string): number => {
  let count = 0
  for (let now = Date.parse(from); now < Date.parse(to); now += step * 60_000) {
    const { date, time } = localTime(new Date(now).toISOString(), calendar.timeZone)
    const minutes = Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
    const yesterday = new Date(Date.parse(date) - 86_400_000).toISOString().slice(0, 10)
    const worked = [[date, 0], [yesterday, 1440]] as const
    if (worked.some(([of, shown]) => shiftsOn(calendar, of).flatMap(workedSpans).some((span) => span.from <= minutes + shown && minutes + shown < span.to))) count += step * 60
  }
  return count
}

describe('whatever the calendar, the zone and the season', () => {
  it('working time is what the clock on the wall says, added up', () => {
    const zones = new Set<string>()
    fc.assert(fc.property(calendars, instants, fc.integer({ min: 0, max: 400 }), (calendar, from, steps) => {
      const to = new Date(Date.parse(from) + steps * step * 60_000).toISOString()
      expect(workingSeconds(calendar, from, to)).toBe(asked(calendar, from, to))
      zones.add(calendar.timeZone)
    }), { numRuns: 150 })
    expect(zones.size).toBe(5)
  })

  it('two spans add up to the whole, and none is longer than the time that passes', () => {
    fc.assert(fc.property(calendars, instants, instants, instants, (calendar, ...moments) => {
      const [a = '', b = '', c = ''] = moments.toSorted()
      expect(workingSeconds(calendar, a, b) + workingSeconds(calendar, b, c)).toBe(workingSeconds(calendar, a, c))
      expect(workingSeconds(calendar, a, b)).toBeLessThanOrEqual((Date.parse(b) - Date.parse(a)) / 1000)
      const stretches = workingStretches(calendar, a, c)
      expect(stretches.every(({ from, to }, at) => from < to && from >= (stretches[at - 1]?.to ?? 0))).toBe(true)
    }), { numRuns: 40 })
  })
})
