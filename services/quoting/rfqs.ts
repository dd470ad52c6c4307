import { repository } from '#shared/kernel/repository.ts'
import { Rfq } from './rfq-view.ts'

const partOf = ({ wishes }: Rfq): readonly (string | undefined)[] => [wishes?.part.number, wishes?.part.name]

/** Requests by customer and by status (both newest last, the id carries the time) and by order. */
export const rfqs = repository<Rfq>({
  kind: 'rfq',
  schema: Rfq,
  id: (rfq) => rfq.rfqId,
  orderId: (rfq) => rfq.orderId,
  customerId: (rfq) => rfq.customerId,
  exportClass: (rfq) => rfq.exportClass,
  called: (rfq) => [rfq.number, rfq.customerName, ...partOf(rfq)],
  renamed: { WishesSet: partOf },
  indexes: (rfq) => ({
    byCustomer: [`rfq#${rfq.customerId}`, rfq.rfqId],
    byStatus: [`rfq#${rfq.status}`, rfq.rfqId],
    byOrder: [rfq.orderId, rfq.rfqId],
  }),
})
