import type { Handler } from '#shared/kernel/implementation.ts'
import type { quoting } from '../contract.ts'
import { setPrices as decide } from '../domain/price-book.ts'
import { priceBook } from '../price-book.ts'

export const setPrices: Handler<typeof quoting, 'setPrices'> = (call, ports) => priceBook.change(call, ports, (book) => decide(book, call.body))
