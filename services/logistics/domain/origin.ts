import { positionOf } from '#shared/vocabulary/ids.ts'
import type { Instant } from '#shared/vocabulary/time.ts'
import type { Origin } from '../origin-view.ts'

type Enveloped = { readonly id: string; readonly aggregateId: string; readonly aggregateVersion: number; readonly occurredAt: Instant }

export const originOf = ({ id, aggregateId, aggregateVersion, occurredAt }: Enveloped): Origin => ({ eventId: id, aggregateId, aggregateVersion, at: occurredAt })

/**
 * Whether `a` was said after `b`: by version and position when the same thing said both, by the clock otherwise. A tie between two
 * things is not after, so a hold and a pass of the same millisecond leave the lot held.
 */
export const after = (a: Origin, b: Origin): boolean => {
  if (a.aggregateId !== b.aggregateId) return a.at > b.at
  return a.aggregateVersion === b.aggregateVersion ? positionOf(a.eventId) > positionOf(b.eventId) : a.aggregateVersion > b.aggregateVersion
}

export const heard = (entries: readonly { readonly origin: Origin }[], origin: Origin): boolean => entries.some((entry) => entry.origin.eventId === origin.eventId)
