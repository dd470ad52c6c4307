import { seededIds } from '#shared/adapters/local/ids.ts'
import { manualClock } from '#shared/testing/manual-clock.ts'
import { driveOrder, type Step } from '#local/demo/order.ts'
import type { Tools } from '#local/services.ts'
import type { Fact } from '../rig/facts.ts'
import type { Item, Store } from '#shared/kernel/ports.ts'
import type { Open } from '../rig/backend.ts'
import { inMemory } from '../rig/on-sqlite.ts'
import { openRig, type Rig } from '../rig/rig.ts'
import { drawing } from '../rig/tools.ts'

export type StepFacts = { readonly [S in Step]: readonly Fact[] }
export type Counting = { readonly rig: Rig; readonly order: () => Promise<StepFacts>; readonly left: Left; readonly close: () => Promise<void> }

/** What the first order has left, by service and key. */
export type Left = ReadonlyMap<string, ReadonlyMap<string, Item>>

/**
 * Orders driven one after another on a clock and ids that repeat exactly. After each request everything that follows from it is done, message
 * by message as at a low load, and belongs to the step that asked. Each order has heats of its own.
 */
export const openCounting = async (tools: Tools, open: Open = inMemory): Promise<Counting> => {
  const clock = manualClock()
  let facts: Fact[] = []
  const left = new Map<string, Map<string, Item>>()
  let orders = 0
  const rig = await openRig({
    open: remembering(open, left, () => orders === 1), tools, clock, ids: seededIds({ clock, seed: 1 }), tell: (fact) => facts.push(fact), batch: 1, meter: true,
    between: async ({ settle }) => {
      await settle()
      clock.advance(1)
    },
  })
  const order = async (): Promise<StepFacts> => {
    const found = factsByStep()
    orders += 1
    const inStep = async <T>(step: Step, work: () => Promise<T>): Promise<T> => {
      const outer = facts
      facts = found[step]
      try {
        return await work()
      } finally {
        facts = outer
      }
    }
    const heat = String(orders).padStart(6, '0')
    await driveOrder(rig.shop, drawing, { inStep, heats: [`HT-${heat}1`, `HT-${heat}2`] })
    return found
  }
  return { rig, order, left, close: rig.close }
}

const factsByStep = (): { [S in Step]: Fact[] } => ({ requirements: [], plan: [], contract: [], production: [], quality: [], logistics: [], support: [] })

const remembering = (open: Open, left: Map<string, Map<string, Item>>, now: () => boolean): Open => async (rules, clock) => {
  const backend = await open(rules, clock)
  return {
    ...backend,
    place: async (manifest) => {
      const items = new Map<string, Item>()
      left.set(manifest.contract.service, items)
      const place = await backend.place(manifest)
      const transact: Store['transact'] = async (writes) => {
        const done = await place.store.transact(writes)
        if (done.ok && now()) for (const write of writes) if (write.kind === 'put') items.set(`${write.item.pk} ${write.item.sk}`, write.item)
        return done
      }
      return { ...place, store: { ...place.store, transact } }
    },
  }
}
