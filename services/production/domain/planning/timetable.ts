import { at } from './cells.ts'
import { NEVER, setupBetween, type Floor } from './floor.ts'
import type { Aim } from './problem.ts'

/**
 * Times of operations on a floor. On each machine they stand one behind the other; each is as soon as the one before it there, its waits and its material
 * allow. What a machine is like after an operation is kept with the operation, so that one can be computed anew without all the others.
 */
export type Timetable = {
  /** An order of all operations in which none stands before what it waits for or comes after on its machine; and where each stands in it. */
  readonly list: Int32Array
  readonly position: Int32Array
  /** Operation → the choice it takes; −1 outside. */
  readonly choice: Int32Array
  /** Neighbours on the machine; −1: none, or it takes no turn there (it is outside, or pinned). */
  readonly previous: Int32Array
  readonly next: Int32Array
  readonly end: Int32Array
  /** All that is kept of an operation: what has to be noted before it is computed anew. */
  readonly kept: readonly Int32Array[]
  /** Whether the machine was set up anew for it; and by how many minutes its waits are too long. */
  readonly setups: Int32Array
  readonly overlong: Int32Array
  /** Begins with no operation placed. */
  readonly clear: () => void
  /** Places an operation on a choice, behind all on that machine. */
  readonly place: (operation: number, choice: number) => void
  /** When it would end there. Places nothing. */
  readonly tryPlace: (operation: number, choice: number) => number
  /** Computes the times of one operation from those before it. */
  readonly compute: (operation: number) => void
  /** When a machine is free again, and what for it is set up. */
  readonly freeAt: (machine: number) => number
  readonly familyOn: (machine: number) => number
  readonly setupOf: (operation: number) => number
  readonly startOf: (operation: number) => number
}

export type Sums = { readonly tardiness: number; readonly setups: number; readonly makespan: number; readonly overlong: number }

/** A wait longer than allowed costs more than any order that is late. */
const OVERLONG = 1000
/** What comes first counts a thousandfold over what comes next. */
const FACTORS = [1, 1e-3, 1e-6]

/** One figure for a plan, in the order of its aims. */
export const costBy = (aims: readonly Aim[]): ((sums: Sums) => number) => {
  const factor = (aim: Aim): number => FACTORS[aims.indexOf(aim)] ?? 0
  const [ofTardiness, ofSetups, ofMakespan] = [factor('tardiness'), factor('setups'), factor('makespan')]
  return ({ overlong, tardiness, setups, makespan }) => overlong * OVERLONG + tardiness * ofTardiness + setups * ofSetups + makespan * ofMakespan
}

/** The end of an order's last operation. */
export const latestOf = ({ first }: Floor, { end }: Pick<Timetable, 'end'>, order: number): number => {
  let latest = 0
  for (let operation = at(first, order); operation < at(first, order + 1); operation += 1) if (at(end, operation) > latest) latest = at(end, operation)
  return latest
}

export const sumsOf = (floor: Floor, timetable: Timetable): Sums => {
  const { due, weight, operations } = floor
  let [tardiness, setups, makespan, overlong] = [0, 0, 0, 0]
  for (let order = 0; order < due.length; order += 1) {
    const latest = latestOf(floor, timetable, order)
    makespan = Math.max(makespan, latest)
    tardiness += Math.max(0, latest - at(due, order)) * at(weight, order)
  }
  for (let operation = 0; operation < operations; operation += 1) {
    setups += at(timetable.setups, operation)
    overlong += at(timetable.overlong, operation)
  }
  return { tardiness, setups, makespan, overlong }
}

