import type { Handler } from '#shared/kernel/implementation.ts'
import { ok } from '#shared/kernel/result.ts'
import type { quoting } from '../contract.ts'
import { coefficientsNow } from '../domain/estimate/coefficients.ts'
import { bookToday } from './book-today.ts'

export const readCoefficients: Handler<typeof quoting, 'readCoefficients'> = async (call, ports) => {
  const { prices } = await bookToday(call, ports)
  return ok({ body: { coefficients: coefficientsNow(prices?.coefficients) } })
}
