import { repository } from '#shared/kernel/repository.ts'
import { Lot } from './lot-view.ts'

/** Lots by customer, by where they are, and by order. */
export const lots = repository<Lot>({
  kind: 'lot',
  schema: Lot,
  id: (lot) => lot.lotId,
  orderId: (lot) => lot.orderId,
  customerId: (lot) => lot.customerId,
  indexes: (lot) => ({
    byCustomer: [`lot#${lot.customerId}`, lot.lotId],
    byStatus: [`lot#${lot.whereabouts}`, lot.lotId],
    byOrder: [`lot#${lot.orderId}`, lot.lotId],
  }),
})
