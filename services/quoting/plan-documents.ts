import { repository } from '#shared/kernel/repository.ts'
import { PlanDocument } from './plan-document-view.ts'

/** PDFs of plans, each by what it says. */
export const planDocuments = repository<PlanDocument>({
  kind: 'planDocument',
  schema: PlanDocument,
  id: (document) => document.planDocumentId,
  orderId: (document) => document.orderId,
  customerId: (document) => document.customerId,
  indexes: () => ({}),
})
