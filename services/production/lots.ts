import { repository } from '#shared/kernel/repository.ts'
import { Lot } from './lot-view.ts'

/** Lots by customer, by status and by order (the id carries the time), and by the work centre that has them to do. */
export const lots = repository<Lot>({
  kind: 'lot',
  schema: Lot,
  id: (lot) => lot.lotId,
  orderId: (lot) => lot.orderId,
  customerId: (lot) => lot.customerId,
  called: ({ number, part, heatIds }) => [number, part.number, part.name, ...heatIds],
  indexes: (lot) => ({
    byCustomer: [`lot#${lot.customerId}`, lot.lotId],
    byStatus: [`lot#${lot.status}`, lot.lotId],
    byOrder: [lot.orderId, lot.lotId],
    ...workList(lot),
  }),
})

/** Absent when nothing is to be done at a work centre now: the index then does not hold the lot. */
const workList = (lot: Lot): { byWorkCentre?: readonly [string, string] } => {
  if (lot.status !== 'InProcess') return {}
  const current = lot.operations.find(({ sequence }) => sequence === lot.currentSequence)
  return current ? { byWorkCentre: [current.workCentre, lot.lotId] } : {}
}
