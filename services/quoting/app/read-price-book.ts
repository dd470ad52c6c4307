import { replyOf, type Replied } from '#shared/kernel/change.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import type { Ports } from '#shared/kernel/ports.ts'
import type { View } from '#shared/kernel/repository.ts'
import { ok } from '#shared/kernel/result.ts'
import type { quoting } from '../contract.ts'
import { bookOn, dayOf } from '../domain/price-book.ts'
import type { PriceBook } from '../price-book-view.ts'
import { priceBook } from '../price-book.ts'

export const readPriceBook: Handler<typeof quoting, 'readPriceBook'> = async (call, ports) => {
  const { state, version } = await priceBook.now(call, ports)
  return bookNow(Promise.resolve(ok(replyOf(state, version))), ports)
}

/** With the prices that are in force today. */
export const bookNow = async (told: Replied<View<PriceBook>>, { clock }: Ports): Replied<View<PriceBook>> => {
  const reply = await told
  if (!reply.ok) return reply
  const { body } = reply.value
  return ok({ ...reply.value, body: { ...bookOn(body, dayOf(clock.now())), version: body.version } })
}
