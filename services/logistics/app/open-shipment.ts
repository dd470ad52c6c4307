import { create, find, name } from '#shared/kernel/change.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import type { logistics } from '../contract.ts'
import { open } from '../domain/shipment.ts'
import { orders } from '../orders.ts'
import { shipments } from '../shipments.ts'

export const openShipment: Handler<typeof logistics, 'openShipment'> = async (call, ports) => {
  const { actor } = call.cause
  const order = await find(call, ports, orders, call.body.orderId)
  if (!order.ok) return order
  const { id, number } = await name(ports, 'shipment')
  return create(call, ports, shipments, open(order.value.state, { shipmentId: id, number, openedBy: { id: actor.id, name: actor.name } }, ports.clock.now()))
}
