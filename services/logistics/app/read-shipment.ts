import { find, replyOf } from '#shared/kernel/change.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import { ok } from '#shared/kernel/result.ts'
import type { logistics } from '../contract.ts'
import { shipments } from '../shipments.ts'

export const readShipment: Handler<typeof logistics, 'readShipment'> = async (call, ports) => {
  const found = await find(call, ports, shipments, call.params.shipmentId)
  return found.ok ? ok(replyOf(found.value.state, found.value.version)) : found
}
