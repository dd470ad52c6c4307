import { changeOrCreate } from '#shared/kernel/change.ts'
import type { Reaction } from '#shared/kernel/implementation.ts'
import { prefixes } from '#shared/vocabulary/prefixes.ts'
import type { production } from '#services/production/contract.ts'
import { quality } from '../contract.ts'
import { scrapped } from '../domain/lot-history.ts'
import { lots } from '../lots.ts'
import { namesOf } from './lot-names.ts'

/** Production scraps on its own account, or because it heard our disposition: then the cause is an event of that nonconformance. */
const nonconformanceBehind = (causationId: string): string | undefined =>
  causationId.startsWith(`${quality.service}.${prefixes.nonconformance}_`) ? causationId.split('.')[1] : undefined

export const countOnLotScrapped: Reaction<typeof production, 'LotScrapped'> = (hearing, ports) => {
  const { orderId, occurredAt, aggregateVersion, causationId, data } = hearing.event
  const count = { pieces: data.remaining, version: aggregateVersion }
  return changeOrCreate(hearing, ports, lots, data.lotId, (lot) => scrapped(lot, namesOf(orderId, data), count, nonconformanceBehind(causationId), occurredAt))
}
