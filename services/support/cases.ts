import { repository } from '#shared/kernel/repository.ts'
import { Case } from './case-view.ts'

/** Cases by customer, by status, by order, and those of one recall. */
export const cases = repository<Case>({
  kind: 'case',
  schema: Case,
  id: (one) => one.caseId,
  orderId: (one) => one.orderId,
  customerId: (one) => one.customerId,
  called: ({ number, subject }) => [number, subject],
  indexes: (one) => ({
    byCustomer: [`case#${one.customerId}`, one.caseId],
    byStatus: [`case#${one.status}`, one.caseId],
    byOrder: [`case#${one.orderId}`, one.caseId],
    ...(one.recall && { byRecall: [one.recall.recallId, one.caseId] as const }),
  }),
})
