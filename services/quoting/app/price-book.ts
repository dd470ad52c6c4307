import type { Cause } from '#shared/kernel/cause.ts'
import { attempt, replyOf, type Replied } from '#shared/kernel/change.ts'
import type { Ports } from '#shared/kernel/ports.ts'
import type { Loaded, View } from '#shared/kernel/repository.ts'
import { ok, refuse } from '#shared/kernel/result.ts'
import { emptyBook, type setOffer } from '../domain/price-book.ts'
import type { PriceBook } from '../price-book-view.ts'
import { priceBooks } from '../price-books.ts'

type By = { readonly cause: Cause }

/**
 * The book as it is; one that nobody has written into is empty, in version 0. No customer owns it: the route says who may read it, and shows a
 * buyer the offer only.
 */
export const bookNow = async ({ cause }: By, ports: Ports): Promise<Loaded<PriceBook>> => {
  const { customerId: _, ...reader } = cause.actor
  return (await priceBooks.load(ports.store, emptyBook.priceBookId, reader)) ?? { state: emptyBook, version: 0 }
}

/** Two who both found it empty have both seen version 0: the second hears of the conflict like everybody else. */
export const changeBook = (by: By, ports: Ports, decide: (book: PriceBook) => ReturnType<typeof setOffer>): Replied<View<PriceBook>> =>
  attempt(by, ports, async () => {
    const { state, version } = await bookNow(by, ports)
    const expected = by.cause.expectedVersion
    if (expected !== undefined && expected !== version) return refuse('stale-version', { expected, current: version })
    const decision = decide(state)
    return decision.ok ? ok({ staged: [priceBooks.stage(version, decision.value)], reply: replyOf(decision.value.next, version + 1) }) : decision
  })
