import * as z from 'zod'
import { ExportClass } from '#shared/vocabulary/export-class.ts'
import { idOf, Sha256 } from '#shared/vocabulary/ids.ts'
import { Part } from '#shared/vocabulary/part.ts'
import { Performer, Person } from '#shared/vocabulary/party.ts'
import { Pieces } from '#shared/vocabulary/quantity.ts'
import { CalendarDate, Instant } from '#shared/vocabulary/time.ts'

/** `Tentative`: of an order that is not released yet. */
export const ScheduledState = z.enum(['Running', 'Paused', 'Planned', 'Tentative'])
/** Why an operation does not start before it does. */
export const WaitsFor = z.enum(['nothing', 'predecessor', 'busy-machine', 'working-time', 'pinned-later', 'gates', 'release'])
export type WaitsFor = z.infer<typeof WaitsFor>
/** What is wrong with a pin: its time is past, something else is there, or the operation before it ends later. The first two do not hold any more. */
export const PinConflict = z.enum(['lapsed', 'overlaps', 'before-predecessor'])
export type PinConflict = z.infer<typeof PinConflict>

const whose = { workOrderId: idOf('workOrder'), workOrderNumber: z.string(), orderId: idOf('order'), customerId: z.string(), customerName: z.string(), part: Part, exportClass: ExportClass }

/** `lane`: which machine of the work centre, from 1; none outside. A tentative operation has no lot yet. */
export const ScheduledOperation = z.strictObject({
  ...whose, lotId: idOf('lot').optional(), lotNumber: z.string().optional(), sequence: z.int(), name: z.string(), workCentre: z.string(), lane: z.int().min(1).optional(),
  performer: Performer, quantity: Pieces, status: ScheduledState, start: Instant, end: Instant, due: Instant.optional(), late: z.boolean(),
  waitsFor: WaitsFor, pinned: z.boolean(), conflict: PinConflict.optional(),
})
export type ScheduledOperation = z.infer<typeof ScheduledOperation>

/** What most of the waiting of a late order was for. `minutes`: how long; `work-content`: its work alone takes longer than there was. */
export const LateCause = z.strictObject({ reason: z.enum(['overdue', 'busy-machine', 'pinned-later', 'work-content']), workCentre: z.string().optional(), minutes: z.int().min(0) })
export type LateCause = z.infer<typeof LateCause>
export const Unplanned = z.enum(['held', 'work-centre-retired'])
export type Unplanned = z.infer<typeof Unplanned>

/** When an order will be made. Without `completion` nobody can say: a lot of it is not planned. */
export const OrderForecast = z.strictObject({
  ...whose, firm: z.boolean(), due: Instant.optional(), completion: Instant.optional(), lateMinutes: z.int().min(0), cause: LateCause.optional(), unplanned: Unplanned.optional(),
})
export type OrderForecast = z.infer<typeof OrderForecast>

/** Minutes of one week, from its Monday on the site's clock; of the first week, what was left of it. */
const WeekLoad = z.strictObject({ week: CalendarDate, capacityMinutes: z.int().min(0), plannedMinutes: z.int().min(0) })
/** `calendar`: whether the work centre is set up; one that is not counts as open round the clock. */
export const CentreLoad = z.strictObject({ workCentre: z.string(), calendar: z.boolean(), weeks: z.array(WeekLoad) })
export type CentreLoad = z.infer<typeof CentreLoad>

export const ScheduleSummary = z.strictObject({ orders: z.array(OrderForecast), load: z.array(CentreLoad) })
export type ScheduleSummary = z.infer<typeof ScheduleSummary>
export const ScheduleSheet = z.array(ScheduledOperation)

export const Pin = z.strictObject({ lotId: idOf('lot'), sequence: z.int().min(1).max(9999), start: Instant, by: Person, at: Instant })
export type Pin = z.infer<typeof Pin>

/** A plan as it was computed: from the floor at `basis`, with a seed and so many steps, which give the same plan again. Its operations and its summary are files. */
export const PlanRun = z.strictObject({
  number: z.int().min(1), basis: Instant, plannedAt: Instant, seed: z.int(), steps: z.int().min(0),
  operations: z.int().min(0), orders: z.int().min(0), unplanned: z.int().min(0), late: z.int().min(0), lateMinutes: z.int().min(0), end: Instant,
  sheet: Sha256, summary: Sha256,
})
export type PlanRun = z.infer<typeof PlanRun>

/** The one schedule of the shop. `requested`: a plan is being made. `changedAt`: when the floor last changed since the plan. */
export const Schedule = z.strictObject({
  scheduleId: idOf('schedule'), pins: z.array(Pin).max(500), requested: z.strictObject({ at: Instant, by: Person }).optional(), changedAt: Instant.optional(), run: PlanRun.optional(),
})
export type Schedule = z.infer<typeof Schedule>

/** Schedule: Unplanned → Planning → Current → Stale. */
export const ScheduleStatus = z.enum(['Unplanned', 'Planning', 'Stale', 'Current'])
export type ScheduleStatus = z.infer<typeof ScheduleStatus>
export const ScheduleSeen = z.strictObject({ ...Schedule.shape, ...ScheduleSummary.shape, status: ScheduleStatus, withheld: z.int().min(0), version: z.int().min(0) })

/** What a row of the plan is about, and when it works; left out of spans longer than three weeks. */
const ScheduleRow = z.strictObject({ workCentre: z.string(), lane: z.int().min(1), open: z.array(z.strictObject({ from: Instant, to: Instant })).optional() })
export type ScheduleRow = z.infer<typeof ScheduleRow>
/** `withheld`: operations that the reader is not cleared for. */
export const ScheduledWork = z.strictObject({ rows: z.array(ScheduleRow), operations: z.array(ScheduledOperation), withheld: z.int().min(0) })

/** What the customer is told too. */
export const Forecast = z.strictObject({ workOrderId: idOf('workOrder'), completion: Instant.optional(), firm: z.boolean(), plannedAt: Instant.optional() })
