import { describe, expect, it } from 'vitest'
import { everyFault } from '#shared/testing/simulator/faults.ts'
import { driveOrder } from '#local/demo/order.ts'
import { checkConservation, drawing, simulatedTools, simulation } from './simulate.ts'

const tools = await simulatedTools()

/** Kept because they once failed. */
const keptSeeds: readonly number[] = []
const count = Number(process.env['THROUGHLINE_SEEDS'] ?? 20)

export const simulateOrder = async (seed: number): Promise<void> => {
  const simulated = simulation({ seed, faults: everyFault, tools })
  try {
    await simulated.world.run([async () => { await driveOrder(simulated.shop, drawing) }])
    checkConservation(simulated)
    const kinds = (service: string, prefix: string): number => simulated.seen.states(service, prefix).length
    expect({ rfqs: kinds('quoting', 'rfq'), plans: kinds('quoting', 'pln'), contracts: kinds('contracts', 'ctr'), orders: kinds('production', 'wo'), made: kinds('production', 'lot'), lots: kinds('quality', 'lot'), inspections: kinds('quality', 'ins'), ncrs: kinds('quality', 'ncr'), shipments: kinds('logistics', 'shp') })
      .toEqual({ rfqs: 1, plans: 1, contracts: 1, orders: 1, made: 2, lots: 2, inspections: 4, ncrs: 1, shipments: 1 })
  } catch (error) {
    throw new Error(`seed ${seed}, after ${simulated.world.schedule.steps()} steps; the last step was: ${simulated.told.at(-1)}`, { cause: error })
  }
}

describe('an order under every fault', () => {
  it(`comes through, ${count} seeds`, { timeout: 600_000 }, async () => {
    for (const seed of [...keptSeeds, ...Array.from({ length: count }, (_, index) => index + 1)]) await simulateOrder(seed)
  })
})
