import type { Instant } from '#shared/vocabulary/time.ts'
import type { LateCause, OrderForecast, ScheduledOperation, ScheduleSummary, WaitsFor } from '../../schedule-view.ts'
import { plan } from '../planning/plan.ts'
import type { PlannedPlace } from '../planning/problem.ts'
import { openPromises } from '../planning/promise.ts'
import type { Budget } from '../planning/tabu-search.ts'
import type { Floor, Job, Task } from './jobs.ts'
import { loadOf } from './load.ts'
import { shopProblem, type ShopProblem } from './shop-problem.ts'

export type ShopSchedule = { readonly operations: readonly ScheduledOperation[]; readonly summary: ScheduleSummary; readonly basis: Instant; readonly end: Instant; readonly steps: number; readonly unplanned: number }

const minute = 60_000

/** The plan of the floor: what is released as well as the budget allows, and what waits for its gates in the room that is left. */
export const scheduleShop = (floor: Floor, budget: Budget, seed: number): ShopSchedule => {
  const shop = shopProblem(floor)
  const { places, steps } = placesFor(shop, budget, seed)
  const at = (minutes: number): Instant => new Date(Date.parse(shop.basis) + minutes * minute).toISOString()
  const placed = shop.jobs.map((job, index) => ({ job, index, waits: waitsOf(shop, job, places.filter(({ order }) => order === index)) }))
  const operations = placed.flatMap(({ job, waits }) => waits.map((each) => operationOf(shop, job, each, at)))
  return {
    operations, basis: shop.basis, steps, end: at(Math.max(0, ...places.map(({ end }) => end))), unplanned: shop.unplanned.length,
    summary: { orders: forecasts(shop, placed, at), load: loadOf(shop.rows, places, shop.basis) },
  }
}

/** Where everything is: those that are not released are promised around what is planned, so that they move nothing. */
export const placesFor = ({ problem, tentative }: ShopProblem, budget: Budget, seed: number): { readonly places: readonly PlannedPlace[]; readonly steps: number } => {
  const planned = plan(problem, budget, seed)
  const promises = openPromises(problem, planned.operations)
  const promised = tentative.flatMap((order, index) => (promises.take(order)?.operations ?? []).map((each) => ({ ...each, order: problem.orders.length + index })))
  return { places: [...planned.operations, ...promised], steps: planned.steps }
}

/** An operation with when those before it are done, and what it then waits for. */
type Waiting = { readonly task: Task; readonly place: PlannedPlace; readonly ready: number; readonly waitsFor: WaitsFor }

const waitsOf = (shop: ShopProblem, job: Job, places: readonly PlannedPlace[]): Waiting[] =>
  places.flatMap((place, index) => {
    const task = job.tasks[place.operation]
    const ready = index === 0 ? 0 : (places[index - 1]?.end ?? 0)
    return task === undefined ? [] : [{ task, place, ready, waitsFor: waitsFor(shop, job, task, place, ready) }]
  })

const waitsFor = ({ pins, rows }: ShopProblem, { lot, order }: Job, task: Task, { machine, operation, start }: PlannedPlace, ready: number): WaitsFor => {
  const pin = pins.get(task)
  if (task.begun) return 'nothing'
  if (pin && 'start' in pin) return 'pinned-later'
  if (lot === undefined && operation === 0) return order.gates.open ? 'release' : 'gates'
  const axis = machine === undefined ? undefined : rows[machine]?.axis
  if (axis && axis.worked(start) > axis.worked(ready)) return 'busy-machine'
  if (start > ready) return 'working-time'
  return operation === 0 ? 'nothing' : 'predecessor'
}

type At = (minutes: number) => Instant

const whose = ({ order, lot }: Job) => ({
  workOrderId: order.workOrderId, workOrderNumber: order.number, orderId: order.orderId, customerId: order.customerId, customerName: order.customerName,
  part: order.plan.part, exportClass: lot?.exportClass ?? order.plan.exportClass,
})

const operationOf = ({ rows, pins }: ShopProblem, job: Job, { task, place, ready, waitsFor }: Waiting, at: At): ScheduledOperation => {
  const { step, quantity, begun, paused } = task
  const { lot, due } = job
  const row = place.machine === undefined ? undefined : rows[place.machine]
  const pin = pins.get(task)
  return {
    ...whose(job), ...(lot && { lotId: lot.lotId, lotNumber: lot.number }), sequence: step.sequence, name: step.name, workCentre: row?.workCentre ?? step.workCentre, ...(row && { lane: row.lane }),
    performer: step.performer, quantity, status: lot === undefined ? 'Tentative' : begun ? 'Running' : paused ? 'Paused' : 'Planned',
    start: at(place.start), end: at(place.end), ...(due !== undefined && { due }), late: due !== undefined && at(place.end) > due,
    waitsFor, pinned: pin !== undefined && !begun, ...(pin && 'conflict' in pin ? { conflict: pin.conflict } : place.start < ready && { conflict: 'before-predecessor' as const }),
  }
}

type Placed = { readonly job: Job; readonly waits: readonly Waiting[] }

/** When each order is made: with its last lot. Nobody knows while a lot of it is not planned. */
const forecasts = ({ unplanned, rows, basis }: ShopProblem, placed: readonly Placed[], at: At): OrderForecast[] => {
  const left = Map.groupBy(unplanned, ({ order }) => order.workOrderId)
  const out = [...left.values()].flatMap(([job]) => (job?.unplanned === undefined ? [] : [{ ...forecastOf(job), unplanned: job.unplanned }]))
  const known = [...Map.groupBy(placed.filter(({ job }) => !left.has(job.order.workOrderId)), ({ job }) => job.order.workOrderId).values()].flatMap((jobs): OrderForecast[] => {
    const last = jobs.toSorted((a, b) => endOf(b) - endOf(a))[0]
    if (last === undefined) return []
    const { due } = last.job
    const lateMinutes = due === undefined ? 0 : Math.max(0, Math.ceil((Date.parse(at(endOf(last))) - Date.parse(due)) / minute))
    return [{ ...forecastOf(last.job), completion: at(endOf(last)), lateMinutes, ...(due !== undefined && lateMinutes > 0 && { cause: causeOf(last, rows, due <= basis) }) }]
  })
  return [...known, ...out].toSorted((a, b) => b.lateMinutes - a.lateMinutes || (a.workOrderNumber < b.workOrderNumber ? -1 : 1))
}

const endOf = ({ waits }: Placed): number => Math.max(0, ...waits.map(({ place }) => place.end))
const forecastOf = (job: Job) => ({ ...whose(job), firm: job.lot !== undefined, ...(job.due !== undefined && { due: job.due }), lateMinutes: 0 })

/** What the lot waited longest for: a machine that was busy, a planner's pin, or nothing but its own work. */
const causeOf = ({ waits }: Placed, rows: ShopProblem['rows'], overdue: boolean): LateCause => {
  if (overdue) return { reason: 'overdue', minutes: 0 }
  const waited = waits.flatMap(({ place, ready, waitsFor }): LateCause[] => {
    const workCentre = place.machine === undefined ? undefined : rows[place.machine]?.workCentre
    return waitsFor === 'busy-machine' || waitsFor === 'pinned-later' ? [{ reason: waitsFor, minutes: Math.max(0, place.start - ready), ...(workCentre !== undefined && { workCentre }) }] : []
  })
  return waited.toSorted((a, b) => b.minutes - a.minutes).find(({ minutes }) => minutes > 0) ?? { reason: 'work-content', minutes: 0 }
}
