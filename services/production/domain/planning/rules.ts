import { at } from './cells.ts'
import { setupBetween, type Floor } from './floor.ts'
import type { Timetable } from './timetable.ts'

/**
 * Rules that say which of the waiting operations a machine takes next. `edd`: due first. `slack`: least time to spare. `fifo`: there first. `atcs`: the most
 * weight per minute, less the more time there is to spare and the longer the setup (Lee, Bhaskaran and Pinedo 1997).
 */
export const rules = ['edd', 'slack', 'atcs', 'fifo'] as const
export type Rule = (typeof rules)[number]

/**
 * Fills a timetable by a rule, minute by minute: an operation joins the queue of the machine that could end it first; the machine that can begin soonest
 * takes the most urgent of those that are there by then. No machine waits while it has work.
 */
export const dispatchBy = (floor: Floor, timetable: Timetable, rule: Rule): void => {
  const { operations, machines, waits, waitFor, choices, order, ready, pinned, minimum, choiceMachine, choiceDuration } = floor
  const missing = new Int32Array(operations)
  const followers = Array.from({ length: operations }, (): number[] => [])
  for (let operation = 0; operation < operations; operation += 1) {
    missing[operation] = at(waits, operation + 1) - at(waits, operation)
    for (let wait = at(waits, operation); wait < at(waits, operation + 1); wait += 1) followers[at(waitFor, wait)]?.push(operation)
  }
  const urgency = urgencyBy(floor, timetable, rule, remainingOf(floor, followers))
  const queues = Array.from({ length: machines }, (): { readonly operation: number; readonly choice: number; readonly from: number }[] => [])
  const queued = new Int32Array(machines)
  const arrived = new Int32Array(operations)
  let placed = 0
  const place = (operation: number, choice: number): void => {
    timetable.list[placed] = operation
    timetable.position[operation] = placed
    placed += 1
    timetable.place(operation, choice)
    for (const follower of followers[operation] ?? []) {
      missing[follower] = at(missing, follower) - 1
      if (at(missing, follower) === 0) enter(follower)
    }
  }
  const enter = (operation: number): void => {
    let from = at(ready, operation)
    for (let wait = at(waits, operation); wait < at(waits, operation + 1); wait += 1) from = Math.max(from, at(timetable.end, at(waitFor, wait)) + at(minimum, wait))
    arrived[operation] = from
    let best = -1
    let least = Number.POSITIVE_INFINITY
    for (let choice = at(choices, operation); choice < at(choices, operation + 1); choice += 1) {
      const ends = timetable.tryPlace(operation, choice) + at(queued, at(choiceMachine, choice))
      if (ends < least) {
        least = ends
        best = choice
      }
    }
    if (best < 0 || at(pinned, operation) >= 0) {
      place(operation, best)
      return
    }
    const machine = at(choiceMachine, best)
    queued[machine] = at(queued, machine) + at(choiceDuration, best)
    queues[machine]?.push({ operation, choice: best, from })
  }
  timetable.clear()
  const roots = Array.from(missing.keys()).filter((operation) => at(missing, operation) === 0)
  for (const operation of roots) enter(operation)
  while (placed < operations) {
    let soonest = Number.POSITIVE_INFINITY
    let taking = -1
    for (let machine = 0; machine < machines; machine += 1) {
      const queue = queues[machine] ?? []
      if (queue.length === 0) continue
      let from = Number.POSITIVE_INFINITY
      for (const each of queue) if (each.from < from) from = each.from
      const begins = Math.max(from, timetable.freeAt(machine))
      if (begins < soonest) {
        soonest = begins
        taking = machine
      }
    }
    const queue = queues[taking] ?? []
    let next = -1
    let most = Number.POSITIVE_INFINITY
    for (const [index, { operation, choice, from }] of queue.entries()) {
      if (from > soonest) continue
      const value = rule === 'fifo' ? from : urgency(operation, choice, soonest)
      if (value < most || (value === most && at(order, operation) < at(order, queue[next]?.operation ?? 0))) {
        most = value
        next = index
      }
    }
    const [taken] = queue.splice(next, 1)
    if (taken === undefined) break
    queued[taking] = at(queued, taking) - at(choiceDuration, taken.choice)
    place(taken.operation, taken.choice)
  }
}

/** How far `atcs` looks ahead, in usual operations, and how much a usual setup counts. */
const AHEAD = 12
const FOR_SETUPS = 0.7

/** The smaller, the sooner. */
const urgencyBy = (floor: Floor, timetable: Timetable, rule: Rule, remaining: Int32Array) => {
  const { due, weight, order, family, choiceDuration, choiceMachine, setup, families } = floor
  const usual = Math.max(1, mean(choiceDuration))
  const usualSetup = families === 0 ? 1 : Math.max(1, mean(setup))
  return (operation: number, choice: number, now: number): number => {
    const limit = at(due, at(order, operation))
    if (rule === 'edd') return limit
    const slack = limit - now - at(remaining, operation)
    if (rule === 'slack') return slack
    const needs = setupBetween(floor, timetable.familyOn(at(choiceMachine, choice)), at(family, operation))
    return Math.max(0, slack) / (AHEAD * usual) + needs / (FOR_SETUPS * usualSetup) + Math.log(Math.max(1, at(choiceDuration, choice)) / Math.max(1e-3, at(weight, at(order, operation))))
  }
}

const mean = (cells: Int32Array): number => cells.reduce((sum, cell) => sum + cell, 0) / Math.max(1, cells.length)

/** Operation → the longest way from its start to the end of its order, in minutes at its first choices. */
const remainingOf = ({ operations, choices, choiceDuration, outside }: Floor, followers: readonly (readonly number[])[]): Int32Array => {
  const remaining = new Int32Array(operations)
  for (let operation = operations - 1; operation >= 0; operation -= 1) {
    const own = at(choices, operation) < at(choices, operation + 1) ? at(choiceDuration, at(choices, operation)) : at(outside, operation)
    remaining[operation] = own + Math.max(0, ...(followers[operation] ?? []).map((each) => at(remaining, each)))
  }
  return remaining
}
