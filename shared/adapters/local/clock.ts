import type { Clock } from '#shared/kernel/ports.ts'

/** This machine's clock: UTC, milliseconds. */
export const systemClock: Clock = { now: () => new Date().toISOString() }
