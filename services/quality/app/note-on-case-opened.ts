import { change } from '#shared/kernel/change.ts'
import { each } from '#shared/kernel/each.ts'
import type { Reaction } from '#shared/kernel/implementation.ts'
import type { support } from '#services/support/contract.ts'
import { noteComplaint } from '../domain/lot-history.ts'
import { lots } from '../lots.ts'

export const noteOnCaseOpened: Reaction<typeof support, 'CaseOpened'> = (hearing, ports) => {
  const { occurredAt: at, data: { caseId, number, subject, lotIds } } = hearing.event
  return each(hearing, ports, lotIds, (lotId) => lotId, (by, own, lotId) => change(by, own, lots, lotId, (lot) => noteComplaint(lot, { caseId, number, subject, at })))
}
