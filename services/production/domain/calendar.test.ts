import { describe, expect, it } from 'vitest'
import { exampleWorkCentre } from '../examples.ts'
import type { Calendar, Shift, Week } from '../work-centre-view.ts'
import { wrongCalendar, workedSpans } from './calendar.ts'

const shift = (starts: string, ends: string, ...breaks: readonly (readonly [string, string])[]): Shift => ({ starts, ends, breaks: breaks.map(([from, to]) => ({ starts: from, ends: to })) })
const calendar = (week: Partial<Week>, change: Partial<Calendar> = {}): Calendar => ({ ...exampleWorkCentre, ...change, week: { monday: [], tuesday: [], wednesday: [], thursday: [], friday: [], saturday: [], sunday: [], ...week } })
const wrong = (of: Calendar) => {
  const found = wrongCalendar(of)
  return found && [found.error.code, found.error.field]
}

describe('a calendar', () => {
  it.each<[string, Calendar]>([
    ['two shifts that meet', calendar({ monday: [shift('06:00', '14:00'), shift('14:00', '22:00')] })],
    ['a night shift with a break on each side of midnight', calendar({ monday: [shift('22:00', '06:00', ['23:50', '23:59'], ['00:30', '01:00'])], tuesday: [shift('06:00', '14:00')] })],
    ['all day and all night', calendar({ saturday: [shift('00:00', '00:00')], sunday: [shift('00:00', '00:00')], monday: [shift('00:00', '00:00')] })],
    ['no shift at all', calendar({})],
    ['breaks at both ends of a shift', calendar({ monday: [shift('06:00', '14:00', ['06:00', '06:10'], ['13:50', '14:00'])] })],
    ['a link of the time zone database', calendar({}, { timeZone: 'Asia/Calcutta' })],
  ])('may have %s', (_, of) => { expect(wrong(of)).toBeUndefined() })

  it.each<[string, Calendar, readonly string[]]>([
    ['shifts that overlap', calendar({ monday: [shift('06:00', '14:00'), shift('13:59', '22:00')] }), ['shifts-overlap', '/week/monday/1/starts']],
    ['shifts out of order', calendar({ friday: [shift('14:00', '22:00'), shift('06:00', '14:00')] }), ['shifts-overlap', '/week/friday/1/starts']],
    ['a night shift that reaches into the next day\'s first', calendar({ monday: [shift('22:00', '06:30')], tuesday: [shift('06:00', '14:00')] }), ['shifts-overlap', '/week/tuesday/0/starts']],
    ["Sunday's night shift in Monday's first", calendar({ sunday: [shift('22:00', '06:30')], monday: [shift('06:00', '14:00')] }), ['shifts-overlap', '/week/monday/0/starts']],
    ['a break before its shift', calendar({ monday: [shift('06:00', '14:00', ['05:50', '06:10'])] }), ['break-outside-shift', '/week/monday/0/breaks/0/starts']],
    ['a break beyond the end of its shift', calendar({ monday: [shift('06:00', '14:00', ['13:50', '14:10'])] }), ['break-outside-shift', '/week/monday/0/breaks/0/starts']],
    ['a break without length', calendar({ monday: [shift('06:00', '14:00', ['10:00', '10:00'])] }), ['break-outside-shift', '/week/monday/0/breaks/0/starts']],
    ['breaks that overlap', calendar({ monday: [shift('06:00', '14:00', ['10:00', '10:30'], ['10:15', '10:45'])] }), ['breaks-overlap', '/week/monday/0/breaks/1/starts']],
    ['one date twice', calendar({}, { exceptionalDates: [1, 2].map(() => ({ date: '2027-01-26', reason: 'Holiday', shifts: [] })) }), ['date-repeats', '/exceptionalDates/1/date']],
    ['overlapping shifts on an exceptional date', calendar({}, { exceptionalDates: [{ date: '2027-01-30', reason: 'Stock-taking', shifts: [shift('06:00', '14:00'), shift('12:00', '15:00')] }] }), ['shifts-overlap', '/exceptionalDates/0/shifts/1/starts']],
    ['a place without a time zone of its own', calendar({}, { timeZone: 'Asia/Balanagar' }), ['time-zone-unknown', '/timeZone']],
    ['an offset for a time zone', calendar({}, { timeZone: '+05:30' }), ['time-zone-unknown', '/timeZone']],
    ['an abbreviation for a time zone', calendar({}, { timeZone: 'EST' }), ['time-zone-unknown', '/timeZone']],
  ])('is refused for %s, at the field', (_, of, expected) => { expect(wrong(of)).toEqual(expected) })

  it('works what breaks leave of a shift', () => {
    expect(workedSpans(shift('22:00', '06:00', ['23:45', '00:15'], ['03:00', '03:30']))).toEqual([{ from: 1320, to: 1425 }, { from: 1455, to: 1620 }, { from: 1650, to: 1800 }])
    expect(workedSpans(shift('06:00', '14:00', ['06:00', '06:10']))).toEqual([{ from: 370, to: 840 }])
  })
})
