import { attempt, find, look, lookForAll, replyOf } from '#shared/kernel/change.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import { ok } from '#shared/kernel/result.ts'
import type { logistics } from '../contract.ts'
import { release } from '../domain/release.ts'
import { lotIdsOf } from '../domain/shipment.ts'
import { lots, statesOf } from '../lots.ts'
import { orders } from '../orders.ts'
import { shipments } from '../shipments.ts'

export const releaseShipment: Handler<typeof logistics, 'releaseShipment'> = (call, ports) =>
  attempt(call, ports, async () => {
    const { actor } = call.cause
    const found = await find(call, ports, shipments, call.params.shipmentId)
    if (!found.ok) return found
    const { state, version } = found.value
    const order = await look(call, ports, orders, state.orderId)
    if (!order.ok) return order
    const stocks = await lookForAll(call, ports, lots, lotIdsOf(state))
    if (!stocks.ok) return stocks
    const released = release(state, order.value.state, statesOf(stocks.value), { id: actor.id, name: actor.name }, ports.clock.now())
    if (!released.ok) return released
    const staged = shipments.stage(version, released.value)
    return ok({ staged: [staged], reply: replyOf(released.value.next, staged.version) })
  })
