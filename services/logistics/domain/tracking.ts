import { decided, refuse, type Decided, type Decision } from '#shared/kernel/result.ts'
import type { CarrierUpdate, Tracking } from '../tracking-view.ts'

/** Facts of a tracking number's history; none is published. */
export type TrackingEvent = { readonly type: 'CarrierUpdateKept' | 'TrackingMatched'; readonly data: object }
export type TrackingChange = Decision<Tracking, TrackingEvent>

/** A carrier speaks of many parcels that are not ours for long; older reports of one stay in the history. */
const mostKept = 50

/** A report on a number that no package carries: kept, so that a number given later finds what was said before. */
export const keep = (known: Extract<Tracking, { status: 'Unmatched' }> | undefined, trackingNumber: string, update: CarrierUpdate): Decided<Tracking, TrackingEvent> =>
  decided<Tracking, TrackingEvent>(
    { status: 'Unmatched', trackingNumber, updates: [...(known?.updates ?? []), update].slice(-mostKept) },
    { type: 'CarrierUpdateKept', data: { trackingNumber, ...update } },
  )

type Match = Omit<Extract<Tracking, { status: 'Matched' }>, 'status'>

/** Gives the number to one package for good; numbers are not shared and not reused. */
export const match = (known: Tracking | undefined, matched: Match, pointer: string): Decided<Tracking, TrackingEvent> => {
  if (known?.status === 'Matched') return refuse('tracking-number-used', { trackingNumber: matched.trackingNumber }, pointer)
  return decided<Tracking, TrackingEvent>({ status: 'Matched', ...matched }, { type: 'TrackingMatched', data: matched })
}
