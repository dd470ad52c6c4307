import type { Handler } from '#shared/kernel/implementation.ts'
import { ok } from '#shared/kernel/result.ts'
import type { quoting } from '../contract.ts'
import { offerShown } from '../domain/price-book.ts'
import { priceBook } from '../price-book.ts'

export const readOffer: Handler<typeof quoting, 'readOffer'> = async (call, ports) => ok({ body: offerShown((await priceBook.now(call, ports)).state) })
