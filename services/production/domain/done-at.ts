import { ok, refuse, type Refusal, type Result } from '#shared/kernel/result.ts'
import type { Instant } from '#shared/vocabulary/time.ts'
import type { Lot } from '../lot-view.ts'
import type { Operation } from '../operation-view.ts'
import type { LotDecided } from './operation.ts'

/** Two clocks on one shop floor differ by less: within it, what cannot have been is taken for the nearest instant that can. */
const clocksDifferMs = 60_000

type Said = { readonly sequence: number; readonly doneAt?: Instant | undefined }

/**
 * Decides about an operation as of when it was done, where that is said afterwards, as by a terminal that had no connection: not in the time to come, and not before
 * what is on the lot's books already. What the operation's state forbids is the better reason, and is said first.
 */
export const decideAsOf = (lot: Lot, said: Said, now: Instant, decide: (at: Instant) => LotDecided): LotDecided => {
  const at = timeOf(lot, said, now)
  if (at.ok) return decide(at.value)
  const anyway = decide(now)
  return anyway.ok ? at : anyway
}

const timeOf = (lot: Lot, { sequence, doneAt }: Said, now: Instant): Result<Instant, Refusal> => {
  if (doneAt === undefined) return ok(now)
  const earliest = lastOf(lot, sequence)
  if (later(doneAt, now)) return refuse('done-in-time-to-come', { doneAt, now }, '/doneAt')
  if (later(earliest, doneAt)) return refuse('done-before-last-entry', { doneAt, sequence, earliest }, '/doneAt')
  const [first, time, last] = [Date.parse(earliest), Date.parse(doneAt), Date.parse(now)]
  return ok(new Date(Math.max(first, Math.min(time, last))).toISOString())
}

const later = (a: Instant, b: Instant): boolean => Date.parse(a) > Date.parse(b) + clocksDifferMs

/** The last thing on the books that this operation follows upon: its own last entry, or while it waits the end of the one before. */
const lastOf = (lot: Lot, sequence: number): Instant =>
  [lot.createdAt, ...lot.operations.filter((each) => each.sequence <= sequence).map(entryOf)].reduce((latest, each) => (each > latest ? each : latest))

const entryOf = (operation: Operation): Instant => {
  switch (operation.status) {
    case 'Setup': return operation.setupAt
    case 'Running': return operation.runningSince
    case 'Paused': return operation.pausedAt
    case 'Done': return operation.finishedAt
    case 'Received': return operation.receivedAt
    default: return ''
  }
}
