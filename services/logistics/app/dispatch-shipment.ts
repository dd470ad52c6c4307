import { attempt, find, look, lookForAll, replyOf } from '#shared/kernel/change.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import { ok } from '#shared/kernel/result.ts'
import type { logistics } from '../contract.ts'
import { dispatch } from '../domain/dispatch.ts'
import { lotIdsOf } from '../domain/shipment.ts'
import { lots, stageLots, statesOf } from '../lots.ts'
import { orders } from '../orders.ts'
import { shipments } from '../shipments.ts'
import { stageTrackings, trackingId, trackings } from '../trackings.ts'

export const dispatchShipment: Handler<typeof logistics, 'dispatchShipment'> = (call, ports) =>
  attempt(call, ports, async () => {
    const { actor } = call.cause
    const found = await find(call, ports, shipments, call.params.shipmentId)
    if (!found.ok) return found
    const order = await look(call, ports, orders, found.value.state.orderId)
    if (!order.ok) return order
    const stocks = await lookForAll(call, ports, lots, lotIdsOf(found.value.state))
    if (!stocks.ok) return stocks
    const numbers = await lookForAll(call, ports, trackings, call.body.trackingNumbers.map(({ trackingNumber }) => trackingId(trackingNumber)))
    if (!numbers.ok) return numbers
    const known = { order: order.value.state, stocks: statesOf(stocks.value), trackings: statesOf(numbers.value) }
    const sent = dispatch(found.value.state, known, { ...call.body, by: { id: actor.id, name: actor.name } }, ports.clock.now())
    if (!sent.ok) return sent
    const shipment = shipments.stage(found.value.version, sent.value.shipment)
    const staged = [shipment, orders.stage(order.value.version, sent.value.order), ...stageLots(stocks.value, sent.value.stocks), ...stageTrackings(numbers.value, sent.value.trackings)]
    return ok({ staged, reply: replyOf(sent.value.shipment.next, shipment.version) })
  })
