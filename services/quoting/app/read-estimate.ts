import type { Handler } from '#shared/kernel/implementation.ts'
import { ok, refuse } from '#shared/kernel/result.ts'
import type { quoting } from '../contract.ts'
import { estimate } from '../domain/estimate/estimate.ts'
import { bookOn, dayOf, pricesOn } from '../domain/price-book.ts'
import { priceBook } from '../price-book.ts'
import { findDocument } from './find-document.ts'

/** Made anew each time, from the request as it is now and the prices in force on the day that is asked for. */
export const readEstimate: Handler<typeof quoting, 'readEstimate'> = async (call, ports) => {
  const found = await findDocument(call, ports)
  if (!found.ok) return found
  const { rfq: { rfqId, wishes }, document: { sha256, analysis } } = found.value
  if (!wishes) return refuse('wishes-missing')
  const { state: book } = await priceBook.now(call, ports)
  const day = call.query.on ?? dayOf(ports.clock.now())
  const inForce = pricesOn(book, day)
  const made = estimate({ rfqId, sha256, analysis, wishes, book: bookOn(book, day) })
  return ok({ body: { ...made, ...(inForce && inForce.validFrom !== '' && { pricesFrom: inForce.validFrom }) } })
}
