import { expect, it } from 'vitest'
import { keptSeeds, seeds, simulateOrder } from './orders.ts'
import { simulatedTools } from './simulate.ts'

it(`orders come through every fault: the even ones of ${seeds} seeds, and those kept`, { timeout: 3_600_000 }, async () => {
  const tools = await simulatedTools()
  let done = 0
  for (let seed = 2; seed <= seeds; seed += 2) {
    await simulateOrder(seed, tools)
    done += 1
  }
  for (const seed of keptSeeds) await simulateOrder(seed, tools)
  expect(done).toBe(Math.floor(seeds / 2))
})
