import type { Instant } from '#shared/vocabulary/time.ts'
import type { Operation, Step } from '../../operation-view.ts'

/** Nobody says yet how long a supplier takes: calendar days, unless the plan's times are longer. */
const outsideDays = 5
const minutesPerDay = 1440

export const isOutside = ({ performer }: Pick<Step, 'performer'>): boolean => performer !== 'manufacturer'

/** Minutes an operation not yet begun takes: on the machine, or away. */
export const minutesOf = (step: Step, pieces: number): number => {
  const planned = Math.max(1, Math.ceil((step.setupSeconds + step.cycleSeconds * pieces) / 60))
  return isOutside(step) ? Math.max(planned, outsideDays * minutesPerDay) : planned
}

/** Minutes that are left of an operation of a lot with so many pieces alive; at least one, while it is not done. Work that takes longer than planned is done next minute, pieces overdue outside come tomorrow. */
export const minutesLeft = (operation: Operation, alive: number, now: Instant): number => {
  const { ledger, setupSeconds, cycleSeconds } = operation
  const pieces = operation.status === 'Pending' ? alive : ledger.inProcess + ledger.rework + ledger.atSupplier
  const whole = minutesOf(operation, pieces)
  switch (operation.status) {
    case 'Pending': case 'Ready': return whole
    case 'Setup': return minutes(Math.max(0, setupSeconds - since(operation.setupAt, now)) + cycleSeconds * pieces)
    case 'Running': return minutes(setupSeconds + cycleSeconds * pieces - operation.workedSeconds - since(operation.runningSince, now))
    case 'Paused': return minutes(setupSeconds + cycleSeconds * pieces - operation.workedSeconds)
    case 'Ordered': return Math.max(minutesPerDay, whole - Math.floor(since(operation.orderedAt, now) / 60))
    case 'SentOut': case 'AtSupplier': return Math.max(minutesPerDay, whole - Math.floor(since(operation.sentAt, now) / 60))
    case 'Received': return 1
    case 'Done': return minutes(cycleSeconds * ledger.rework)
  }
}

const minutes = (seconds: number): number => Math.max(1, Math.ceil(seconds / 60))
const since = (begin: Instant, now: Instant): number => Math.max(0, (Date.parse(now) - Date.parse(begin)) / 1000)
