import { decided, refuse, type Decided } from '#shared/kernel/result.ts'
import type { Person } from '#shared/vocabulary/party.ts'
import type { Instant } from '#shared/vocabulary/time.ts'
import type { Lot } from '../../lot-view.ts'
import type { PlanRun, Schedule, ScheduleStatus } from '../../schedule-view.ts'
import type { Fact } from '../events.ts'
import { operationAt } from '../operation.ts'
import { isOutside } from './work-left.ts'

/** A plan is to be made; a worker makes it. */
export type PlanRequested = { readonly type: 'ShopPlanRequested'; readonly data: { readonly scheduleId: string; readonly requestedAt: Instant } }
type Decides = Decided<Schedule, Fact | PlanRequested>
type By = { readonly by: Person }
type Which = { readonly lotId: string; readonly sequence: number }

export const emptySchedule: Schedule = { scheduleId: `sch_${'0'.repeat(26)}`, pins: [] }

const mostPins = 500

/** Asked for again while one is being made, the newer request counts: the floor is another by now. */
export const requestPlan = (schedule: Schedule, { by }: By, now: Instant, ...facts: readonly Fact[]): Decides =>
  decided<Schedule, Fact | PlanRequested>({ ...schedule, requested: { at: now, by } }, ...facts, { type: 'ShopPlanRequested', data: { scheduleId: schedule.scheduleId, requestedAt: now } })

/** A planner has an operation begin at a moment, whatever the engine would do; the plan is made anew around it. */
export const pinOperation = (schedule: Schedule, lot: Lot, { sequence, start, by }: By & { readonly sequence: number; readonly start: Instant }, now: Instant): Decides => {
  const found = operationAt(lot, sequence)
  if (!found.ok) return found
  const { status } = found.value
  if (isOutside(found.value)) return refuse('operation-is-outside', { sequence, performer: found.value.performer })
  if (status !== 'Pending' && status !== 'Ready' && status !== 'Paused') return refuse('operation-not-in-state', { sequence, status, needed: 'Pending, Ready, Paused' })
  if (start <= now) return refuse('pin-in-the-past', {}, '/start')
  const { lotId } = lot
  const others = without(schedule, { lotId, sequence })
  if (others.length >= mostPins) return refuse('too-many-pins', { most: mostPins })
  return requestPlan({ ...schedule, pins: [...others, { lotId, sequence, start, by, at: now }] }, { by }, now, { type: 'OperationPinned', data: { lotId, sequence, start } })
}

export const unpinOperation = (schedule: Schedule, { lotId, sequence, by }: By & Which, now: Instant): Decides => {
  const pins = without(schedule, { lotId, sequence })
  if (pins.length === schedule.pins.length) return refuse('operation-not-pinned', { sequence })
  return requestPlan({ ...schedule, pins }, { by }, now, { type: 'OperationUnpinned', data: { lotId, sequence } })
}

const without = ({ pins }: Schedule, { lotId, sequence }: Which) => pins.filter((pin) => pin.lotId !== lotId || pin.sequence !== sequence)

/** The plan asked for at this moment is there. One that has been asked for again meanwhile is of no use; pins of what is done go with it. */
export const planned = (schedule: Schedule, requestedAt: Instant, run: Omit<PlanRun, 'number'>, isOpen: (pin: Which) => boolean): Decides => {
  if (schedule.requested?.at !== requestedAt) return decided(schedule)
  const { requested: _, ...kept } = schedule
  const made: PlanRun = { ...run, number: (schedule.run?.number ?? 0) + 1 }
  return decided<Schedule, Fact | PlanRequested>({ ...kept, pins: schedule.pins.filter(isOpen), run: made }, { type: 'ShopPlanned', data: made })
}

/** Written once after a plan, and each time while one is being made: it may have looked before. */
export const floorChanged = (schedule: Schedule, at: Instant): Decides => {
  const known = schedule.changedAt !== undefined && (schedule.changedAt >= at || (schedule.requested === undefined && isStale(schedule)))
  return known || (schedule.run === undefined && schedule.requested === undefined) ? decided(schedule) : decided<Schedule, Fact>({ ...schedule, changedAt: at }, { type: 'FloorChanged', data: { at } })
}

const isStale = ({ run, changedAt }: Schedule): boolean => run !== undefined && changedAt !== undefined && changedAt > run.basis

export const statusOf = (schedule: Schedule): ScheduleStatus => {
  if (schedule.requested !== undefined) return 'Planning'
  if (schedule.run === undefined) return 'Unplanned'
  return isStale(schedule) ? 'Stale' : 'Current'
}
