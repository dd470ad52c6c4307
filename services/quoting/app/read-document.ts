import { find } from '#shared/kernel/change.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import { ok, refuse } from '#shared/kernel/result.ts'
import type { quoting } from '../contract.ts'
import { rfqs } from '../rfqs.ts'

/** A link to one file, for those who see the request: it is as restricted as its most restricted file. */
export const readDocument: Handler<typeof quoting, 'readDocument'> = async (call, ports) => {
  const found = await find(call, ports, rfqs, call.params.rfqId)
  if (!found.ok) return found
  const document = found.value.state.documents.find(({ sha256 }) => sha256 === call.params.sha256)
  if (!document) return refuse('not-found', { kind: 'document', id: call.params.sha256 })
  const { url, expiresAt } = await ports.files.downloadLink({ owner: found.value.state.customerId, sha256: document.sha256 }, document.name)
  return ok({ body: { url, expiresAt } })
}
