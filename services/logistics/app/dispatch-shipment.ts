import { attempt, find, replyOf } from '#shared/kernel/change.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import { ok } from '#shared/kernel/result.ts'
import type { logistics } from '../contract.ts'
import { dispatch } from '../domain/dispatch.ts'
import { lotIdsOf } from '../domain/shipment.ts'
import { loadLots, stageLots, statesOf } from '../lots.ts'
import { loadOrder, orders } from '../orders.ts'
import { shipments } from '../shipments.ts'
import { loadTrackings, stageTrackings } from '../trackings.ts'

export const dispatchShipment: Handler<typeof logistics, 'dispatchShipment'> = (call, ports) =>
  attempt(call, ports, async () => {
    const { actor } = call.cause
    const found = await find(call, ports, shipments, call.params.shipmentId)
    if (!found.ok) return found
    const order = await loadOrder(ports, actor, found.value.state.orderId)
    if (!order.ok) return order
    const stocks = await loadLots(ports, actor, lotIdsOf(found.value.state))
    const numbers = await loadTrackings(ports, actor, call.body.trackingNumbers.map(({ trackingNumber }) => trackingNumber))
    const known = { order: order.value.state, stocks: statesOf(stocks), trackings: statesOf(numbers) }
    const sent = dispatch(found.value.state, known, { ...call.body, by: { id: actor.id, name: actor.name } }, ports.clock.now())
    if (!sent.ok) return sent
    const shipment = shipments.stage(found.value.version, sent.value.shipment)
    const staged = [shipment, orders.stage(order.value.version, sent.value.order), ...stageLots(stocks, sent.value.stocks), ...stageTrackings(numbers, sent.value.trackings)]
    return ok({ staged, reply: replyOf(sent.value.shipment.next, shipment.version) })
  })
