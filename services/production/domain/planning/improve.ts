import { at } from './cells.ts'
import type { Chance } from './chance.ts'
import type { Floor } from './floor.ts'
import type { Budget } from './tabu-search.ts'
import type { Timetable } from './timetable.ts'

/** A change is welcome if it is no worse than the plan was so many steps ago (late acceptance: Burke and Bykov 2017). It needs no temperature, so it suits any budget. */
const MEMORY = 400
/** The clock is asked once in so many steps. */
const ASKED_EVERY = 16
/** How far an operation is moved at most, over others on its machine. */
const FARTHEST = 6

/**
 * Moves an operation before another on its machine, with what it waits for; or to another machine. The times of all that stands behind are then
 * found exactly, and not to the end if it costs too much before. Leaves the best list placed, and returns the steps it took.
 */
export const improve = (floor: Floor, timetable: Timetable, chance: Chance, { steps: allowed, enough }: Budget): number => {
  const { operations, choices, choiceMachine, waits, waitFor, pinned, due, order, first } = floor
  const { list, position, choice, end } = timetable
  let current = timetable.placeFrom(0, Number.POSITIVE_INFINITY)
  if (operations < 2) return 0
  let least = current
  const [bestList, bestChoice] = [list.slice(), choice.slice()]
  const past = new Float64Array(MEMORY).fill(current)
  const before = new Int32Array(operations)
  const marked = new Int32Array(operations)
  const shifted = new Int32Array(operations)

  /** Operations between the two places that `one` waits for go with it, and keep their order. */
  const shift = (one: number, to: number): void => {
    const from = at(position, one)
    before.set(list.subarray(to, from + 1))
    let kept = from
    let count = 0
    marked[one] = 1
    for (let index = from; index >= to; index -= 1) {
      const each = at(list, index)
      if (at(marked, each) === 0) {
        list[kept] = each
        position[each] = kept
        kept -= 1
        continue
      }
      marked[each] = 0
      shifted[count] = each
      count += 1
      for (let wait = at(waits, each); wait < at(waits, each + 1); wait += 1) {
        const other = at(waitFor, wait)
        if (at(position, other) >= to) marked[other] = 1
      }
    }
    for (let index = 0; index < count; index += 1, kept -= 1) {
      const each = at(shifted, index)
      list[kept] = each
      position[each] = kept
    }
  }

  const restore = (from: number, length: number): void => {
    for (let index = 0; index < length; index += 1) {
      const each = at(before, index)
      list[from + index] = each
      position[each] = from + index
    }
  }

  /** An operation of an order that is late, if it can be found quickly; else any. */
  const pick = (): number => {
    let one = chance.below(operations)
    for (let tries = 0; tries < 8; tries += 1) {
      const its = at(order, one)
      if (at(end, at(first, its + 1) - 1) > at(due, its)) return one
      one = chance.below(operations)
    }
    return one
  }

  /** The place of an operation that comes some steps sooner on the same machine; its own, if there is none. */
  const soonerPlace = (one: number): number => {
    const on = at(choiceMachine, at(choice, one))
    let left = 1 + chance.below(FARTHEST)
    let found = at(position, one)
    for (let index = found - 1; index >= 0 && left > 0; index -= 1) {
      const each = at(list, index)
      const taken = at(choice, each)
      if (taken < 0 || at(choiceMachine, taken) !== on) continue
      found = index
      left -= 1
    }
    return found
  }

  let step = 0
  for (; step < allowed; step += 1) {
    if (step % ASKED_EVERY === 0 && enough()) break
    const one = pick()
    const taken = at(choice, one)
    if (taken < 0 || at(pinned, one) >= 0) continue
    const many = at(choices, one + 1) - at(choices, one)
    const elsewhere = many > 1 && chance.below(4) === 0
    const limit = Math.max(current, past[step % MEMORY] ?? current)
    let from = at(position, one)
    let length = 0
    if (elsewhere) choice[one] = at(choices, one) + chance.below(many)
    else {
      const to = soonerPlace(one)
      if (to === from) continue
      length = from - to + 1
      shift(one, to)
      from = to
    }
    const cost = timetable.placeFrom(from, limit)
    if (cost <= limit) {
      current = cost
      if (cost < least) {
        least = cost
        bestList.set(list)
        bestChoice.set(choice)
      }
    } else {
      choice[one] = taken
      restore(from, length)
    }
    past[step % MEMORY] = current
  }
  list.set(bestList)
  choice.set(bestChoice)
  timetable.placeFrom(0, Number.POSITIVE_INFINITY)
  return step
}
