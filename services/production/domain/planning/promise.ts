import type { PlannedMachine, PlannedOrder, PlannedPlace, Problem } from './problem.ts'
import { axisOf, type WorkingAxis } from './working-axis.ts'

/** What can be promised: where an order's operations fit between what is planned, and when the last one ends. */
export type Promised = { readonly end: number; readonly operations: readonly Omit<PlannedPlace, 'order'>[] }

/** What is taken on a machine, in working minutes, setup included; sorted. */
type Taken = { readonly from: number; readonly to: number; readonly family: number | undefined }
type Book = { readonly axis: WorkingAxis; readonly taken: Taken[] }

export type Promises = {
  /** When an order could be done, with nothing moved that is planned. Takes no room yet. Nothing: an operation of it has nowhere to go. */
  readonly ask: (order: PlannedOrder) => Promised | undefined
  /** The same, and takes the room: what is promised stays. */
  readonly take: (order: PlannedOrder) => Promised | undefined
}

/**
 * Gap insertion over a plan: each operation, in its turn, goes into the first gap of a machine that is long enough for it and its setup, and after which
 * what comes next there needs no longer setup than it has. Longest waits are not looked at, nor pins of the order asked for.
 */
export const openPromises = ({ machines, setups = [], orders }: Problem, planned: readonly PlannedPlace[]): Promises => {
  const books = machines.map((machine, index) => bookOf(machine, planned.filter((each) => each.machine === index), orders))
  const between = (from: number | undefined, to: number | undefined): number => (from === undefined || to === undefined || from === to ? 0 : (setups[from]?.[to] ?? 0))

  /** Whether what is planned next would need a longer setup than it has, were this family before it. */
  const spoilsSetup = (taken: readonly Taken[], index: number, family: number | undefined): boolean => {
    if (family === undefined) return false
    const next = taken[nextWithFamily(taken, index)]?.family
    return between(family, next) > between(familyBefore(taken, index), next)
  }

  /** The first room not before a moment: where in the book, and from when to when. */
  const fit = ({ axis, taken }: Book, duration: number, family: number | undefined, ready: number) => {
    const from = axis.worked(ready)
    let index = firstEndingAfter(taken, from)
    for (; ; index += 1) {
      const [before, after] = [taken[index - 1], taken[index]]
      const needs = between(familyBefore(taken, index), family)
      const run = Math.max(from, (before?.to ?? 0) + needs)
      if (run + duration <= (after?.from ?? Number.POSITIVE_INFINITY) && !spoilsSetup(taken, index, family)) return { index, began: run - needs, run, to: run + duration }
    }
  }

  const insert = (order: PlannedOrder, keep: boolean): Promised | undefined => {
    const operations: Promised['operations'][number][] = []
    const held: (readonly [Taken[], Taken])[] = []
    for (const [index, { choices, outside = 0, family, after, materialAt = 0 }] of order.operations.entries()) {
      const waits = after ?? (index === 0 ? [] : [{ operation: index - 1 }])
      const ready = Math.max(0, order.release ?? 0, materialAt, ...waits.map(({ operation, minimum = 0 }) => (operations[operation]?.end ?? 0) + minimum))
      const rooms = choices.flatMap(({ machine, duration }) => {
        const book = books[machine]
        if (book === undefined) return []
        const room = fit(book, duration, family, ready)
        const start = book.axis.begins(room.run)
        return [{ ...room, book, machine, start, end: duration === 0 ? start : book.axis.ends(room.to), setup: room.began === room.run ? start : book.axis.begins(room.began) }]
      })
      const best = rooms.toSorted((one, other) => one.end - other.end)[0]
      if (best === undefined) {
        if (choices.length > 0) return undefined
        operations.push({ operation: index, machine: undefined, setup: ready, start: ready, end: ready + outside })
        continue
      }
      const { book: { taken }, machine, setup, start, end } = best
      operations.push({ operation: index, machine, setup, start, end })
      const entry = { from: best.began, to: best.to, family }
      taken.splice(best.index, 0, entry)
      held.push([taken, entry])
    }
    if (!keep) for (const [taken, entry] of held) taken.splice(taken.indexOf(entry), 1)
    return { end: Math.max(0, ...operations.map(({ end }) => end)), operations }
  }
  return { ask: (order) => insert(order, false), take: (order) => insert(order, true) }
}

const bookOf = ({ open }: PlannedMachine, planned: readonly PlannedPlace[], orders: readonly PlannedOrder[]): Book => {
  const axis = axisOf(open)
  const taken = planned.map(({ order, operation, setup, start, end }) => {
    const lasts = start === end ? 0 : axis.worked(end) - axis.worked(start)
    return { from: axis.worked(setup), to: axis.worked(start) + lasts, family: orders[order]?.operations[operation]?.family }
  })
  return { axis, taken: taken.toSorted((one, other) => one.from - other.from || one.to - other.to) }
}

/** What the machine was last set up for: what has no family leaves it as it was. */
const familyBefore = (taken: readonly Taken[], index: number): number | undefined => {
  for (let each = index - 1; each >= 0; each -= 1) if (taken[each]?.family !== undefined) return taken[each]?.family
  return undefined
}

const nextWithFamily = (taken: readonly Taken[], index: number): number => {
  let next = index
  while (next < taken.length && taken[next]?.family === undefined) next += 1
  return next
}

/** The first entry that ends after a moment. */
const firstEndingAfter = (taken: readonly Taken[], from: number): number => {
  let [low, high] = [0, taken.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((taken[middle]?.to ?? 0) > from) high = middle
    else low = middle + 1
  }
  return low
}
