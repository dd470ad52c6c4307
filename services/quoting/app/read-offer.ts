import type { Handler } from '#shared/kernel/implementation.ts'
import { ok } from '#shared/kernel/result.ts'
import type { quoting } from '../contract.ts'
import { offerShown } from '../domain/price-book.ts'
import { bookToday } from './book-today.ts'

export const readOffer: Handler<typeof quoting, 'readOffer'> = async (call, ports) => ok({ body: offerShown(await bookToday(call, ports)) })
