import { expect, it } from 'vitest'
import { releaseUnpaid } from './impatience.ts'

it('nothing is released before the production gate is paid, whoever asks', async () => {
  const { simulated, answer } = await releaseUnpaid()
  expect(answer).toBe('gates-closed')
  expect(simulated.seen.states('production', 'lot')).toEqual([])
})
