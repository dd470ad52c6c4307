import { at } from './cells.ts'
import { chanceOf } from './chance.ts'
import { floorOf, type Floor } from './floor.ts'
import { improve } from './improve.ts'
import { shortenPlan, type ShopPlan } from './makespan.ts'
import type { Aim, Plan, Problem } from './problem.ts'
import { dispatchBy, rules, type Rule } from './rules.ts'
import type { JobShop } from './shop.ts'
import type { Budget } from './tabu-search.ts'
import { costBy, openTimetable, sumsOf, type Timetable } from './timetable.ts'

/**
 * The best plan that was found: by the best of the dispatch rules, then improved as far as the budget goes. The same for the same seed and number
 * of steps. A problem that is no more than a job shop is planned for its makespan.
 */
export const plan = (problem: Problem, budget: Budget, seed: number): Plan => {
  const shop = jobShopIn(problem)
  if (shop !== undefined) return planOfShop(shortenPlan(shop, budget, seed))
  const floor = floorOf(problem)
  const timetable = openTimetable(floor)
  const aims = aimsOf(problem)
  const costOf = costBy(aims)
  const costs = rules.map((rule) => {
    dispatchBy(floor, timetable, rule)
    return { rule, cost: costOf(sumsOf(floor, timetable)) }
  })
  dispatchBy(floor, timetable, costs.reduce((one, other) => (other.cost < one.cost ? other : one)).rule)
  return planIn(floor, timetable, improve(floor, timetable, aims, chanceOf(seed), budget))
}

/** What one rule gives. */
export const planBy = (problem: Problem, rule: Rule): Plan => {
  const floor = floorOf(problem)
  const timetable = openTimetable(floor)
  dispatchBy(floor, timetable, rule)
  return planIn(floor, timetable, 0)
}

const aimsOf = ({ aims = ['tardiness', 'setups', 'makespan'] }: Problem): readonly Aim[] => aims

const planIn = (floor: Floor, timetable: Timetable, steps: number): Plan => {
  const { operations, order, first, choiceMachine } = floor
  const { choice, setupOf, startOf, end } = timetable
  return {
    ...sumsOf(floor, timetable), steps,
    operations: Array.from({ length: operations }, (_, each) => ({
      order: at(order, each), operation: each - at(first, at(order, each)), machine: at(choice, each) < 0 ? undefined : at(choiceMachine, at(choice, each)),
      setup: setupOf(each), start: startOf(each), end: at(end, each),
    })),
  }
}

/** Nothing but jobs, in their order, on machines that are always open, of which none is ever late. */
const jobShopIn = ({ machines, orders, setups }: Problem): JobShop | undefined => {
  if (setups !== undefined || machines.some(({ open }) => open !== undefined && open.length > 0)) return undefined
  const plain = orders.every(({ release = 0, due, operations }) => release === 0 && due === undefined
    && operations.every(({ choices, after, pinned, materialAt = 0 }) => choices.length > 0 && after === undefined && pinned === undefined && materialAt === 0))
  return plain ? { machines: machines.length, jobs: orders.map(({ operations }) => operations.map(({ choices }) => choices)) } : undefined
}

const planOfShop = ({ jobs, makespan, steps }: ShopPlan): Plan => ({
  tardiness: 0, setups: 0, overlong: 0, makespan, steps,
  operations: jobs.flatMap((operations, order) => operations.map(({ machine, start, end }, operation) => ({ order, operation, machine, setup: start, start, end }))),
})
