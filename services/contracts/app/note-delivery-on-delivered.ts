import { change, look } from '#shared/kernel/change.ts'
import type { Reaction } from '#shared/kernel/implementation.ts'
import type { logistics } from '#services/logistics/contract.ts'
import { contractsOf } from '../contracts.ts'
import { noteDelivery } from '../domain/after.ts'
import { orders } from '../orders.ts'

export const noteDeliveryOnDelivered: Reaction<typeof logistics, 'Delivered'> = async (hearing, ports) => {
  const { orderId, data } = hearing.event
  const order = await look(hearing, ports, orders, orderId)
  if (!order.ok) return order
  const quantity = data.packages.flatMap(({ lots }) => lots).reduce((sum, lot) => sum + lot.quantity, 0)
  return change(hearing, ports, contractsOf, order.value.state.contractId, (state) => noteDelivery(state, { shipmentId: data.shipmentId, quantity, deliveredAt: data.deliveredAt }, ports.clock.now()))
}
