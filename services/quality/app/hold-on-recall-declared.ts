import { change } from '#shared/kernel/change.ts'
import { each } from '#shared/kernel/each.ts'
import type { Reaction } from '#shared/kernel/implementation.ts'
import type { support } from '#services/support/contract.ts'
import { stop } from '../domain/lot-history.ts'
import { lots } from '../lots.ts'

export const holdOnRecallDeclared: Reaction<typeof support, 'RecallDeclared'> = (hearing, ports) => {
  const { occurredAt, data: { caseId, number, reason, lots: recalled } } = hearing.event
  return each(hearing, ports, recalled, ({ lotId }) => lotId, (by, own, { lotId }) => change(by, own, lots, lotId, (lot) => stop(lot, 'recall', caseId, `${number}: ${reason}`, occurredAt)))
}
