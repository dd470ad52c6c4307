import { ok, type Decision, type Refusal, type Result } from '#shared/kernel/result.ts'
import type { Cause } from '#shared/vocabulary/liability.ts'
import type { Instant } from '#shared/vocabulary/time.ts'
import type { Lot } from '../lot-view.ts'
import type { Ncr } from '../ncr-view.ts'
import { freePieces, holdForNonconformance, type LotEvent } from './lot.ts'
import { openForFindings, type Judged, type NcrEvent } from './ncr.ts'

type Opening = { readonly ncrId: string; readonly number: string; readonly cause: Cause }
type Reported = { readonly lot: Decision<Lot, LotEvent>; readonly reports: readonly Decision<Ncr, NcrEvent>[] }

/**
 * Nonconforming pieces found open a nonconformance that holds the lot. Where every piece already awaits a disposition there is nothing
 * to add: those reports hold the lot, and the stage has to be passed anew in any case.
 */
export const report = (looked: Decision<Lot, LotEvent>, inspection: Judged, opening: Opening, now: Instant): Result<Reported, Refusal> => {
  const free = freePieces(looked.next)
  if (free === 0) return ok({ lot: looked, reports: [] })
  const opened = openForFindings(looked.next, inspection, opening, free, now)
  if (!opened.ok) return opened
  const held = holdForNonconformance(looked.next, opened.value.next, now)
  if (!held.ok) return held
  return ok({ lot: { next: held.value.next, events: [...looked.events, ...held.value.events] }, reports: [opened.value] })
}
