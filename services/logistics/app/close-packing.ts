import { change } from '#shared/kernel/change.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import type { logistics } from '../contract.ts'
import { closePacking as close } from '../domain/shipment.ts'
import { shipments } from '../shipments.ts'
import { shopProfile } from '../shop-profile.ts'

export const closePacking: Handler<typeof logistics, 'closePacking'> = async (call, ports) => {
  const { id, name } = call.cause.actor
  const manufacturer = await shopProfile.now(call, ports)
  return change(call, ports, shipments, call.params.shipmentId, (shipment) => close(shipment, { ...call.body, by: { id, name }, manufacturer }, ports.clock.now()))
}
