import type { Handler } from '#shared/kernel/implementation.ts'
import type { quoting } from '../contract.ts'
import { setOffer as decide } from '../domain/price-book.ts'
import { priceBook } from '../price-book.ts'
import { bookNow } from './read-price-book.ts'

export const setOffer: Handler<typeof quoting, 'setOffer'> = (call, ports) => {
  const { body: { validFrom, ...offer }, cause: { actor: { id, name } } } = call
  return bookNow(priceBook.change(call, ports, (book) => decide(book, offer, { validFrom, by: { id, name }, now: ports.clock.now() })), ports)
}
