import { at } from './cells.ts'
import type { Chance } from './chance.ts'
import { BEHIND, DURATION, MACHINE, openNeighbourhood, OPERATION } from './neighbourhood.ts'
import { keep, makespanOf, move, type Kept, type Sequence } from './sequence.ts'

/** How far a search may go: a number of steps, which is the same everywhere, or until someone says that it is enough, which is not. */
export type Budget = { readonly steps: number; readonly enough: () => boolean }

/** The clock is asked once in so many steps. */
const ASKED_EVERY = 256

export type TabuSearch = {
  /** Improves the plan at hand until so many steps in a row have found nothing better. Returns the best it met. */
  readonly improve: (patience: number) => Kept
  readonly steps: () => number
  readonly over: () => boolean
}

/**
 * Tabu search (Nowicki and Smutnicki 1996; tenures seven tenths of those of Zhang, Li, Rao, Guan 2008): always the best move that does not undo a recent one, even if it
 * makes the plan longer.
 */
export const openTabuSearch = (plan: Sequence, chance: Chance, bound: number, { steps: allowed, enough }: Budget): TabuSearch => {
  const { shop: { machines, operations } } = plan
  const neighbourhood = openNeighbourhood(plan, chance)
  const { chosen } = neighbourhood
  const perMachine = operations / Math.max(1, machines)
  const shortest = Math.round(7 + (0.7 * perMachine) / Math.max(1, machines))
  const spread = Math.max(1, Math.round(shortest * (perMachine <= 2 * machines ? 0.4 : 0.5)))
  let step = 0
  let ended = false

  const improve = (patience: number): Kept => {
    let best = keep(plan)
    let makespan = best.makespan
    for (let idle = 0; idle < patience; idle += 1) {
      if (step >= allowed || (step % ASKED_EVERY === 0 && enough())) ended = true
      if (ended || best.makespan <= bound) break
      step += 1
      if (!neighbourhood.choose(step, best.makespan, makespan)) break
      neighbourhood.forbid(step + shortest + chance.below(spread))
      move(plan, at(chosen, OPERATION), at(chosen, BEHIND), at(chosen, MACHINE), at(chosen, DURATION))
      makespan = makespanOf(plan)
      if (makespan >= best.makespan) continue
      best = keep(plan)
      idle = 0
    }
    return best
  }
  return { improve, steps: () => step, over: () => ended }
}
