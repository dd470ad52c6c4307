import type { Cause } from '#shared/kernel/cause.ts'
import { create, name, type Replied } from '#shared/kernel/change.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import type { Ports } from '#shared/kernel/ports.ts'
import type { View } from '#shared/kernel/repository.ts'
import { derive } from '#shared/vocabulary/ids.ts'
import type { quoting } from '../contract.ts'
import { open } from '../domain/rfq.ts'
import type { Rfq, Wishes } from '../rfq-view.ts'
import { rfqs } from '../rfqs.ts'

export const openRequest: Handler<typeof quoting, 'openRequest'> = (call, ports) => opened(call, ports, call.body)

/** Begun with a file, so that it can be looked at while the customer still writes what they want. */
export const beginRequest: Handler<typeof quoting, 'beginRequest'> = (call, ports) => opened(call, ports, undefined)

/** The order begins here: its id is the request's under another prefix, so that each is found from the other by a consistent read. */
const opened = async (call: { readonly cause: Cause }, ports: Ports, wishes: Wishes | undefined): Replied<View<Rfq>> => {
  const { actor } = call.cause
  const { id, number } = await name(ports, 'rfq')
  const beginning = {
    rfqId: id, number, orderId: derive('order', id),
    customerId: actor.customerId ?? '', customerName: actor.customerName ?? '', buyer: { id: actor.id, name: actor.name },
  }
  return create(call, ports, rfqs, open(beginning, wishes, ports.clock.now()))
}
