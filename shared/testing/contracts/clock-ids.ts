import { describe, expect, it } from 'vitest'
import type { Clock, Ids } from '#shared/kernel/ports.ts'
import { Instant } from '#shared/vocabulary/time.ts'

/** The contract of the clock port. */
export const describeClock = (name: string, clock: Clock): void => {
  describe(`clock port: ${name}`, () => {
    it('tells instants in UTC with milliseconds, which sort as text and do not go back', () => {
      const told = Array.from({ length: 100 }, () => clock.now())
      for (const instant of told) expect([Instant.parse(instant), instant.length]).toEqual([instant, 24])
      expect(told.toSorted()).toEqual(told)
    })
  })
}

/** The contract of the ids port; `ids` reads the given clock. */
export const describeIds = (name: string, makeIds: (clock: Clock) => Ids): void => {
  describe(`ids port: ${name}`, () => {
    it('prefixes, never repeats, and rises with time and within one instant', () => {
      let now = Date.parse('2026-03-02T08:00:00.000Z')
      const ids = makeIds({ now: () => new Date(now).toISOString() })
      const drawn = Array.from({ length: 2000 }, (_, at) => {
        if (at % 100 === 99) now += 1
        return ids.next('lot')
      })
      for (const id of drawn) expect(id).toMatch(/^lot_[0-9A-HJKMNP-TV-Z]{26}$/)
      expect(new Set(drawn).size).toBe(drawn.length)
      expect(drawn.toSorted()).toEqual(drawn)
    })
    it('rises even when the clock steps back', () => {
      let now = Date.parse('2026-03-02T08:00:00.000Z')
      const ids = makeIds({ now: () => new Date(now).toISOString() })
      const before = ids.next('lot')
      now -= 5000
      expect(ids.next('lot') > before).toBe(true)
    })
  })
}
