import { change } from '#shared/kernel/change.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import type { quoting } from '../contract.ts'
import { answer } from '../domain/requirements.ts'
import { rfqs } from '../rfqs.ts'

export const answerRequirement: Handler<typeof quoting, 'answerRequirement'> = (call, ports) => {
  const { id, name } = call.cause.actor
  return change(call, ports, rfqs, call.params.rfqId, (rfq) => answer(rfq, Number(call.params.line), call.body, { id, name }, ports.clock.now()))
}
