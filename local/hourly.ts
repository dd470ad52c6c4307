import type { Clock } from '#shared/kernel/ports.ts'

const hour = 3_600_000

/** A step for a pump that does `work` at once and then once an hour; what it throws is reported and tried again an hour later. */
export const hourly = (clock: Clock, work: () => void): (() => Promise<boolean>) => {
  let due = 0
  return async () => {
    const now = Date.parse(clock.now())
    if (now < due) return false
    due = now + hour
    work()
    return false
  }
}
