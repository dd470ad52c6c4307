import { monotonicFactory } from 'ulid'
import type { Clock, Ids } from '#shared/kernel/ports.ts'

/** Prefixed ULIDs: time of birth first, then chance; monotonic within this process. */
export const randomIds = (clock: Clock): Ids => {
  const ulid = monotonicFactory()
  return { next: (prefix) => `${prefix}_${ulid(Date.parse(clock.now()))}` }
}

/** The same ids for the same seed and clock: tests and the simulator replay exactly. */
export const seededIds = ({ clock, seed }: { readonly clock: Clock; readonly seed: number }): Ids => {
  const ulid = monotonicFactory(seededRandom(seed))
  return { next: (prefix) => `${prefix}_${ulid(Date.parse(clock.now()))}` }
}

/** mulberry32: 32 bits of state, numbers in [0, 1); for repeatable tests, never for secrets. */
export const seededRandom = (seed: number): (() => number) => {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
