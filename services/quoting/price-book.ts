import { setting } from '#shared/kernel/setting.ts'
import { emptyBook } from './domain/price-book.ts'
import { PriceBook } from './price-book-view.ts'

/** A buyer is shown the offer only. */
export const priceBook = setting<PriceBook>({ kind: 'priceBook', schema: PriceBook, id: (book) => book.priceBookId, unset: emptyBook })
