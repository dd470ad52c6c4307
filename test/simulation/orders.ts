import { expect } from 'vitest'
import { everyFault } from '#shared/testing/simulator/faults.ts'
import { exportClasses } from '#shared/vocabulary/export-class.ts'
import { driveOrder } from '#local/demo/order.ts'
import { services } from '#local/services.ts'
import { ofAnotherClass } from './invariants.ts'
import { checkConservation, drawing, simulatedTools, simulation, type SimulatedTools } from './simulate.ts'

/** Kept because they once failed. */
export const keptSeeds: readonly number[] = [
  // An inspection opened before quality had heard of the plan it inspects by.
  26,
  // A shipment opened before logistics had heard how the order must be packed.
  93,
]

/** How many seeds a test run takes; `THROUGHLINE_SEEDS=5000 npx vitest run test/simulation` takes more. */
export const seeds = Number(process.env['THROUGHLINE_SEEDS'] ?? 300)
/** They come in so many files, so that no core is idle while another still simulates. */
export const shares = 4

/** The seeds of one share and those beside; answers how many. */
export const simulateShare = async (share: number, beside: readonly number[] = []): Promise<number> => {
  const tools = await simulatedTools()
  const own = Array.from({ length: seeds }, (_, index) => index + 1).filter((seed) => seed % shares === share)
  for (const seed of [...own, ...beside]) await simulateOrder(seed, tools)
  return own.length + beside.length
}

/** One order through all seven steps under every fault, the invariants checked after each commit. A failure names its seed. */
export const simulateOrder = async (seed: number, tools: SimulatedTools): Promise<void> => {
  const exportClass = exportClasses[seed % exportClasses.length] ?? 'public'
  const simulated = simulation({ seed, faults: everyFault, tools })
  const kinds = (service: string, prefix: string): number => simulated.seen.states(service, prefix).length
  try {
    await simulated.world.run([async () => { await driveOrder(simulated.shop, { ...drawing, exportClass }) }])
    checkConservation(simulated)
    for (const { service } of services) {
      const name = service.manifest.contract.service
      // The request is opened before the drawing comes, and public until then.
      expect(ofAnotherClass(simulated.seen.items(name).values(), exportClass), `${name}, class ${exportClass}`).toEqual(name === 'quoting' && exportClass !== 'public' ? ['RequestOpened'] : [])
    }
    expect({
      rfqs: kinds('quoting', 'rfq'), plans: kinds('quoting', 'pln'), contracts: kinds('contracts', 'ctr'), orders: kinds('production', 'wo'), made: kinds('production', 'lot'),
      inspected: kinds('quality', 'lot'), inspections: kinds('quality', 'ins'), ncrs: kinds('quality', 'ncr'), shipments: kinds('logistics', 'shp'), cases: kinds('support', 'cas'), returns: kinds('support', 'rma'),
    }).toEqual({ rfqs: 1, plans: 1, contracts: 1, orders: 1, made: 2, inspected: 2, inspections: 4, ncrs: 1, shipments: 1, cases: 1, returns: 1 })
  } catch (error) {
    throw new Error(`seed ${seed}, after ${simulated.world.schedule.steps()} steps; the last step was: ${simulated.told.at(-1)}`, { cause: error })
  }
}
