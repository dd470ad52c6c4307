import type { Handler } from '#shared/kernel/implementation.ts'
import { ok, type Result } from '#shared/kernel/result.ts'
import type { quoting } from '../contract.ts'
import { estimate } from '../domain/estimate/estimate.ts'
import { indicationOf } from '../domain/estimate/indication.ts'
import type { Indication, NoIndication } from '../estimate-view.ts'
import { bookToday } from './book-today.ts'
import { findDocument } from './find-document.ts'

/** Made anew each time, of the request as it is or of what is thought about: a draft may have files before it has wishes. */
export const readIndication: Handler<typeof quoting, 'readIndication'> = async (call, ports) => {
  const found = await findDocument(call, ports)
  if (!found.ok) return found
  const { rfq: { rfqId, wishes }, document: { sha256, analysis } } = found.value
  const none = (reason: NoIndication): Result<{ readonly body: Indication }, never> => ok({ body: { outcome: 'none', rfqId, sha256, reason } })
  const book = await bookToday(call, ports)
  if (book.prices?.priceAtOnce !== true) return none('not-shown')
  const { material = wishes?.material, finish = wishes?.finish ?? '', quantities = wishes?.quantities ?? [] } = call.query
  if (material === undefined) return none('no-material')
  return ok({ body: indicationOf(estimate({ rfqId, sha256, analysis, book, wishes: { material, finish, quantities, toleranceClass: wishes?.toleranceClass ?? '', currency: call.query.currency ?? wishes?.currency } })) })
}
