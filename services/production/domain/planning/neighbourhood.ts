import { at } from './cells.ts'
import type { Chance } from './chance.ts'
import type { Sequence } from './sequence.ts'

/**
 * The moves worth a thought, and the best of them. A plan becomes shorter only if its longest way is broken up: a stretch of that way on one machine
 * (a block) by taking an operation to the block's border or a border operation inside (neighbourhood N7: Zhang, Li, Guan, Rao 2007), or by taking
 * an operation to another machine (Mastrolilli and Gambardella 2000). What a move would give is estimated from what is known before it
 * (Balas and Vazacopoulos 1998); moves that could close a circle are left out by comparing ends and rests.
 */
export type Neighbourhood = {
  /** Looks for the best move that is not forbidden at this step, or is so good that it may be made nevertheless. False: there is none at all. */
  readonly choose: (step: number, aspired: number, makespan: number) => boolean
  /** What was chosen: this operation, right behind that one (0: at the front), on this machine, for so long. */
  readonly chosen: Int32Array
  /** Forbids to undo what was chosen, until a step. To be told before the move is made. */
  readonly forbid: (until: number) => void
}

export const OPERATION = 0
export const BEHIND = 1
export const MACHINE = 2
export const DURATION = 3

/** Cells of the tabu table. Pairs of up to 511 operations have one each; of more, some share one. */
const CELLS = 2 ** 18

