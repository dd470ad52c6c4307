import { create, name } from '#shared/kernel/change.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import { derive } from '#shared/vocabulary/ids.ts'
import type { quoting } from '../contract.ts'
import { open } from '../domain/rfq.ts'
import { rfqs } from '../rfqs.ts'

/** The order begins here: its id is the request's under another prefix, so that each is found from the other by a consistent read. */
export const openRequest: Handler<typeof quoting, 'openRequest'> = async (call, ports) => {
  const { actor } = call.cause
  const { id, number } = await name(ports, 'rfq')
  const opening = {
    rfqId: id, number, orderId: derive('order', id),
    customerId: actor.customerId ?? '', customerName: actor.customerName ?? '', buyer: { id: actor.id, name: actor.name }, wishes: call.body,
  }
  return create(call, ports, rfqs, open(opening, ports.clock.now()))
}
