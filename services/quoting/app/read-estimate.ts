import { find } from '#shared/kernel/change.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import { ok, refuse } from '#shared/kernel/result.ts'
import type { quoting } from '../contract.ts'
import { estimate } from '../domain/estimate/estimate.ts'
import { priceBook } from '../price-book.ts'
import { rfqs } from '../rfqs.ts'

/** Made anew each time, from the request and the price book as they are now. */
export const readEstimate: Handler<typeof quoting, 'readEstimate'> = async (call, ports) => {
  const { rfqId, sha256 } = call.params
  const found = await find(call, ports, rfqs, rfqId)
  if (!found.ok) return found
  const { documents, wishes } = found.value.state
  const document = documents.find((each) => each.sha256 === sha256)
  if (!document) return refuse('not-found', { kind: 'document', id: sha256 })
  const { state: book } = await priceBook.now(call, ports)
  return ok({ body: estimate({ rfqId, sha256, analysis: document.analysis, wishes, book }) })
}
