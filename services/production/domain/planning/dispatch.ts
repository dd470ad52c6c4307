import { at } from './cells.ts'
import type { Chance } from './chance.ts'
import { sequence, type Sequence } from './sequence.ts'

/**
 * A first plan: again and again, of the operations whose turn it is in their jobs, one that can end first on some machine; of equals and near-equals,
 * the one whose job has most work left (Giffler and Thompson 1960 with the rule "most work remaining"). `spread` is how many of the nearest are drawn from.
 */
export const dispatch = (plan: Sequence, chance: Chance, spread: number): void => {
  const { shop, machine, duration, order } = plan
  const { operations, jobs, first, after, choices, choiceMachine, choiceDuration } = shop
  const turn = first.slice()
  const free = new Int32Array(jobs)
  const idle = new Int32Array(shop.machines)
  const remaining = workAfter(plan)
  for (let index = 1; index <= operations; index += 1) {
    let earliest = Number.POSITIVE_INFINITY
    let on = 0
    for (let job = 0; job < jobs; job += 1) {
      const operation = at(turn, job)
      if (operation === 0) continue
      for (let choice = at(choices, operation); choice < at(choices, operation + 1); choice += 1) {
        const ends = Math.max(at(free, job), at(idle, at(choiceMachine, choice))) + at(choiceDuration, choice)
        if (ends < earliest) [earliest, on] = [ends, at(choiceMachine, choice)]
      }
    }
    let [picked, most, lasts] = [-1, -1, 0]
    for (let job = 0; job < jobs; job += 1) {
      const operation = at(turn, job)
      if (operation === 0) continue
      for (let choice = at(choices, operation); choice < at(choices, operation + 1); choice += 1) {
        if (at(choiceMachine, choice) !== on) continue
        const begins = Math.max(at(free, job), at(idle, on))
        if (begins >= earliest && begins + at(choiceDuration, choice) > earliest) continue
        const priority = at(remaining, operation) + chance.below(1 + spread)
        if (priority > most) [picked, most, lasts] = [job, priority, at(choiceDuration, choice)]
      }
    }
    const operation = at(turn, picked)
    machine[operation] = on
    duration[operation] = lasts
    order[index] = operation
    free[picked] = idle[on] = Math.max(at(free, picked), at(idle, on)) + lasts
    turn[picked] = at(after, operation)
  }
  sequence(plan)
}

/** Operation → its own work and that of all that follow in its job, at their first choices. */
const workAfter = ({ shop: { operations, after, choices, choiceDuration } }: Sequence): Int32Array => {
  const remaining = new Int32Array(operations + 1)
  for (let operation = operations; operation > 0; operation -= 1) remaining[operation] = at(remaining, at(after, operation)) + at(choiceDuration, at(choices, operation))
  return remaining
}
