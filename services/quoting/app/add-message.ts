import { change } from '#shared/kernel/change.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import type { quoting } from '../contract.ts'
import { post } from '../domain/conversation.ts'
import { rfqs } from '../rfqs.ts'

export const addMessage: Handler<typeof quoting, 'addMessage'> = (call, ports) => {
  const { id, name, customerId } = call.cause.actor
  const side = customerId === undefined ? 'manufacturer' : 'customer'
  return change(call, ports, rfqs, call.params.rfqId, (rfq) => post(rfq, call.body, { id, name }, side, ports.clock.now()))
}