export const openNeighbourhood = (plan: Sequence, chance: Chance): Neighbourhood => {
  const { shop: { operations, before, after, choices, choiceMachine, choiceDuration, flexible }, machine, duration, previous, next, front, end, rest, place } = plan
  const stride = operations + 1
  /** Pair (a, b) → until which step a may not come before b on a machine again. */
  const tabu = new Int32Array(CELLS)
  const cellOf = (one: number, other: number): number => (Math.imul(one, stride) + other) & (CELLS - 1)
  /** Operation and machine → until which step it may not go there. */
  const machineCells = new Int32Array(flexible ? CELLS : 1)
  const machineCellOf = (operation: number, on: number): number => (Math.imul(operation, plan.shop.machines) + on) & (CELLS - 1)
  const path = new Int32Array(operations + 1)
  const [segment, heads] = [new Int32Array(operations + 1), new Int32Array(operations + 1)]
  const chosen = new Int32Array(4)
  let now = 0
  let best = 0
  let ties = 0
  let least = 0
  let fallbacks = 0

  const take = (operation: number, behind: number, on: number, lasts: number): void => {
    chosen[OPERATION] = operation
    chosen[BEHIND] = behind
    chosen[MACHINE] = on
    chosen[DURATION] = lasts
  }

  /** A forbidden move is made only if it promises a new best, or if nothing else is left: then any of them. */
  const offer = (estimate: number, forbidden: boolean, operation: number, behind: number, on: number, lasts: number): void => {
    if (forbidden && estimate >= best) {
      if (ties > 0) return
      fallbacks += 1
      if (chance.below(fallbacks) === 0) take(operation, behind, on, lasts)
      return
    }
    if (ties === 0 || estimate < least) {
      least = estimate
      ties = 1
      take(operation, behind, on, lasts)
    } else if (estimate === least) {
      ties += 1
      if (chance.below(ties) === 0) take(operation, behind, on, lasts)
    }
  }

  /** `one` right behind `other`, which comes later on the same machine. No circle: were there a way from what follows `one` in its job to `other`, its rest would be longer. */
  const considerLater = (one: number, other: number): void => {
    const follows = at(after, one)
    if (follows !== 0 && (follows === other || at(rest, follows) - at(duration, follows) >= at(rest, other))) return
    let count = 0
    let forbidden = false
    let head = at(end, at(previous, one))
    for (let each = at(next, one); ; each = at(next, each)) {
      const ready = at(end, at(before, each))
      segment[count] = each
      heads[count] = head = (ready > head ? ready : head) + at(duration, each)
      count += 1
      if (at(tabu, cellOf(each, one)) > now) forbidden = true
      if (each === other) break
    }
    const own = at(end, at(before, one))
    const lasts = at(duration, one)
    const tail = at(rest, follows)
    let longest = at(rest, at(next, other))
    longest = (tail > longest ? tail : longest) + lasts
    let estimate = (own > head ? own : head) + longest
    for (let index = count - 1; index >= 0; index -= 1) {
      const each = at(segment, index)
      const tailed = at(rest, at(after, each))
      if (tailed > longest) longest = tailed
      const through = at(heads, index) + longest
      if (through > estimate) estimate = through
      longest += at(duration, each)
    }
    offer(estimate, forbidden, one, other, at(machine, one), lasts)
  }

  /** The mirror image: `one` right before `other`, which comes sooner on the same machine. */
  const considerSooner = (one: number, other: number): void => {
    const precedes = at(before, one)
    if (precedes !== 0 && (precedes === other || at(end, precedes) - at(duration, precedes) >= at(end, other))) return
    let count = 0
    let forbidden = false
    let tail = at(rest, at(next, one))
    for (let each = at(previous, one); ; each = at(previous, each)) {
      const remains = at(rest, at(after, each))
      segment[count] = each
      heads[count] = tail = (remains > tail ? remains : tail) + at(duration, each)
      count += 1
      if (at(tabu, cellOf(one, each)) > now) forbidden = true
      if (each === other) break
    }
    const own = at(rest, at(after, one))
    const lasts = at(duration, one)
    const head = at(end, precedes)
    let longest = at(end, at(previous, other))
    longest = (head > longest ? head : longest) + lasts
    let estimate = (own > tail ? own : tail) + longest
    for (let index = count - 1; index >= 0; index -= 1) {
      const each = at(segment, index)
      const ready = at(end, at(before, each))
      if (ready > longest) longest = ready
      const through = at(heads, index) + longest
      if (through > estimate) estimate = through
      longest += at(duration, each)
    }
    offer(estimate, forbidden, one, at(previous, other), at(machine, one), lasts)
  }

  /** Every gap on the other machines that closes no circle. */
  const considerElsewhere = (one: number): void => {
    const precedes = at(before, one)
    const follows = at(after, one)
    const ready = at(end, precedes)
    const begun = ready - at(duration, precedes)
    const remains = at(rest, follows)
    for (let choice = at(choices, one); choice < at(choices, one + 1); choice += 1) {
      const on = at(choiceMachine, choice)
      if (on === at(machine, one)) continue
      const lasts = at(choiceDuration, choice)
      const forbidden = at(machineCells, machineCellOf(one, on)) > now
      for (let behind = 0, ahead = at(front, on); ; behind = ahead, ahead = at(next, ahead)) {
        if (behind !== 0 && follows !== 0 && (behind === follows || at(end, behind) - at(duration, behind) >= at(end, follows))) break
        if (ahead === 0 || precedes === 0 || (ahead !== precedes && begun < at(end, ahead))) {
          const head = at(end, behind)
          const tail = at(rest, ahead)
          offer((ready > head ? ready : head) + lasts + (remains > tail ? remains : tail), forbidden, one, behind, on, lasts)
        }
        if (ahead === 0) break
      }
    }
  }

  /** One longest way, any of them. Returns how many operations it has. */
  const findPath = (makespan: number): number => {
    const { shop: { jobs, first } } = plan
    let start = 0
    let many = 0
    for (let job = 0; job < jobs; job += 1) {
      const each = at(first, job)
      if (each === 0 || at(rest, each) !== makespan) continue
      many += 1
      if (chance.below(many) === 0) start = each
    }
    let length = 0
    for (let each = start; each !== 0; length += 1) {
      path[length] = each
      const remaining = at(rest, each) - at(duration, each)
      const onJob = at(after, each)
      const onMachine = at(next, each)
      const job = onJob !== 0 && at(rest, onJob) === remaining
      const same = onMachine !== 0 && at(rest, onMachine) === remaining
      each = job && (!same || chance.below(2) === 0) ? onJob : same ? onMachine : 0
    }
    return length
  }

  const considerBlock = (from: number, to: number, length: number): void => {
    const first = at(path, from)
    const last = at(path, to)
    if (to === from + 1) return considerLater(first, last)
    for (let index = from; index < to; index += 1) if (to < length - 1 || index > from) considerLater(at(path, index), last)
    for (let index = to; index > from; index -= 1) if (from > 0 || index < to) considerSooner(at(path, index), first)
    for (let index = from + 1; index < to; index += 1) {
      considerLater(first, at(path, index))
      considerSooner(last, at(path, index))
    }
  }

  const choose = (step: number, aspired: number, makespan: number): boolean => {
    now = step
    best = aspired
    ties = 0
    fallbacks = 0
    const length = findPath(makespan)
    for (let from = 0; from < length;) {
      const on = at(machine, at(path, from))
      let to = from
      while (to + 1 < length && at(machine, at(path, to + 1)) === on && at(next, at(path, to)) === at(path, to + 1)) to += 1
      if (to > from) considerBlock(from, to, length)
      from = to + 1
    }
    if (flexible) for (let index = 0; index < length; index += 1) considerElsewhere(at(path, index))
    return ties + fallbacks > 0
  }

  const forbid = (until: number): void => {
    const one = at(chosen, OPERATION)
    const behind = at(chosen, BEHIND)
    const from = at(machine, one)
    if (from !== at(chosen, MACHINE)) {
      machineCells[machineCellOf(one, from)] = until
      return
    }
    if (behind !== 0 && at(place, behind) > at(place, one)) {
      for (let each = one; each !== behind;) {
        each = at(next, each)
        tabu[cellOf(one, each)] = until
      }
    } else {
      for (let each = at(previous, one); each !== behind; each = at(previous, each)) tabu[cellOf(each, one)] = until
    }
  }
  return { choose, chosen, forbid }
}
