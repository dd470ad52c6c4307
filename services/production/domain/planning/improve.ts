import { at } from './cells.ts'
import type { Chance } from './chance.ts'
import type { Floor } from './floor.ts'
import type { Aim } from './problem.ts'
import { openRipple } from './ripple.ts'
import type { Budget } from './tabu-search.ts'
import { costBy, sumsOf, type Timetable } from './timetable.ts'

/** A change is welcome if it is no worse than the plan was so many steps ago (late acceptance: Burke and Bykov 2017). It needs no temperature, so it suits any budget. */
const MEMORY = 30
/** The clock is asked once in so many steps. */
const ASKED_EVERY = 64
/** A change is given up when it has made orders later by this share of the cost, though what comes after might be sooner. */
const HOPELESS = 0.001
/** How far an operation is moved at most, over others on its machine. */
const FARTHEST = 2

/**
 * Moves an operation before another on a machine it may go to, its own most often; what it waits for stands before it in the list again. Times are
 * exact. Leaves the best plan in the timetable, and returns the steps it took.
 */
export const improve = (floor: Floor, timetable: Timetable, aims: readonly Aim[], chance: Chance, { steps: allowed, enough }: Budget): number => {
  const { operations, choices, choiceMachine, waits, waitFor, pinned, due, order } = floor
  const { list, position, choice, previous, next } = timetable
  if (operations < 2) return 0
  const ripple = openRipple(floor, timetable)
  const { delta, latest } = ripple
  const costOf = costBy(aims)
  let sums = sumsOf(floor, timetable)
  let current = costOf(sums)
  let least = current
  const [bestList, bestChoice] = [list.slice(), choice.slice()]
  const past = new Float64Array(MEMORY).fill(current)
  const before = new Int32Array(operations)
  const marked = new Int32Array(operations)
  const shifted = new Int32Array(operations)

  const unlink = (one: number): void => {
    const [left, right] = [at(previous, one), at(next, one)]
    if (left >= 0) next[left] = right
    if (right >= 0) previous[right] = left
  }
  const link = (one: number, left: number, right: number): void => {
    previous[one] = left
    next[one] = right
    if (left >= 0) next[left] = one
    if (right >= 0) previous[right] = one
  }

  /** Brings an operation, and what must stand before it, to a place sooner in the list. False, and nothing done: what stands there must itself come before. */
  const shift = (one: number, to: number): boolean => {
    const from = at(position, one)
    const there = at(list, to)
    let kept = from
    let count = 0
    marked[one] = 1
    for (let index = from; index >= to; index -= 1) {
      const each = at(list, index)
      before[index - to] = each
      if (at(marked, each) === 0) {
        list[kept] = each
        kept -= 1
        continue
      }
      marked[each] = 0
      shifted[count] = each
      count += 1
      if (each !== one && at(previous, each) >= 0 && at(position, at(previous, each)) >= to) marked[at(previous, each)] = 1
      for (let wait = at(waits, each); wait < at(waits, each + 1); wait += 1) if (at(position, at(waitFor, wait)) >= to) marked[at(waitFor, wait)] = 1
    }
    for (let index = 0; index < count; index += 1, kept -= 1) list[kept] = at(shifted, index)
    const circle = at(shifted, count - 1) === there
    if (circle) list.set(before.subarray(0, from - to + 1), to)
    else for (let index = to; index <= from; index += 1) position[at(list, index)] = index
    return !circle
  }

  const unshift = (from: number, length: number): void => {
    for (let index = 0; index < length; index += 1) {
      const each = at(before, index)
      list[from + index] = each
      position[each] = from + index
    }
  }

  /** An operation of an order that is late, if it can be found quickly; else any. */
  const pick = (): number => {
    let one = chance.below(operations)
    for (let tries = 0; tries < 6; tries += 1) {
      if (at(latest, at(order, one)) > at(due, at(order, one))) return one
      one = chance.below(operations)
    }
    return one
  }

  /** The operation some steps sooner on a machine, seen from a place in the list; −1: there is none. */
  const aheadOn = (machine: number, one: number, own: boolean): number => {
    let left = 1 + chance.below(FARTHEST)
    let found = -1
    if (own) {
      for (let each = at(previous, one); each >= 0 && left > 0; each = at(previous, each), left -= 1) found = each
      return found
    }
    for (let index = at(position, one) - 1; index >= 0 && left > 0; index -= 1) {
      const each = at(list, index)
      const taken = at(choice, each)
      if (taken < 0 || at(choiceMachine, taken) !== machine || at(pinned, each) >= 0) continue
      found = each
      left -= 1
    }
    return found
  }

  const attempt = (limit: number): void => {
    const one = pick()
    const taken = at(choice, one)
    if (taken < 0 || at(pinned, one) >= 0) return
    const many = at(choices, one + 1) - at(choices, one)
    const wanted = many > 1 && chance.below(3) === 0 ? at(choices, one) + chance.below(many) : taken
    const ahead = aheadOn(at(choiceMachine, wanted), one, at(choiceMachine, wanted) === at(choiceMachine, taken))
    if (ahead < 0) return
    const [left, right, to, from] = [at(previous, one), at(next, one), at(position, ahead), at(position, one)]
    unlink(one)
    if (!shift(one, to)) return link(one, left, right)
    link(one, at(previous, ahead), ahead)
    choice[one] = wanted
    ripple.touch(one)
    ripple.touch(ahead)
    ripple.touch(right)
    const done = ripple.run(limit - current + current * HOPELESS)
    const changed = { tardiness: sums.tardiness + delta.tardiness, setups: sums.setups + delta.setups, overlong: sums.overlong + delta.overlong, makespan: longest(latest) }
    const cost = costOf(changed)
    if (!done || cost > limit) {
      ripple.takeBack()
      unlink(one)
      link(one, left, right)
      choice[one] = taken
      return unshift(to, from - to + 1)
    }
    sums = changed
    current = cost
  }

  let step = 0
  for (; step < allowed; step += 1) {
    if (step % ASKED_EVERY === 0 && enough()) break
    attempt(Math.max(current, past[step % MEMORY] ?? current))
    past[step % MEMORY] = current
    if (current >= least) continue
    least = current
    bestList.set(list)
    bestChoice.set(choice)
  }
  if (current > least) replay(timetable, bestList, bestChoice)
  return step
}

const longest = (latest: Int32Array): number => {
  let most = 0
  for (const each of latest) if (each > most) most = each
  return most
}

/** Places all operations again as a list says. */
const replay = (timetable: Timetable, list: Int32Array, choice: Int32Array): void => {
  timetable.clear()
  timetable.list.set(list)
  for (const [index, operation] of list.entries()) {
    timetable.position[operation] = index
    timetable.place(operation, at(choice, operation))
  }
}
