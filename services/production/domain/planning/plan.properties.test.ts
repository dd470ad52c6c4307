import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { faultsOfPlan } from '../../test/plan-checker.ts'
import { plan, planBy } from './plan.ts'
import type { PlannedOperation, Problem } from './problem.ts'
import { openPromises } from './promise.ts'
import { rules } from './rules.ts'

const within = (steps: number) => ({ steps, enough: () => false })

const MACHINES = 3
const spans = fc.uniqueArray(fc.integer({ min: 0, max: 90 }), { maxLength: 8 }).map((edges) => {
  const sorted = edges.toSorted((a, b) => a - b)
  return Array.from({ length: Math.floor(sorted.length / 2) }, (_, index) => ({ from: sorted[2 * index] ?? 0, to: sorted[2 * index + 1] ?? 0 }))
})
const choicesFrom = (min: number) => fc.uniqueArray(fc.record({ machine: fc.integer({ min: 0, max: MACHINES - 1 }), duration: fc.integer({ min, max: 12 }) }), { minLength: 1, maxLength: MACHINES, selector: ({ machine }) => machine })
const material = fc.integer({ min: 0, max: 40 })
/** What needs a setup takes time: of two that take none, at one moment, nobody could see which came first. */
const inHouse = fc.oneof(
  fc.record({ choices: choicesFrom(1), family: fc.integer({ min: 0, max: 2 }), materialAt: material }, { requiredKeys: ['choices', 'family'] }),
  fc.record({ choices: choicesFrom(0), materialAt: material }, { requiredKeys: ['choices'] }),
)
const outside = fc.record({ choices: fc.constant([]), outside: fc.integer({ min: 0, max: 30 }) })
const operation: fc.Arbitrary<PlannedOperation> = fc.oneof({ weight: 5, arbitrary: inHouse }, { weight: 1, arbitrary: outside })
/** Each waits for the one before it, or for any before it with lags, or for none. */
const operations = fc.array(fc.tuple(operation, fc.constantFrom('before', 'any', 'none'), fc.nat(), fc.nat({ max: 9 })), { maxLength: 5 }).map((all) => all.map(([each, waits, which, minimum], step): PlannedOperation => {
  if (waits === 'before') return each
  return { ...each, after: waits === 'none' || step === 0 ? [] : [{ operation: which % step, minimum, maximum: minimum + 40 }] }
}))
const order = fc.record({ release: fc.integer({ min: 0, max: 50 }), due: fc.integer({ min: 0, max: 120 }), weight: fc.integer({ min: 0, max: 5 }), operations }, { requiredKeys: ['operations'] })
const problems: fc.Arbitrary<Problem> = fc.record({
  machines: fc.array(fc.record({ open: spans }), { minLength: MACHINES, maxLength: MACHINES }),
  setups: fc.array(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 3, maxLength: 3 }), { minLength: 3, maxLength: 3 }),
  orders: fc.array(order, { maxLength: 7 }),
})

describe('whatever the orders, machines and calendars', () => {
  it('a plan can be carried out, is no worse than any rule, and the same for the same seed', () => {
    fc.assert(fc.property(problems, fc.integer(), (problem, seed) => {
      const found = plan(problem, within(150), seed)
      expect(faultsOfPlan(problem, found)).toEqual([])
      expect(plan(problem, within(150), seed)).toEqual(found)
      for (const rule of rules) {
        const dispatched = planBy(problem, rule)
        expect(faultsOfPlan(problem, dispatched)).toEqual([])
        if (found.overlong === 0 && dispatched.overlong === 0) expect(found.tardiness).toBeLessThanOrEqual(dispatched.tardiness + found.setups / 1000 + dispatched.setups / 1000 + dispatched.makespan / 1_000_000)
      }
    }), { numRuns: 100 })
  })
})

describe('a promise', () => {
  it('moves nothing that is planned, can itself be carried out, and takes room only when it is given', () => {
    fc.assert(fc.property(problems, order, order, (problem, one, other) => {
      const found = plan(problem, within(50), 1)
      const promises = openPromises(problem, found.operations)
      const asked = promises.ask(one)
      const first = promises.take(one)
      expect(first).toEqual(asked)
      const second = promises.take(other)
      const orders = [...problem.orders, one, other]
      const operations = [...found.operations, ...[first, second].flatMap((promised, index) => (promised?.operations ?? []).map((each) => ({ ...each, order: problem.orders.length + index })))]
      const faults = faultsOfPlan({ ...problem, orders }, { ...found, operations, overlong: 0 })
      expect(faults.filter((fault) => !fault.includes('the plan says'))).toEqual([])
    }), { numRuns: 100 })
  })
})

describe('a plan', () => {
  const on = (machine: number, duration: number): PlannedOperation => ({ choices: [{ machine, duration }] })

  it('pauses in closed time and goes on after it', () => {
    const { operations: [placed] } = plan({ machines: [{ open: [{ from: 10, to: 20 }, { from: 30, to: 40 }] }], orders: [{ due: 0, operations: [on(0, 15)] }] }, within(10), 1)
    expect([placed?.start, placed?.end]).toEqual([10, 35])
  })

  it('works around what is pinned, and leaves it where it is', () => {
    const problem = { machines: [{}], orders: [{ operations: [{ ...on(0, 5), pinned: { machine: 0, start: 4 } }] }, { due: 0, operations: [on(0, 4)] }, { due: 0, operations: [on(0, 5)] }] }
    const found = plan(problem, within(50), 1)
    expect(faultsOfPlan(problem, found)).toEqual([])
    expect(found.operations.map(({ start }) => start)).toEqual([4, 0, 9])
  })

  it('takes the heavier order first, and keeps a family together when dates allow', () => {
    const heavy = plan({ machines: [{}], orders: [{ due: 5, operations: [on(0, 5)] }, { due: 5, weight: 9, operations: [on(0, 5)] }] }, within(100), 1)
    expect([heavy.tardiness, heavy.operations[1]?.start]).toEqual([5, 0])
    const families = [0, 1, 0, 1].map((family) => ({ due: 100, operations: [{ ...on(0, 5), family }] }))
    expect(plan({ machines: [{}], setups: [[0, 3], [3, 0]], orders: families }, within(300), 1)).toMatchObject({ tardiness: 0, setups: 1, makespan: 23 })
  })

  it('of a mere job shop is the shortest', () => {
    expect(plan({ machines: [{}, {}], orders: [{ operations: [on(0, 3), on(1, 4)] }, { operations: [on(1, 2), on(0, 5)] }] }, within(500), 1).makespan).toBe(8)
  })
})
