import { repository } from '#shared/kernel/repository.ts'
import { Lot } from './lot-view.ts'

/** Lots by order, by customer and by status; the id carries the time. */
export const lots = repository<Lot>({
  kind: 'lot',
  schema: Lot,
  id: (lot) => lot.lotId,
  orderId: (lot) => lot.orderId,
  customerId: (lot) => lot.customerId,
  indexes: ({ lotId, orderId, customerId, status }) => ({
    byOrder: [`lot#${orderId}`, lotId],
    byCustomer: [`lot#${customerId}`, lotId],
    byCustomerStatus: [`lot#${customerId}#${status}`, lotId],
    byStatus: [`lot#${status}`, lotId],
  }),
})
