import { at } from './cells.ts'
import { chanceOf, type Chance } from './chance.ts'
import { dispatch } from './dispatch.ts'
import { emptySequence, restore, type Kept, type Sequence } from './sequence.ts'
import { lowerBound, shopOf, type JobShop } from './shop.ts'
import { openTabuSearch, type Budget } from './tabu-search.ts'

/** What was found: operations in the order of `jobs`, each with its machine and times, and how many steps it took. */
export type ShopPlan = { readonly makespan: number; readonly bound: number; readonly steps: number; readonly jobs: readonly (readonly Placed[])[] }
export type Placed = { readonly machine: number; readonly start: number; readonly end: number }

/** How many good plans are kept to make others of. */
const POOL = 5
/** Steps without a better plan after which a search gives up. */
const PATIENCE = 12_500

/**
 * The shortest plan that can be found: tabu search from several first plans, then from plans between two good ones, again and again
 * (path relinking: Peng, Lü, Cheng 2015). Ends when the budget does, or when no plan can be shorter.
 */
export const shortenPlan = (jobShop: JobShop, budget: Budget, seed: number): ShopPlan => {
  const shop = shopOf(jobShop)
  const bound = lowerBound(shop)
  const chance = chanceOf(seed)
  const plan = emptySequence(shop)
  const search = openTabuSearch(plan, chance, bound, budget)
  const pool: Kept[] = []
  let best: Kept | undefined
  const improved = (): void => {
    const found = search.improve(PATIENCE)
    if (best === undefined || found.makespan < best.makespan) best = found
    enter(pool, found)
  }
  dispatch(plan, chance, 0)
  improved()
  while (!search.over() && best !== undefined && best.makespan > bound) {
    if (pool.length < POOL) dispatch(plan, chance, Math.ceil(bound / 2))
    else relink(plan, pool, chance)
    improved()
  }
  if (best !== undefined) restore(plan, best)
  return { makespan: best?.makespan ?? 0, bound, steps: search.steps(), jobs: placedIn(plan, jobShop) }
}

/** A plan enters if there is room, or for the worst one that is no better; one that is there already does not. */
const enter = (pool: Kept[], found: Kept): void => {
  if (pool.some((each) => each.makespan === found.makespan && same(each.order, found.order))) return
  if (pool.length < POOL) {
    pool.push(found)
    return
  }
  const worst = pool.reduce((index, each, other) => (each.makespan > (pool[index]?.makespan ?? 0) ? other : index), 0)
  if (found.makespan <= (pool[worst]?.makespan ?? 0)) pool[worst] = found
}

const same = (one: Int32Array, other: Int32Array): boolean => one.every((cell, index) => cell === other[index])

/**
 * A plan between two of the pool. Each operation has a place in the order of either; sorted by a mean of both places, whatever stands before
 * another in both still does, so the result is a plan. Weights differ from job to job, which leaves the order within a job as it is.
 */
const relink = (plan: Sequence, pool: readonly Kept[], chance: Chance): void => {
  const { operations, jobs, job } = plan.shop
  const from = chance.below(pool.length)
  const to = (from + 1 + chance.below(pool.length - 1)) % pool.length
  const [one, other] = [pool[from], pool[to]]
  if (one === undefined || other === undefined) return
  const share = 400 + chance.below(200)
  const keys = new Float64Array(operations + 1)
  const weights = Int32Array.from({ length: jobs }, () => share)
  for (let index = 1; index <= operations; index += 1) {
    const [first, second] = [at(one.order, index), at(other.order, index)]
    keys[first] = (keys[first] ?? 0) + index * (1000 - at(weights, at(job, first)))
    keys[second] = (keys[second] ?? 0) + index * at(weights, at(job, second))
  }
  const order = one.order.slice(1).toSorted((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0) || a - b)
  const machine = one.machine.map((on, operation) => (chance.below(1000) < share ? at(other.machine, operation) : on))
  restore(plan, { order: Int32Array.of(0, ...order), machine })
}

const placedIn = ({ machine, duration, end }: Sequence, { jobs }: JobShop): ShopPlan['jobs'] => {
  let operation = 0
  return jobs.map((each) => each.map(() => {
    operation += 1
    return { machine: at(machine, operation), start: at(end, operation) - at(duration, operation), end: at(end, operation) }
  }))
}
