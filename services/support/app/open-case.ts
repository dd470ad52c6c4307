import { create, look, lookForAll, name } from '#shared/kernel/change.ts'
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
  const order = await look(call, ports, orders, orderId)
  if (!order.ok) return order
  const { customerId } = order.value.state
  const photos = await storedPhotos(call, ports, customerId, given)
  if (!photos.ok) return photos
  const known = await lookForAll(call, ports, lots, lotIds)
  if (!known.ok) return known
  const named = lotIds.map((lotId) => known.value.find(({ state }) => state.lotId === lotId)?.state)
  const { id: caseId, number } = await name(ports, 'case')
  const opening = { caseId, number, orderId, customerId, ...customerNameOf(order.value.state), ...said, photos: photos.value, openedBy: personOf(call) }
  return create(call, ports, cases, open(opening, named, ports.clock.now()))
}
