import { create, name, notFound } from '#shared/kernel/change.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import { cases } from '../cases.ts'
import type { support } from '../contract.ts'
import { open } from '../domain/case.ts'
import { customerNameOf } from '../domain/order-file.ts'
import { lots } from '../lots.ts'
import { orders } from '../orders.ts'
import { personOf } from './person.ts'
import { storedPhotos } from './stored-photos.ts'

/** Another customer's order or lot answers exactly like one that does not exist. */
export const openCase: Handler<typeof support, 'openCase'> = async (call, ports) => {
  const { orderId, lotIds, photos: given, ...said } = call.body
  const { actor } = call.cause
  const order = await orders.load(ports.store, orderId, actor)
  if (!order) return notFound('order', orderId)
  const { customerId } = order.state
  const photos = await storedPhotos(call, ports, customerId, given)
  if (!photos.ok) return photos
  const named = await Promise.all(lotIds.map((lotId) => lots.load(ports.store, lotId, actor)))
  const { id: caseId, number } = await name(ports, 'case')
  const opening = { caseId, number, orderId, customerId, ...customerNameOf(order.state), ...said, photos: photos.value, openedBy: personOf(call) }
  return create(call, ports, cases, open(opening, named.map((lot) => lot?.state), ports.clock.now()))
}
