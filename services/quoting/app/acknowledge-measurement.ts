import { change } from '#shared/kernel/change.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import type { quoting } from '../contract.ts'
import { acknowledge } from '../domain/attach.ts'
import { rfqs } from '../rfqs.ts'

export const acknowledgeMeasurement: Handler<typeof quoting, 'acknowledgeMeasurement'> = (call, ports) => {
  const { id, name } = call.cause.actor
  return change(call, ports, rfqs, call.params.rfqId, (rfq) => acknowledge(rfq, call.params.sha256, call.body.note, { id, name }, ports.clock.now()))
}
