import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { faultsOf, type PlacedOperation } from '../../test/shop-checker.ts'
import { shortenPlan, type ShopPlan } from './makespan.ts'
import { lowerBound, shopOf, type Choice, type JobShop } from './shop.ts'

const never = (): boolean => false
const within = (steps: number) => ({ steps, enough: never })

const shops = (size: { readonly machines: number; readonly jobs: number; readonly operations: number }): fc.Arbitrary<JobShop> =>
  fc.integer({ min: 1, max: size.machines }).chain((machines) => {
    const choice = fc.record({ machine: fc.integer({ min: 0, max: machines - 1 }), duration: fc.integer({ min: 0, max: 9 }) })
    const choices = fc.uniqueArray(choice, { minLength: 1, maxLength: 3, selector: ({ machine }) => machine })
    return fc.array(fc.array(fc.oneof(choices, choice.map((each) => [each])), { maxLength: size.operations }), { minLength: 1, maxLength: size.jobs }).map((jobs) => ({ machines, jobs }))
  })

const placedIn = ({ jobs }: ShopPlan): PlacedOperation[] => jobs.flatMap((each, job) => each.map((placed, operation) => ({ job, operation, ...placed })))

/** Every order and every choice, one operation after the other as early as it can: some such order gives the shortest plan. */
const shortestOf = ({ machines, jobs }: JobShop): number => {
  let best = Number.POSITIVE_INFINITY
  const visit = (turns: readonly number[], free: readonly number[], idle: readonly number[]): void => {
    const longest = Math.max(0, ...free)
    if (longest >= best) return
    let done = true
    for (const [job, operations] of jobs.entries()) {
      const choices: readonly Choice[] = operations[turns[job] ?? 0] ?? []
      for (const { machine, duration } of choices) {
        done = false
        const end = Math.max(free[job] ?? 0, idle[machine] ?? 0) + duration
        visit(turns.with(job, (turns[job] ?? 0) + 1), free.with(job, end), idle.with(machine, end))
      }
    }
    if (done) best = longest
  }
  visit(jobs.map(() => 0), jobs.map(() => 0), Array.from({ length: machines }, () => 0))
  return best
}

describe('whatever the shop', () => {
  it('a plan can be carried out, is no shorter than is possible, and the same for the same seed', () => {
    fc.assert(fc.property(shops({ machines: 4, jobs: 6, operations: 6 }), fc.integer(), (shop, seed) => {
      const plan = shortenPlan(shop, within(400), seed)
      expect(faultsOf(shop, placedIn(plan), plan.makespan)).toEqual([])
      expect(plan.makespan).toBeGreaterThanOrEqual(lowerBound(shopOf(shop)))
      expect(shortenPlan(shop, within(400), seed)).toEqual(plan)
    }), { numRuns: 150 })
  })

  it('a small one gets the shortest plan there is', () => {
    fc.assert(fc.property(shops({ machines: 3, jobs: 3, operations: 3 }), fc.integer(), (shop, seed) => {
      expect(shortenPlan(shop, within(3000), seed).makespan).toBe(shortestOf(shop))
    }), { numRuns: 60 })
  })
})

describe('at the edges', () => {
  const single = (...machines: number[]): Choice[][] => machines.map((machine) => [{ machine, duration: 3 }])
  it.each<[string, JobShop, number]>([
    ['no job', { machines: 1, jobs: [] }, 0],
    ['no machine and nothing to do', { machines: 0, jobs: [[], []] }, 0],
    ['jobs without operations', { machines: 2, jobs: [[], single(0, 1), []] }, 6],
    ['one machine', { machines: 1, jobs: [single(0), single(0), single(0, 0)] }, 12],
    ['nothing takes any time', { machines: 2, jobs: [[[{ machine: 0, duration: 0 }], [{ machine: 1, duration: 0 }]], [[{ machine: 1, duration: 0 }], [{ machine: 0, duration: 0 }]]] }, 0],
    ['everything takes the same', { machines: 3, jobs: [single(0, 1, 2), single(1, 2, 0), single(2, 0, 1)] }, 9],
  ])('%s', (_, shop, makespan) => {
    const plan = shortenPlan(shop, within(500), 1)
    expect(faultsOf(shop, placedIn(plan), plan.makespan)).toEqual([])
    expect(plan.makespan).toBe(makespan)
  })

  it('no step at all still gives a plan', () => {
    const shop = { machines: 2, jobs: [single(0, 1), single(1, 0), single(0, 1)] }
    const plan = shortenPlan(shop, within(0), 1)
    expect([plan.steps, faultsOf(shop, placedIn(plan), plan.makespan)]).toEqual([0, []])
  })
})
