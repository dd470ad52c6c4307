import { at } from './cells.ts'
import type { Shop } from './shop.ts'

/**
 * A solution: which machine does each operation, in which order. With it, always up to date: how early each operation can end, how much must follow
 * it, and an order of all operations in which none stands before what it waits for. Index 0 is no operation (see `Shop`).
 */
export type Sequence = {
  readonly shop: Shop
  readonly machine: Int32Array
  readonly duration: Int32Array
  /** Neighbours on the machine. */
  readonly previous: Int32Array
  readonly next: Int32Array
  /** Machine → its first operation. */
  readonly front: Int32Array
  /** When the operation ends, everything as early as can be: the longest way to its end. */
  readonly end: Int32Array
  /** The longest way from its start to the end of the plan. */
  readonly rest: Int32Array
  /** All operations in an order that respects jobs and machines, from index 1; and where each stands in it. */
  readonly order: Int32Array
  readonly place: Int32Array
  readonly scratch: Int32Array
  readonly marked: Int32Array
}

export const emptySequence = (shop: Shop): Sequence => {
  const array = (): Int32Array => new Int32Array(shop.operations + 1)
  return {
    shop, machine: array(), duration: array(), previous: array(), next: array(), front: new Int32Array(shop.machines),
    end: array(), rest: array(), order: array(), place: array(), scratch: array(), marked: array(),
  }
}

/** Sequences every machine as operations stand in `order`, of which `machine` and `duration` are set. */
export const sequence = (plan: Sequence): void => {
  const { shop, machine, previous, next, front, order, place } = plan
  const back = new Int32Array(shop.machines)
  front.fill(0)
  for (let index = 1; index <= shop.operations; index += 1) {
    const operation = at(order, index)
    const on = at(machine, operation)
    const last = at(back, on)
    place[operation] = index
    previous[operation] = last
    next[operation] = 0
    if (last === 0) front[on] = operation
    else next[last] = operation
    back[on] = operation
  }
  headsFrom(plan, 1)
  tailsFrom(plan, shop.operations)
}

const headsFrom = ({ shop: { operations, before }, duration, previous, end, order }: Sequence, first: number): void => {
  for (let index = first; index <= operations; index += 1) {
    const operation = at(order, index)
    const job = at(end, at(before, operation))
    const machine = at(end, at(previous, operation))
    end[operation] = (job > machine ? job : machine) + at(duration, operation)
  }
}

const tailsFrom = ({ shop: { after }, duration, next, rest, order }: Sequence, last: number): void => {
  for (let index = last; index > 0; index -= 1) {
    const operation = at(order, index)
    const job = at(rest, at(after, operation))
    const machine = at(rest, at(next, operation))
    rest[operation] = (job > machine ? job : machine) + at(duration, operation)
  }
}

export const makespanOf = ({ shop: { jobs, last }, end }: Sequence): number => {
  let longest = 0
  for (let job = 0; job < jobs; job += 1) {
    const ends = at(end, at(last, job))
    if (ends > longest) longest = ends
  }
  return longest
}

/** Takes an operation out of its place and puts it right behind another on a machine (behind 0: to the front). The caller knows that this closes no circle. */
export const move = (plan: Sequence, operation: number, behind: number, machine: number, duration: number): void => {
  const { previous, next, front, place } = plan
  const left = at(previous, operation)
  const right = at(next, operation)
  if (left === 0) front[at(plan.machine, operation)] = right
  else next[left] = right
  if (right !== 0) previous[right] = left
  const ahead = behind === 0 ? at(front, machine) : at(next, behind)
  plan.machine[operation] = machine
  plan.duration[operation] = duration
  previous[operation] = behind
  next[operation] = ahead
  if (behind === 0) front[machine] = operation
  else next[behind] = operation
  if (ahead !== 0) previous[ahead] = operation
  if (behind !== 0 && at(place, behind) > at(place, operation)) moveLater(plan, operation, behind)
  else if (ahead !== 0 && at(place, ahead) < at(place, operation)) moveSooner(plan, operation, ahead)
  const own = at(place, operation)
  headsFrom(plan, Math.min(own, right === 0 ? own : at(place, right), ahead === 0 ? own : at(place, ahead)))
  tailsFrom(plan, Math.max(own, at(place, left), at(place, behind)))
}

/** Puts an operation, and what follows it, behind another: only the stretch between the two is looked at (Pearce and Kelly 2007). */
const moveLater = ({ shop: { before }, previous, order, place, scratch, marked }: Sequence, operation: number, behind: number): void => {
  const to = at(place, behind)
  let kept = at(place, operation)
  let shifted = 0
  for (let index = kept; index <= to; index += 1) {
    const each = at(order, index)
    if (each === operation || at(marked, at(before, each)) !== 0 || at(marked, at(previous, each)) !== 0) {
      marked[each] = 1
      scratch[shifted] = each
      shifted += 1
    } else {
      order[kept] = each
      place[each] = kept
      kept += 1
    }
  }
  for (let index = 0; index < shifted; index += 1) {
    const each = at(scratch, index)
    marked[each] = 0
    order[kept] = each
    place[each] = kept
    kept += 1
  }
}

/** The mirror image: an operation, and what it waits for, before another. */
const moveSooner = ({ shop: { after }, next, order, place, scratch, marked }: Sequence, operation: number, ahead: number): void => {
  const to = at(place, ahead)
  let kept = at(place, operation)
  let shifted = 0
  for (let index = kept; index >= to; index -= 1) {
    const each = at(order, index)
    if (each === operation || at(marked, at(after, each)) !== 0 || at(marked, at(next, each)) !== 0) {
      marked[each] = 1
      scratch[shifted] = each
      shifted += 1
    } else {
      order[kept] = each
      place[each] = kept
      kept -= 1
    }
  }
  for (let index = 0; index < shifted; index += 1) {
    const each = at(scratch, index)
    marked[each] = 0
    order[kept] = each
    place[each] = kept
    kept -= 1
  }
}

/** A solution in short: the order of all operations, and the machine of each. */
export type Kept = { readonly order: Int32Array; readonly machine: Int32Array; readonly makespan: number }

export const keep = (plan: Sequence): Kept => ({ order: plan.order.slice(), machine: plan.machine.slice(), makespan: makespanOf(plan) })

export const restore = (plan: Sequence, { order, machine }: Pick<Kept, 'order' | 'machine'>): void => {
  plan.order.set(order)
  for (let operation = 1; operation <= plan.shop.operations; operation += 1) assign(plan, operation, at(machine, operation))
  sequence(plan)
}

/** Sets an operation's machine, and the time it takes there. */
const assign = (plan: Sequence, operation: number, machine: number): void => {
  const { choices, choiceMachine, choiceDuration } = plan.shop
  for (let choice = at(choices, operation); choice < at(choices, operation + 1); choice += 1) {
    if (at(choiceMachine, choice) !== machine) continue
    plan.machine[operation] = machine
    plan.duration[operation] = at(choiceDuration, choice)
    return
  }
}
