import { expect, it } from 'vitest'
import { keptSeeds, seeds, shares, simulateShare } from './orders.ts'

it(`orders come through every fault: a quarter of ${seeds} seeds, and those kept`, { timeout: 3_600_000 }, async () => {
  expect(await simulateShare(0, keptSeeds)).toBeGreaterThanOrEqual(Math.floor(seeds / shares) + keptSeeds.length)
})
