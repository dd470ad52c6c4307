import { change } from '#shared/kernel/change.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import type { quoting } from '../contract.ts'
import { replace } from '../domain/replace.ts'
import { rfqs } from '../rfqs.ts'

export const replaceDocument: Handler<typeof quoting, 'replaceDocument'> = (call, ports) => {
  const { id, name } = call.cause.actor
  return change(call, ports, rfqs, call.params.rfqId, (rfq) => replace(rfq, call.params.sha256, call.body.by, { id, name }, ports.clock.now()))
}
