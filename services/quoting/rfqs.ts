import { repository } from '#shared/kernel/repository.ts'
import { Rfq } from './rfq-view.ts'

/** Requests by customer and by status (both newest last, the id carries the time) and by order. */
export const rfqs = repository<Rfq>({
  kind: 'rfq',
  schema: Rfq,
  id: (rfq) => rfq.rfqId,
  orderId: (rfq) => rfq.orderId,
  customerId: (rfq) => rfq.customerId,
  exportClass: (rfq) => rfq.exportClass,
  called: ({ number, customerName, wishes: { part } }) => [number, part.number, part.name, customerName],
  indexes: (rfq) => ({
    byCustomer: [`rfq#${rfq.customerId}`, rfq.rfqId],
    byStatus: [`rfq#${rfq.status}`, rfq.rfqId],
    byOrder: [rfq.orderId, rfq.rfqId],
  }),
})
