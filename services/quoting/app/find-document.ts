import type { Cause } from '#shared/kernel/cause.ts'
import { find } from '#shared/kernel/change.ts'
import type { Ports } from '#shared/kernel/ports.ts'
import { ok, refuse, type Refusal, type Result } from '#shared/kernel/result.ts'
import type { Document, Rfq } from '../rfq-view.ts'
import { rfqs } from '../rfqs.ts'

type Asked = { readonly cause: Cause; readonly params: { readonly rfqId: string; readonly sha256: string } }

/** One attached file, whose it is, and its request, for those who see the request: it is as restricted as its most restricted file. */
export const findDocument = async (call: Asked, ports: Ports): Promise<Result<{ readonly rfq: Rfq; readonly owner: string; readonly document: Document }, Refusal>> => {
  const found = await find(call, ports, rfqs, call.params.rfqId)
  if (!found.ok) return found
  const { state: rfq } = found.value
  const document = rfq.documents.find(({ sha256 }) => sha256 === call.params.sha256)
  return document ? ok({ rfq, owner: rfq.customerId, document }) : refuse('not-found', { kind: 'document', id: call.params.sha256 })
}
