import { expect, it } from 'vitest'
import { seeds, shares, simulateShare } from './orders.ts'

it(`orders come through every fault: a quarter of ${seeds} seeds`, { timeout: 3_600_000 }, async () => {
  expect(await simulateShare(2)).toBeGreaterThanOrEqual(Math.floor(seeds / shares))
})
