import { change } from '#shared/kernel/change.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import type { logistics } from '../contract.ts'
import { confirmDelivery as confirm } from '../domain/transit.ts'
import { shipments } from '../shipments.ts'

export const confirmDelivery: Handler<typeof logistics, 'confirmDelivery'> = (call, ports) => {
  const { id, name } = call.cause.actor
  return change(call, ports, shipments, call.params.shipmentId, (shipment) => confirm(shipment, { ...call.body, by: { id, name } }, ports.clock.now()))
}
