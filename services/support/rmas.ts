import { repository } from '#shared/kernel/repository.ts'
import { Rma } from './rma-view.ts'

/** Returns by customer, by status and by order. */
export const rmas = repository<Rma>({
  kind: 'rma',
  schema: Rma,
  id: (rma) => rma.rmaId,
  orderId: (rma) => rma.orderId,
  customerId: (rma) => rma.customerId,
  called: ({ number }) => [number],
  indexes: (rma) => ({
    byCustomer: [`rma#${rma.customerId}`, rma.rmaId],
    byStatus: [`rma#${rma.status}`, rma.rmaId],
    byOrder: [`rma#${rma.orderId}`, rma.rmaId],
  }),
})
