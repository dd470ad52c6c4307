import { addDays, type Instant } from '#shared/vocabulary/time.ts'
import type { Lot } from '../../lot-view.ts'
import type { Operation, Step } from '../../operation-view.ts'
import type { Pin, Unplanned } from '../../schedule-view.ts'
import type { WorkCentre } from '../../work-centre-view.ts'
import type { WorkOrder } from '../../work-order-view.ts'
import { sameName } from './rows.ts'
import { isOutside, minutesLeft, minutesOf } from './work-left.ts'

/** What production knows when it plans. */
export type Floor = { readonly orders: readonly WorkOrder[]; readonly lots: readonly Lot[]; readonly centres: readonly WorkCentre[]; readonly pins: readonly Pin[]; readonly now: Instant }

/** An operation that is not done yet. `begun`: it is at work now, and where it is. */
export type Task = { readonly step: Step; readonly quantity: number; readonly minutes: number; readonly begun: boolean; readonly paused: boolean; readonly since: Instant | undefined }

/** Operations one after the other: of a lot, or (without one) of all pieces of an order that is not released. */
export type Job = { readonly order: WorkOrder; readonly lot?: Lot; readonly due?: Instant; readonly tasks: readonly Task[]; readonly unplanned?: Unplanned }

/** What there is to do, lots first. What stands on hold, or needs a work centre that is retired, is left out of the plan and says so. */
export const jobsOn = ({ orders, lots, centres, now }: Floor): readonly Job[] => {
  const retired = new Set(centres.filter(({ status }) => status === 'Retired').map(({ name }) => sameName(name)))
  const job = (order: WorkOrder, tasks: readonly Task[], lot?: Lot): Job => {
    const due = dueOf(order)
    const held = order.status === 'OnHold' || lot?.status === 'Hold'
    const unplanned: Unplanned | undefined = held ? 'held' : tasks.some(({ step, begun }) => !begun && !isOutside(step) && retired.has(sameName(step.workCentre))) ? 'work-centre-retired' : undefined
    return { order, tasks, ...(lot && { lot }), ...(due !== undefined && { due }), ...(unplanned && { unplanned }) }
  }
  const byId = new Map(orders.map((order) => [order.workOrderId, order]))
  const firm = lots.flatMap((lot) => {
    const order = byId.get(lot.workOrderId)
    const tasks = lot.operations.filter(isOpen).map((operation) => taskOf(operation, lot.quantity, now))
    return order === undefined || !('release' in order) || order.status === 'Closed' || tasks.length === 0 ? [] : [job(order, tasks, lot)]
  })
  const tentative = orders.filter(({ status }) => status === 'Planned' || status === 'AwaitingGates')
    .map((order) => job(order, order.plan.routing.toSorted((a, b) => a.sequence - b.sequence).map((step) => notBegun(step, order.plan.quantity))))
  return [...firm, ...tentative.toSorted((a, b) => (earlier(a) < earlier(b) ? -1 : 1))]
}

/** What is due first is given room first. */
const earlier = ({ due, order }: Job): string => `${due ?? '9999'} ${order.workOrderId}`

const isOpen = ({ status, ledger }: Operation): boolean => status !== 'Done' || ledger.rework > 0

const notBegun = (step: Step, quantity: number): Task => ({ step, quantity, minutes: minutesOf(step, quantity), begun: false, paused: false, since: undefined })

const taskOf = (operation: Operation, alive: number, now: Instant): Task => {
  const { status, ledger } = operation
  const begun = status === 'Setup' || status === 'Running'
  const since = status === 'Setup' ? operation.setupAt : status === 'Running' ? operation.startedAt : undefined
  const quantity = status === 'Pending' ? alive : ledger.inProcess + ledger.rework + ledger.atSupplier
  return { step: operation, quantity, minutes: minutesLeft(operation, alive, now), begun, paused: status === 'Paused', since }
}

/** The plan's lead time from the moment the gates opened, as the customer counts it; of an older order at least from its release. */
export const dueOf = (order: WorkOrder): Instant | undefined => {
  const { leadTimeDays } = order.plan
  const from = [openedAt(order), 'release' in order ? order.release.at : undefined].filter((each) => each !== undefined).toSorted()[0]
  return leadTimeDays === undefined || from === undefined ? undefined : addDays(from, leadTimeDays)
}

const openedAt = ({ gates, contracts, payments }: WorkOrder): Instant | undefined => {
  if (!gates.open) return undefined
  const { contractId } = gates.contract
  const paid = payments.filter((each) => each.contractId === contractId && each.gate === 'production').map(({ at }) => at)
  return (paid.length > 0 ? paid : contracts.filter((each) => each.contractId === contractId).map(({ at }) => at)).toSorted().at(-1)
}
