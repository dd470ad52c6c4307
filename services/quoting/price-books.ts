import { repository } from '#shared/kernel/repository.ts'
import { PriceBook } from './price-book-view.ts'

/** It is the shop's own: of no customer and no order, and takes no export class. Always read by its key. */
const shop = 'shop'

export const priceBooks = repository<PriceBook>({
  kind: 'priceBook',
  schema: PriceBook,
  id: (book) => book.priceBookId,
  orderId: () => shop,
  customerId: () => shop,
  exportClass: 'none',
  indexes: () => ({}),
})
