import { expect, it } from 'vitest'
import { manualClock } from '#shared/testing/manual-clock.ts'
import { hourly } from './hourly.ts'

it('works at once, and then once an hour, however often it is asked and whatever goes wrong', async () => {
  const clock = manualClock()
  let worked = 0
  const step = hourly(clock, () => {
    worked += 1
    if (worked === 2) throw new Error('busy')
  })
  const ask = () => step().catch(() => 'failed')
  expect([await ask(), await ask(), worked]).toEqual([false, false, 1])
  clock.advance(3599)
  expect([await ask(), worked]).toEqual([false, 1])
  clock.advance(1)
  expect([await ask(), await ask(), worked]).toEqual(['failed', false, 2])
  clock.advance(3600)
  expect([await ask(), worked]).toEqual([false, 3])
})
