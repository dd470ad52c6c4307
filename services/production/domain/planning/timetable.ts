import { at } from './cells.ts'
import { NEVER, setupBetween, type Floor } from './floor.ts'
import type { Aim } from './problem.ts'
import type { WorkingAxis } from './working-axis.ts'

/**
 * Times of operations, placed one after the other, each as soon as its machine, its waits and its material allow and behind all that were placed
 * there before (a serial schedule). To place again from somewhere in the middle, the machines are noted every so many operations.
 */
export type Timetable = {
  /** The list: in which order operations are placed, and where each stands. */
  readonly list: Int32Array
  readonly position: Int32Array
  /** Operation → the choice it takes; −1 outside. */
  readonly choice: Int32Array
  readonly start: Int32Array
  readonly end: Int32Array
  readonly sums: Sums
  /** Begins with no operation placed. */
  readonly clear: () => void
  /** Places an operation on a choice, behind the others. */
  readonly place: (operation: number, choice: number) => void
  /** When it would end there. Places nothing. */
  readonly tryPlace: (operation: number, choice: number) => number
  /** Places the whole list again from a position. Gives up with infinity when it costs more than the limit. */
  readonly placeFrom: (position: number, limit: number) => number
  readonly cost: () => number
  /** When a machine is free again, and what for it is set up. */
  readonly freeAt: (machine: number) => number
  readonly familyOn: (machine: number) => number
  /** When the machine begins to be set up for an operation. */
  readonly setupOf: (operation: number) => number
}

export type Sums = { tardiness: number; setups: number; makespan: number; overlong: number }

/** Operations between two notes. */
const NOTED_EVERY = 64
/** A wait longer than allowed costs more than any order that is late. */
const OVERLONG = 1000
/** What comes first counts a thousandfold over what comes next. */
const FACTORS = [1, 1e-3, 1e-6]

