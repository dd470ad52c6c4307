import { change } from '#shared/kernel/change.ts'
import { each } from '#shared/kernel/each.ts'
import type { Reaction } from '#shared/kernel/implementation.ts'
import type { support } from '#services/support/contract.ts'
import { stop } from '../domain/lot-history.ts'
import { lots } from '../lots.ts'

export const holdOnReturnAuthorized: Reaction<typeof support, 'ReturnAuthorized'> = (hearing, ports) => {
  const { occurredAt, data: { rmaId, rmaNumber, reason, lots: returned } } = hearing.event
  return each(hearing, ports, returned, ({ lotId }) => lotId, (by, own, { lotId }) => change(by, own, lots, lotId, (lot) => stop(lot, 'return', rmaId, `${rmaNumber}: ${reason}`, occurredAt)))
}
