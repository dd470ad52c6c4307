import { at } from './cells.ts'
import type { Problem } from './problem.ts'
import { axisOf, type WorkingAxis } from './working-axis.ts'

/** A problem as arrays. Operations count from 0 in the order of orders; whatever has a range of others finds it between `x[i]` and `x[i + 1]`. */
export type Floor = {
  readonly operations: number
  readonly machines: number
  readonly order: Int32Array
  /** Order → its first operation; one more at the end. */
  readonly first: Int32Array
  readonly due: Int32Array
  readonly weight: Int32Array
  /** Operation → not before, from release and material. */
  readonly ready: Int32Array
  readonly family: Int32Array
  readonly waits: Int32Array
  readonly waitFor: Int32Array
  readonly minimum: Int32Array
  readonly maximum: Int32Array
  readonly choices: Int32Array
  readonly choiceMachine: Int32Array
  readonly choiceDuration: Int32Array
  readonly outside: Int32Array
  /** Operation → its pinned start, or −1. */
  readonly pinned: Int32Array
  /** Machine → its pins in working minutes, sorted; these three run in parallel. */
  readonly pins: Int32Array
  readonly pinOperation: Int32Array
  readonly pinFrom: Int32Array
  readonly pinTo: Int32Array
  readonly axes: readonly WorkingAxis[]
  readonly families: number
  readonly setup: Int32Array
}

/** No maximum, no due date. */
export const NEVER = 2 ** 30

export const floorOf = (problem: Problem): Floor => {
  const { machines, orders, setups = [] } = problem
  const all = orders.flatMap((order, index) => order.operations.map((operation, step) => ({ order, index, operation, step })))
  const first = starts(orders.map(({ operations }) => operations))
  const waits = all.map(({ operation, index, step }) => (operation.after ?? (step === 0 ? [] : [{ operation: step - 1 }])).map((wait) => ({ minimum: 0, maximum: NEVER, ...wait, operation: at(first, index) + wait.operation })))
  const axes = machines.map(({ open }) => axisOf(open))
  const choices = all.map(({ operation: { choices: free, pinned } }) => (pinned === undefined ? free : free.filter(({ machine }) => machine === pinned.machine)))
  const pins = machines.map((_, machine) => all.flatMap(({ operation: { pinned } }, operation) => {
    const axis = axes[machine]
    if (pinned === undefined || pinned.machine !== machine || axis === undefined) return []
    const from = axis.worked(pinned.start)
    return [{ operation, from, to: from + (choices[operation]?.[0]?.duration ?? 0) }]
  }).toSorted((one, other) => one.from - other.from))
  return {
    operations: all.length, machines: machines.length, axes, families: setups.length, setup: Int32Array.from(setups.flat()),
    order: Int32Array.from(all, ({ index }) => index), first,
    due: Int32Array.from(orders, ({ due = NEVER }) => due), weight: Int32Array.from(orders, ({ weight = 1 }) => weight),
    ready: Int32Array.from(all, ({ order, operation }) => Math.max(0, order.release ?? 0, operation.materialAt ?? 0)),
    family: Int32Array.from(all, ({ operation }) => operation.family ?? -1),
    waits: starts(waits), waitFor: Int32Array.from(waits.flat(), ({ operation }) => operation), minimum: Int32Array.from(waits.flat(), ({ minimum }) => minimum), maximum: Int32Array.from(waits.flat(), ({ maximum }) => maximum),
    choices: starts(choices), choiceMachine: Int32Array.from(choices.flat(), ({ machine }) => machine), choiceDuration: Int32Array.from(choices.flat(), ({ duration }) => duration),
    outside: Int32Array.from(all, ({ operation }) => operation.outside ?? 0), pinned: Int32Array.from(all, ({ operation }) => operation.pinned?.start ?? -1),
    pins: starts(pins), pinOperation: Int32Array.from(pins.flat(), ({ operation }) => operation), pinFrom: Int32Array.from(pins.flat(), ({ from }) => from), pinTo: Int32Array.from(pins.flat(), ({ to }) => to),
  }
}

/** Where each list begins when all are written one after the other. */
const starts = (lists: readonly (readonly unknown[])[]): Int32Array => {
  const cells = new Int32Array(lists.length + 1)
  for (const [index, { length }] of lists.entries()) cells[index + 1] = at(cells, index) + length
  return cells
}

/** Minutes to go from one family to another. −1 is none. */
export const setupBetween = ({ families, setup }: Floor, from: number, to: number): number => (from < 0 || to < 0 || from === to ? 0 : at(setup, from * families + to))
