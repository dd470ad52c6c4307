import type { Handler } from '#shared/kernel/implementation.ts'
import type { quoting } from '../contract.ts'
import { setPrices as decide } from '../domain/price-book.ts'
import { priceBook } from '../price-book.ts'
import { bookNow } from './read-price-book.ts'

export const setPrices: Handler<typeof quoting, 'setPrices'> = (call, ports) => {
  const { body: { validFrom, ...prices }, cause: { actor: { id, name } } } = call
  return bookNow(priceBook.change(call, ports, (book) => decide(book, prices, { validFrom, by: { id, name }, now: ports.clock.now() })), ports)
}
