import type { Clock } from '#shared/kernel/ports.ts'
import { addSeconds, type Instant } from '#shared/vocabulary/time.ts'

export type ManualClock = Clock & {
  readonly set: (instant: Instant) => void
  readonly advance: (seconds: number) => void
}

/** A clock that stands still until it is moved. */
export const manualClock = (start: Instant = '2026-03-02T08:00:00.000Z'): ManualClock => {
  let now = start
  return {
    now: () => now,
    set: (instant) => { now = instant },
    advance: (seconds) => { now = addSeconds(now, seconds) },
  }
}