export const openTimetable = (floor: Floor, aims: readonly Aim[]): Timetable => {
  const { operations, machines, order, first, due, weight, ready, family, waits, waitFor, minimum, maximum, choiceMachine, choiceDuration, outside, pinned, pins, pinOperation, pinFrom, pinTo, axes } = floor
  const array = (): Int32Array => new Int32Array(operations)
  const [list, position, choice, began, start, end] = [array(), array(), array(), array(), array(), array()]
  const orders = due.length
  /** Machine → working minutes at which it is free; its family; its next pin. Then order → operations not yet placed, and its end. */
  const [free, setFor, pin] = [new Int32Array(machines), new Int32Array(machines), new Int32Array(machines)]
  const [open, latest] = [new Int32Array(orders), new Int32Array(orders)]
  const state = [free, setFor, pin, open, latest]
  const notes = Array.from({ length: Math.ceil(operations / NOTED_EVERY) + 1 }, () => ({ cells: state.map((cells) => cells.slice()), sums: { tardiness: 0, setups: 0, makespan: 0, overlong: 0 } }))
  const sums: Sums = { tardiness: 0, setups: 0, makespan: 0, overlong: 0 }
  const factor = (aim: Aim): number => FACTORS[aims.indexOf(aim)] ?? 0
  const [ofTardiness, ofSetups, ofMakespan] = [factor('tardiness'), factor('setups'), factor('makespan')]
  const cost = (): number => sums.overlong * OVERLONG + sums.tardiness * ofTardiness + sums.setups * ofSetups + sums.makespan * ofMakespan
  let beganAt = 0
  let runAt = 0
  let runTo = 0
  let pinAt = 0
  let fromFamily = 0
  /** Up to this position times and notes are those of the list; behind it, of a list that was given up. */
  let valid = 0

  const clear = (): void => {
    free.fill(0)
    setFor.fill(-1)
    for (let machine = 0; machine < machines; machine += 1) pin[machine] = at(pins, machine)
    for (let each = 0; each < orders; each += 1) open[each] = at(first, each + 1) - at(first, each)
    latest.fill(0)
    Object.assign(sums, { tardiness: 0, setups: 0, makespan: 0, overlong: 0 })
  }

  const readyOf = (operation: number): number => {
    let time = at(ready, operation)
    for (let wait = at(waits, operation); wait < at(waits, operation + 1); wait += 1) time = Math.max(time, at(end, at(waitFor, wait)) + at(minimum, wait))
    return time
  }

  /** The first room behind what is there: in working minutes, from the setup to the end. Pins stay where they are. */
  const findRoom = (operation: number, taken: number, from: number): void => {
    const machine = at(choiceMachine, taken)
    const lasts = at(choiceDuration, taken)
    let idle = at(free, machine)
    fromFamily = at(setFor, machine)
    pinAt = at(pin, machine)
    for (;;) {
      const needs = setupBetween(floor, fromFamily, at(family, operation))
      runAt = Math.max(idle + needs, from)
      beganAt = runAt - needs
      runTo = runAt + lasts
      if (pinAt === at(pins, machine + 1) || runTo + setupBetween(floor, at(family, operation) < 0 ? fromFamily : at(family, operation), at(family, at(pinOperation, pinAt))) <= at(pinFrom, pinAt)) return
      idle = Math.max(idle, at(pinTo, pinAt))
      const own = at(family, at(pinOperation, pinAt))
      if (own >= 0) fromFamily = own
      pinAt += 1
    }
  }

  const tryPlace = (operation: number, taken: number): number => {
    const from = readyOf(operation)
    if (at(pinned, operation) >= 0 || taken < 0) return from + at(outside, operation)
    const axis = axes[at(choiceMachine, taken)]
    if (axis === undefined) return NEVER
    findRoom(operation, taken, axis.worked(from))
    return axis.ends(runTo)
  }

  const place = (operation: number, taken: number): void => {
    choice[operation] = taken
    began[operation] = -1
    const from = readyOf(operation)
    const axis = taken < 0 ? undefined : axes[at(choiceMachine, taken)]
    if (axis === undefined) {
      start[operation] = at(pinned, operation) >= 0 ? at(pinned, operation) : from
      end[operation] = at(start, operation) + at(outside, operation)
    } else if (at(pinned, operation) >= 0) {
      const worked = axis.worked(at(pinned, operation))
      start[operation] = at(pinned, operation)
      end[operation] = at(choiceDuration, taken) === 0 ? at(pinned, operation) : axis.ends(worked + at(choiceDuration, taken))
    } else {
      const machine = at(choiceMachine, taken)
      findRoom(operation, taken, axis.worked(from))
      start[operation] = axis.begins(runAt)
      end[operation] = runTo === runAt ? at(start, operation) : axis.ends(runTo)
      began[operation] = runAt === beganAt ? -1 : beganAt
      if (at(family, operation) >= 0) {
        if (fromFamily >= 0 && fromFamily !== at(family, operation)) sums.setups += 1
        setFor[machine] = at(family, operation)
      } else setFor[machine] = fromFamily
      free[machine] = runTo
      pin[machine] = pinAt
    }
    for (let wait = at(waits, operation); wait < at(waits, operation + 1); wait += 1) sums.overlong += Math.max(0, at(start, operation) - at(end, at(waitFor, wait)) - at(maximum, wait))
    finish(at(order, operation), at(end, operation))
  }

  const finish = (one: number, ends: number): void => {
    if (ends > at(latest, one)) latest[one] = ends
    if (ends > sums.makespan) sums.makespan = ends
    open[one] = at(open, one) - 1
    if (at(open, one) === 0) sums.tardiness += Math.max(0, at(latest, one) - at(due, one)) * at(weight, one)
  }

  const note = (index: number): void => {
    const kept = notes[index]
    if (kept === undefined) return
    for (const [which, cells] of state.entries()) kept.cells[which]?.set(cells)
    Object.assign(kept.sums, sums)
  }

  const placeFrom = (from: number, limit: number): number => {
    const noted = Math.floor(Math.min(from, valid) / NOTED_EVERY)
    const kept = notes[noted]
    if (noted === 0 || kept === undefined) clear()
    else {
      for (const [which, cells] of state.entries()) cells.set(kept.cells[which] ?? cells)
      Object.assign(sums, kept.sums)
    }
    for (let index = noted * NOTED_EVERY; index < operations; index += 1) {
      if (index % NOTED_EVERY === 0) {
        note(index / NOTED_EVERY)
        if (index > from && cost() > limit) return giveUp(from)
      }
      const operation = at(list, index)
      place(operation, at(choice, operation))
    }
    if (cost() > limit) return giveUp(from)
    valid = operations
    return cost()
  }
  const giveUp = (from: number): number => {
    valid = from
    return Number.POSITIVE_INFINITY
  }
  const axisAt = (machine: number): WorkingAxis | undefined => axes[machine]
  return {
    list, position, choice, start, end, sums, clear, place, tryPlace, placeFrom, cost,
    freeAt: (machine) => axisAt(machine)?.ends(at(free, machine)) ?? 0,
    familyOn: (machine) => at(setFor, machine),
    setupOf: (operation) => (at(began, operation) < 0 ? at(start, operation) : axisAt(at(choiceMachine, at(choice, operation)))?.begins(at(began, operation)) ?? 0),
  }
}
