import { decided } from '#shared/kernel/result.ts'
import type { Person } from '#shared/vocabulary/party.ts'
import type { Instant } from '#shared/vocabulary/time.ts'
import type { Case } from '../case-view.ts'
import type { Lot } from '../lot-view.ts'
import { fitting } from './case.ts'
import type { CaseDecision, CaseEvent } from './case-event.ts'

/** Cases one declaration may open: each is two writes of the transaction, which takes a hundred. */
export const mostOrders = 45

type Notice = Pick<Case, 'caseId' | 'number' | 'orderId' | 'customerId' | 'customerName'> & { readonly recallId: string; readonly reason: string; readonly by: Person }

/**
 * Calls back one order's lots: a case tells this customer of theirs alone, and the event names them alone. Only what has not
 * come back is called; the pieces are those outside.
 */
export const notify = ({ recallId, reason, by, ...notice }: Notice, lots: readonly Lot[], now: Instant): CaseDecision => {
  const { caseId, number, customerId } = notice
  const next: Case = {
    ...notice, status: 'New', kind: 'recall', subject: lots.map(({ lotNumber }) => lotNumber).join(', ').slice(0, 200), description: reason, openedBy: by, openedAt: now,
    lots: lots.map(({ lotId, lotNumber }) => ({ lotId, lotNumber })), photos: [], messages: [], returns: [], reports: [], reopenings: [], recall: { recallId },
  }
  return fitting(decided<Case, CaseEvent>(
    next,
    { type: 'RecallDeclared', data: { caseId, number, customerId, lots: calledBack(lots), reason } },
    { type: 'RecallNotified', data: { recallId, reason } },
  ))
}

export const calledBack = (lots: readonly Lot[]) => lots.map(({ lotId, lotNumber, counts }) => ({ lotId, lotNumber, quantity: counts.outside }))

/** Lots by order, those with pieces outside; and the ones of which no piece is: they never left or are back, and must be held in the house. */
export const reach = (lots: readonly Lot[]): { readonly outside: ReadonlyMap<string, readonly Lot[]>; readonly inHouse: readonly Lot[] } => ({
  outside: Map.groupBy(lots.filter(({ counts }) => counts.outside > 0), ({ orderId }) => orderId),
  inHouse: lots.filter(({ counts }) => counts.outside === 0),
})
