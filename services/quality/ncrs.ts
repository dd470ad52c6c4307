import { repository } from '#shared/kernel/repository.ts'
import { Ncr } from './ncr-view.ts'

/** Nonconformances by lot, by customer and by status; the id carries the time. */
export const ncrs = repository<Ncr>({
  kind: 'nonconformance',
  schema: Ncr,
  id: (ncr) => ncr.ncrId,
  orderId: (ncr) => ncr.orderId,
  customerId: (ncr) => ncr.customerId,
  called: ({ number }) => [number],
  indexes: ({ ncrId, lotId, customerId, status }) => ({
    byLot: [`ncr#${lotId}`, ncrId],
    byCustomer: [`ncr#${customerId}`, ncrId],
    byCustomerStatus: [`ncr#${customerId}#${status}`, ncrId],
    byStatus: [`ncr#${status}`, ncrId],
  }),
})
