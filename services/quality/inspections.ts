import { repository } from '#shared/kernel/repository.ts'
import { Inspection } from './inspection-view.ts'

/** Inspections by lot, by customer and by status; the id carries the time. */
export const inspections = repository<Inspection>({
  kind: 'inspection',
  schema: Inspection,
  id: (inspection) => inspection.inspectionId,
  orderId: (inspection) => inspection.orderId,
  customerId: (inspection) => inspection.customerId,
  called: ({ number }) => [number],
  indexes: ({ inspectionId, lotId, customerId, status }) => ({
    byLot: [`ins#${lotId}`, inspectionId],
    byCustomer: [`ins#${customerId}`, inspectionId],
    byCustomerStatus: [`ins#${customerId}#${status}`, inspectionId],
    byStatus: [`ins#${status}`, inspectionId],
  }),
})
