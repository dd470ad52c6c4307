import { change } from '#shared/kernel/change.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import type { quoting } from '../contract.ts'
import { reply } from '../domain/requirements.ts'
import { rfqs } from '../rfqs.ts'

export const replyToQuestion: Handler<typeof quoting, 'replyToQuestion'> = (call, ports) => {
  const { id, name } = call.cause.actor
  return change(call, ports, rfqs, call.params.rfqId, (rfq) => reply(rfq, Number(call.params.line), call.body, { id, name }, ports.clock.now()))
}
