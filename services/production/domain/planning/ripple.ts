import { at } from './cells.ts'
import type { Floor } from './floor.ts'
import { latestOf, type Timetable } from './timetable.ts'

/**
 * Computes anew what a change touches, in the order of the list, and goes on from an operation only while something about it changed: most changes
 * die out after a few. What was before is noted, so that it can be taken back.
 */
export type Ripple = {
  /** Has to be computed anew. */
  readonly touch: (operation: number) => void
  /** Computes all that was touched; the changes of the sums are in `delta`. False: orders were late by more than `hopeless` weighted minutes on the way, so it was given up. */
  readonly run: (hopeless: number) => boolean
  readonly takeBack: () => void
  readonly delta: { tardiness: number; setups: number; overlong: number }
  /** Order → the end of its last operation. */
  readonly latest: Int32Array
}

export const openRipple = (floor: Floor, timetable: Timetable): Ripple => {
  const { operations, first, due, weight, order, waits, waitFor } = floor
  const { list, position, next, end, kept, setups, overlong, compute } = timetable
  const heap = new Int32Array(operations + 1)
  let size = 0
  const waiting = new Int32Array(operations)
  const [followers, follower] = followersOf(operations, waits, waitFor)
  const width = kept.length
  const noted = new Int32Array(operations)
  const old = new Int32Array(operations * width)
  let notes = 0
  const touchedOrders = new Int32Array(due.length)
  const oldLatest = new Int32Array(due.length)
  const isTouched = new Int32Array(due.length)
  let orders = 0
  let sofar = 0
  const latest = Int32Array.from(due, (_, each) => latestOf(floor, timetable, each))
  const delta = { tardiness: 0, setups: 0, overlong: 0 }

  const touch = (operation: number): void => {
    if (operation < 0 || at(waiting, operation) === 1) return
    waiting[operation] = 1
    let index = size
    size += 1
    const key = at(position, operation)
    while (index > 0 && at(heap, (index - 1) >> 1) > key) {
      heap[index] = at(heap, (index - 1) >> 1)
      index = (index - 1) >> 1
    }
    heap[index] = key
  }

  const pop = (): number => {
    const top = at(heap, 0)
    size -= 1
    const key = at(heap, size)
    let index = 0
    for (;;) {
      let child = 2 * index + 1
      if (child >= size) break
      if (child + 1 < size && at(heap, child + 1) < at(heap, child)) child += 1
      if (at(heap, child) >= key) break
      heap[index] = at(heap, child)
      index = child
    }
    heap[index] = key
    return at(list, top)
  }

  const recompute = (operation: number): void => {
    const from = notes * width
    for (let field = 0; field < width; field += 1) old[from + field] = at(kept[field] ?? end, operation)
    const [ended, hadSetup, over] = [at(end, operation), at(setups, operation), at(overlong, operation)]
    compute(operation)
    let changed = false
    for (let field = 0; field < width; field += 1) if (at(old, from + field) !== at(kept[field] ?? end, operation)) changed = true
    if (!changed) return
    noted[notes] = operation
    notes += 1
    delta.setups += at(setups, operation) - hadSetup
    delta.overlong += at(overlong, operation) - over
    touch(at(next, operation))
    if (at(end, operation) === ended) return
    lateBy(operation, ended)
    for (let each = at(followers, operation); each < at(followers, operation + 1); each += 1) touch(at(follower, each))
    const its = at(order, operation)
    if (at(isTouched, its) === 1) return
    isTouched[its] = 1
    touchedOrders[orders] = its
    orders += 1
  }

  /** The lateness so far of orders whose last operation was computed. */
  const lateBy = (operation: number, ended: number): void => {
    const its = at(order, operation)
    if (operation !== at(first, its + 1) - 1) return
    sofar += (Math.max(0, at(end, operation) - at(due, its)) - Math.max(0, ended - at(due, its))) * at(weight, its)
  }

  const giveUp = (): boolean => {
    for (let index = 0; index < size; index += 1) waiting[at(list, at(heap, index))] = 0
    for (let index = 0; index < orders; index += 1) isTouched[at(touchedOrders, index)] = 0
    size = 0
    orders = 0
    return false
  }

  const run = (hopeless: number): boolean => {
    sofar = 0
    notes = 0
    orders = 0
    delta.tardiness = 0
    delta.setups = 0
    delta.overlong = 0
    while (size > 0) {
      const operation = pop()
      waiting[operation] = 0
      recompute(operation)
      if (sofar > hopeless) return giveUp()
    }
    for (let index = 0; index < orders; index += 1) {
      const its = at(touchedOrders, index)
      isTouched[its] = 0
      oldLatest[index] = at(latest, its)
      const now = latestOf(floor, timetable, its)
      delta.tardiness += (Math.max(0, now - at(due, its)) - Math.max(0, at(latest, its) - at(due, its))) * at(weight, its)
      latest[its] = now
    }
    return true
  }

  const takeBack = (): void => {
    for (let note = 0; note < notes; note += 1) for (let field = 0; field < width; field += 1) (kept[field] ?? end)[at(noted, note)] = at(old, note * width + field)
    for (let index = 0; index < orders; index += 1) latest[at(touchedOrders, index)] = at(oldLatest, index)
  }
  return { touch, run, takeBack, delta, latest }
}

/** Who waits for an operation: from `[operation]` to before `[operation + 1]` of the first, in the second. */
const followersOf = (operations: number, waits: Int32Array, waitFor: Int32Array): readonly [Int32Array, Int32Array] => {
  const starts = new Int32Array(operations + 2)
  for (const other of waitFor) starts[other + 2] = at(starts, other + 2) + 1
  for (let index = 2; index < operations + 2; index += 1) starts[index] = at(starts, index) + at(starts, index - 1)
  const cells = new Int32Array(waitFor.length)
  for (let operation = 0; operation < operations; operation += 1) {
    for (let wait = at(waits, operation); wait < at(waits, operation + 1); wait += 1) {
      const other = at(waitFor, wait)
      cells[at(starts, other + 1)] = operation
      starts[other + 1] = at(starts, other + 1) + 1
    }
  }
  return [starts, cells]
}
