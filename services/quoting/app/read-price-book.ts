import { replyOf } from '#shared/kernel/change.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import { ok } from '#shared/kernel/result.ts'
import type { quoting } from '../contract.ts'
import { priceBook } from '../price-book.ts'

export const readPriceBook: Handler<typeof quoting, 'readPriceBook'> = async (call, ports) => {
  const { state, version } = await priceBook.now(call, ports)
  return ok(replyOf(state, version))
}
