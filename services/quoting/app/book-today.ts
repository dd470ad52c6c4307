import type { Cause } from '#shared/kernel/cause.ts'
import type { Ports } from '#shared/kernel/ports.ts'
import { bookOn, dayOf } from '../domain/price-book.ts'
import type { PriceBook } from '../price-book-view.ts'
import { priceBook } from '../price-book.ts'

/** The price book with what is in force today. */
export const bookToday = async (by: { readonly cause: Cause }, ports: Ports): Promise<PriceBook> => bookOn((await priceBook.now(by, ports)).state, dayOf(ports.clock.now()))
