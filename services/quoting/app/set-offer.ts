import type { Handler } from '#shared/kernel/implementation.ts'
import type { quoting } from '../contract.ts'
import { dayOf, setOffer as decide } from '../domain/price-book.ts'
import { priceBook } from '../price-book.ts'
import { bookNow } from './read-price-book.ts'

export const setOffer: Handler<typeof quoting, 'setOffer'> = (call, ports) =>
  bookNow(priceBook.change(call, ports, (book) => decide(book, call.body, dayOf(ports.clock.now()))), ports)
