import type { Instant } from '#shared/vocabulary/time.ts'
import type { Pin, PinConflict } from '../../schedule-view.ts'
import type { PlannedOrder, Problem } from '../planning/problem.ts'
import { jobsOn, type Floor, type Job, type Task } from './jobs.ts'
import { openingsFrom, rowOf, sameName, type Row } from './rows.ts'
import { isOutside } from './work-left.ts'

/** How a pin fared: it holds, or why it does not. */
export type PinOutcome = { readonly start: number } | { readonly conflict: Extract<PinConflict, 'lapsed' | 'overlaps'> }

/** The floor as a problem for the engine, and what its numbers stand for. Orders of `tentative` follow those of `problem`, as their jobs do. */
export type ShopProblem = {
  readonly basis: Instant
  readonly rows: readonly Row[]
  readonly jobs: readonly Job[]
  readonly unplanned: readonly Job[]
  readonly problem: Problem
  readonly tentative: readonly PlannedOrder[]
  /** By task. */
  readonly pins: ReadonlyMap<Task, PinOutcome>
}

const minute = 60_000

export const shopProblem = (floor: Floor): ShopProblem => {
  const basis = new Date(Math.ceil(Date.parse(floor.now) / minute) * minute).toISOString()
  const all = jobsOn(floor)
  const jobs = all.filter(({ unplanned }) => unplanned === undefined)
  const { rows, placeOf } = layOut(floor, jobs, basis)
  const pins = pinsOn(floor.pins, jobs, rows, placeOf, basis)
  const ordered = jobs.map((job) => plannedOrder(job, placeOf, pins, basis))
  const firm = jobs.filter(({ lot }) => lot !== undefined).length
  return {
    basis, rows, jobs, pins, unplanned: all.filter(({ unplanned }) => unplanned !== undefined),
    problem: { machines: rows.map(({ open }) => ({ open })), orders: ordered.slice(0, firm) }, tentative: ordered.slice(firm),
  }
}

type PlaceOf = (task: Task) => number

/** A machine for each work centre that is in use or has work; and one more for each further operation that is at work there now. */
const layOut = ({ centres }: Floor, jobs: readonly Job[], basis: Instant): { readonly rows: readonly Row[]; readonly placeOf: PlaceOf } => {
  const openings = openingsFrom(basis)
  const known = new Map(centres.map((centre) => [sameName(centre.name), centre]))
  const rows: Row[] = []
  const firsts = new Map<string, number>()
  const add = (name: string, lane: number): number => rows.push(rowOf(name, known.get(sameName(name)), lane, openings)) - 1
  const first = (name: string): number => {
    const index = firsts.get(sameName(name)) ?? add(name, 1)
    firsts.set(sameName(name), index)
    return index
  }
  for (const { name, status } of centres) if (status === 'InUse') first(name)
  const tasks = jobs.flatMap((job) => job.tasks).filter(({ step }) => !isOutside(step))
  for (const { step } of tasks) first(step.workCentre)
  const further = new Map<Task, number>()
  for (const [, there] of Map.groupBy(tasks.filter(({ begun }) => begun), ({ step }) => sameName(step.workCentre))) {
    const oldestFirst = there.toSorted((a, b) => ((a.since ?? '') < (b.since ?? '') ? -1 : 1))
    for (const [index, task] of oldestFirst.entries()) if (index > 0) further.set(task, add(task.step.workCentre, index + 1))
  }
  return { rows, placeOf: (task) => further.get(task) ?? first(task.step.workCentre) }
}

/** What is at work stays where it is; then pins, the oldest first, each where nothing else is pinned. */
const pinsOn = (pins: readonly Pin[], jobs: readonly Job[], rows: readonly Row[], placeOf: PlaceOf, basis: Instant): ReadonlyMap<Task, PinOutcome> => {
  const outcomes = new Map<Task, PinOutcome>()
  const taken = rows.map((): { readonly from: number; readonly to: number }[] => [])
  for (const task of jobs.flatMap(({ tasks }) => tasks)) {
    if (!task.begun) continue
    outcomes.set(task, { start: 0 })
    taken[placeOf(task)]?.push({ from: 0, to: task.minutes })
  }
  for (const { lotId, sequence, start } of pins.toSorted((a, b) => (a.at < b.at ? -1 : 1))) {
    const task = jobs.find(({ lot }) => lot?.lotId === lotId)?.tasks.find(({ step }) => step.sequence === sequence)
    const place = task && !isOutside(task.step) ? placeOf(task) : -1
    const axis = rows[place]?.axis
    if (task === undefined || axis === undefined || task.begun) continue
    const asked = Math.round((Date.parse(start) - Date.parse(basis)) / minute)
    const from = axis.worked(Math.max(0, asked))
    const spot = { from, to: from + task.minutes }
    const overlaps = taken[place]?.some((other) => other.from < spot.to && spot.from < other.to)
    outcomes.set(task, asked < 0 ? { conflict: 'lapsed' } : overlaps ? { conflict: 'overlaps' } : { start: axis.begins(from) })
    if (asked >= 0 && !overlaps) taken[place]?.push(spot)
  }
  return outcomes
}

const plannedOrder = ({ due, tasks }: Job, placeOf: PlaceOf, pins: ReadonlyMap<Task, PinOutcome>, basis: Instant): PlannedOrder => ({
  ...(due !== undefined && { due: Math.max(0, Math.floor((Date.parse(due) - Date.parse(basis)) / minute)) }),
  operations: tasks.map((task) => {
    if (isOutside(task.step)) return { choices: [], outside: task.minutes }
    const machine = placeOf(task)
    const pin = pins.get(task)
    return { choices: [{ machine, duration: task.minutes }], ...(pin && 'start' in pin && { pinned: { machine, start: pin.start } }) }
  }),
})
