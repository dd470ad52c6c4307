import { change } from '#shared/kernel/change.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import type { quoting } from '../contract.ts'
import { decline } from '../domain/rfq.ts'
import { rfqs } from '../rfqs.ts'

export const declineRequest: Handler<typeof quoting, 'declineRequest'> = (call, ports) => {
  const { id, name } = call.cause.actor
  return change(call, ports, rfqs, call.params.rfqId, (rfq) => decline(rfq, { by: { id, name }, ...call.body }, ports.clock.now()))
}
