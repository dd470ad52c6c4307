import { expect, test } from 'vitest'
import { localTime } from './time.ts'

test('a day begins at midnight of the time zone', () => {
  expect(localTime('2026-11-22T18:29:59.999Z', 'Asia/Kolkata')).toEqual({ date: '2026-11-22', time: '23:59' })
  expect(localTime('2026-11-22T18:30:00.000Z', 'Asia/Kolkata')).toEqual({ date: '2026-11-23', time: '00:00' })
})

test('summer time counts', () => {
  expect(localTime('2026-07-01T22:30:00.000Z', 'Europe/Berlin')).toEqual({ date: '2026-07-02', time: '00:30' })
  expect(localTime('2026-12-01T22:30:00.000Z', 'Europe/Berlin')).toEqual({ date: '2026-12-01', time: '23:30' })
})
