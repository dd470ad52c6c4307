import { repository } from '#shared/kernel/repository.ts'
import { Fai } from './fai-view.ts'

/** First article reports by lot, by customer and by status; the id carries the time. */
export const fais = repository<Fai>({
  kind: 'fai',
  schema: Fai,
  id: (fai) => fai.faiId,
  orderId: (fai) => fai.orderId,
  customerId: (fai) => fai.customerId,
  called: ({ number }) => [number],
  indexes: ({ faiId, lotId, customerId, status }) => ({
    byLot: [`fai#${lotId}`, faiId],
    byCustomer: [`fai#${customerId}`, faiId],
    byCustomerStatus: [`fai#${customerId}#${status}`, faiId],
    byStatus: [`fai#${status}`, faiId],
  }),
})
