import { repository, type Repository, type Shape } from './repository.ts'

/** Stands where other things name their order and their customer. */
const shop = 'shop'

/** Things of the shop's own (gauges, work centres): of no customer and no order, so nobody outside the shop reads one, and they take no export class. */
export const shopOwned = <S>(shape: Omit<Shape<S>, 'orderId' | 'customerId' | 'exportClass'>): Repository<S> =>
  repository({ ...shape, orderId: () => shop, customerId: () => shop, exportClass: 'none' })
