import type { Handler } from '#shared/kernel/implementation.ts'
import type { quoting } from '../contract.ts'
import { setOffer as decide } from '../domain/price-book.ts'
import { priceBook } from '../price-book.ts'

export const setOffer: Handler<typeof quoting, 'setOffer'> = (call, ports) => priceBook.change(call, ports, (book) => decide(book, call.body))
