import { expect, it } from 'vitest'
import { seeds, simulateOrder } from './orders.ts'
import { simulatedTools } from './simulate.ts'

it(`orders come through every fault: the odd ones of ${seeds} seeds`, { timeout: 3_600_000 }, async () => {
  const tools = await simulatedTools()
  let done = 0
  for (let seed = 1; seed <= seeds; seed += 2) {
    await simulateOrder(seed, tools)
    done += 1
  }
  expect(done).toBe(Math.ceil(seeds / 2))
})
