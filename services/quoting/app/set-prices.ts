import type { Handler } from '#shared/kernel/implementation.ts'
import type { quoting } from '../contract.ts'
import { setPrices as decide } from '../domain/price-book.ts'
import { changeBook } from './price-book.ts'

export const setPrices: Handler<typeof quoting, 'setPrices'> = (call, ports) => changeBook(call, ports, (book) => decide(book, call.body))