export const openTimetable = (floor: Floor): Timetable => {
  const { operations, machines, ready, family, waits, waitFor, minimum, maximum, choiceMachine, choiceDuration, outside, pinned, pins, pinOperation, pinFrom, pinTo, axes } = floor
  const array = (): Int32Array => new Int32Array(operations)
  const [list, position, choice, previous, next, end] = [array(), array(), array(), array(), array(), array()]
  /** Working minutes: setup, start and end; then the machine's family and next pin after the operation. */
  const [began, run, to, familyAfter, pinAfter, setups, overlong] = [array(), array(), array(), array(), array(), array(), array()]
  const tail = new Int32Array(machines)
  let beganAt = 0
  let runAt = 0
  let runTo = 0
  let pinAt = 0
  let fromFamily = 0

  const clear = (): void => {
    tail.fill(-1)
    previous.fill(-1)
    next.fill(-1)
  }

  const readyOf = (operation: number): number => {
    let time = at(ready, operation)
    for (let wait = at(waits, operation); wait < at(waits, operation + 1); wait += 1) {
      const there = at(end, at(waitFor, wait)) + at(minimum, wait)
      if (there > time) time = there
    }
    return time
  }

  /** The first room behind another operation: in working minutes, from the setup to the end. Pins stay where they are. */
  const findRoom = (operation: number, taken: number, behind: number, from: number): void => {
    const machine = at(choiceMachine, taken)
    const lasts = at(choiceDuration, taken)
    const own = at(family, operation)
    let idle = behind < 0 ? 0 : at(to, behind)
    fromFamily = behind < 0 ? -1 : at(familyAfter, behind)
    pinAt = behind < 0 ? at(pins, machine) : at(pinAfter, behind)
    for (;;) {
      const needs = setupBetween(floor, fromFamily, own)
      runAt = idle + needs > from ? idle + needs : from
      beganAt = runAt - needs
      runTo = runAt + lasts
      if (pinAt === at(pins, machine + 1)) return
      const pin = at(pinOperation, pinAt)
      if (runTo + setupBetween(floor, own < 0 ? fromFamily : own, at(family, pin)) <= at(pinFrom, pinAt)) return
      if (at(pinTo, pinAt) > idle) idle = at(pinTo, pinAt)
      if (at(family, pin) >= 0) fromFamily = at(family, pin)
      pinAt += 1
    }
  }

  const tryPlace = (operation: number, taken: number): number => {
    const from = readyOf(operation)
    const axis = taken < 0 ? undefined : axes[at(choiceMachine, taken)]
    if (at(pinned, operation) >= 0 || axis === undefined) return from + at(outside, operation)
    findRoom(operation, taken, at(tail, at(choiceMachine, taken)), axis.worked(from))
    return axis.ends(runTo)
  }

  const compute = (operation: number): void => {
    const taken = at(choice, operation)
    const axis = taken < 0 ? undefined : axes[at(choiceMachine, taken)]
    const pin = at(pinned, operation)
    if (axis === undefined) end[operation] = (pin < 0 ? readyOf(operation) : pin) + at(outside, operation)
    else if (pin >= 0) end[operation] = at(choiceDuration, taken) === 0 ? pin : axis.ends(axis.worked(pin) + at(choiceDuration, taken))
    else {
      findRoom(operation, taken, at(previous, operation), axis.worked(readyOf(operation)))
      const own = at(family, operation)
      setups[operation] = own >= 0 && fromFamily >= 0 && fromFamily !== own ? 1 : 0
      began[operation] = beganAt
      run[operation] = runAt
      to[operation] = runTo
      familyAfter[operation] = own < 0 ? fromFamily : own
      pinAfter[operation] = pinAt
      end[operation] = runTo === runAt ? axis.begins(runTo) : axis.ends(runTo)
    }
    let over = 0
    for (let wait = at(waits, operation); wait < at(waits, operation + 1); wait += 1) {
      if (at(maximum, wait) === NEVER) continue
      over += Math.max(0, startOf(operation) - at(end, at(waitFor, wait)) - at(maximum, wait))
    }
    overlong[operation] = over
  }

  const place = (operation: number, taken: number): void => {
    choice[operation] = taken
    if (taken >= 0 && at(pinned, operation) < 0) {
      const machine = at(choiceMachine, taken)
      const last = at(tail, machine)
      previous[operation] = last
      if (last >= 0) next[last] = operation
      tail[machine] = operation
    }
    compute(operation)
  }

  const startOf = (operation: number): number => {
    const taken = at(choice, operation)
    if (at(pinned, operation) >= 0) return at(pinned, operation)
    return taken < 0 ? at(end, operation) - at(outside, operation) : axes[at(choiceMachine, taken)]?.begins(at(run, operation)) ?? 0
  }

  const setupOf = (operation: number): number => {
    const taken = at(choice, operation)
    return taken < 0 || at(pinned, operation) >= 0 || at(began, operation) === at(run, operation) ? startOf(operation) : axes[at(choiceMachine, taken)]?.begins(at(began, operation)) ?? 0
  }

  return {
    list, position, choice, previous, next, end, setups, overlong, clear, place, tryPlace, compute, startOf, setupOf,
    kept: [began, run, to, familyAfter, pinAfter, setups, overlong, end],
    freeAt: (machine) => (at(tail, machine) < 0 ? 0 : at(end, at(tail, machine))),
    familyOn: (machine) => (at(tail, machine) < 0 ? -1 : at(familyAfter, at(tail, machine))),
  }
}
