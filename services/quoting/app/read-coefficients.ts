import type { Handler } from '#shared/kernel/implementation.ts'
import { ok } from '#shared/kernel/result.ts'
import type { quoting } from '../contract.ts'
import { coefficientsNow } from '../domain/estimate/coefficients.ts'
import { dayOf, pricesOn } from '../domain/price-book.ts'
import { priceBook } from '../price-book.ts'

export const readCoefficients: Handler<typeof quoting, 'readCoefficients'> = async (call, ports) => {
  const { state } = await priceBook.now(call, ports)
  return ok({ body: { coefficients: coefficientsNow(pricesOn(state, dayOf(ports.clock.now()))?.prices.coefficients) } })
}
