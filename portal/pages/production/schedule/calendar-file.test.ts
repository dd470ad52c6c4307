import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { calendarOf } from './calendar-file.ts'

const entry = { uid: 'lot_1-20@throughline', summary: 'LOT-1 20 Mill, deburr; wash', location: 'MILL-5AX', start: '2026-03-02T08:00:00.000Z', end: '2026-03-02T09:30:00.000Z' }
const unfolded = (text: string): readonly string[] => text.replaceAll('\r\n ', '').split('\r\n')

it('is a calendar with an event for each operation, in UTC, its signs escaped', () => {
  expect(unfolded(calendarOf([entry], '2026-03-01T00:00:00.000Z'))).toEqual([
    'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Throughline//Schedule//EN', 'BEGIN:VEVENT', 'UID:lot_1-20@throughline', 'DTSTAMP:20260301T000000Z', 'DTSTART:20260302T080000Z', 'DTEND:20260302T093000Z',
    'SUMMARY:LOT-1 20 Mill\\, deburr\\; wash', 'LOCATION:MILL-5AX', 'END:VEVENT', 'END:VCALENDAR', '',
  ])
})

it('has no line of more than 75 octets, whatever is said in whatever script, and loses nothing', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (name) => {
    const text = calendarOf([{ ...entry, summary: `బేరింగ్ బ్రాకెట్ ${name}` }], entry.start)
    expect(Math.max(...text.split('\r\n').map((line) => new TextEncoder().encode(line).length))).toBeLessThanOrEqual(75)
    const said = unfolded(text).find((line) => line.startsWith('SUMMARY:'))?.slice(8) ?? ''
    expect(said.replaceAll(/\\([\\;,n])/g, (_, sign: string) => (sign === 'n' ? '\n' : sign))).toBe(`బేరింగ్ బ్రాకెట్ ${name.replaceAll('\r\n', '\n')}`)
  }))
})
