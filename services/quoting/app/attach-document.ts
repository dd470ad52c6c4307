import { change, find } from '#shared/kernel/change.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import { refuse } from '#shared/kernel/result.ts'
import type { quoting } from '../contract.ts'
import { attach } from '../domain/attach.ts'
import { rfqs } from '../rfqs.ts'

/** Only what has really arrived among the customer's own files is attached, with the size it has there. */
export const attachDocument: Handler<typeof quoting, 'attachDocument'> = async (call, ports) => {
  const found = await find(call, ports, rfqs, call.params.rfqId)
  if (!found.ok) return found
  const bytes = await ports.files.size({ owner: found.value.state.customerId, sha256: call.body.sha256 })
  const { id, name } = call.cause.actor
  return change(call, ports, rfqs, call.params.rfqId, (rfq) =>
    bytes === undefined ? refuse('file-not-uploaded', { name: call.body.name }, '/sha256') : attach(rfq, { ...call.body, bytes }, { id, name }, ports.clock.now()))
}
