import { attempt, find, lookForAll, replyOf } from '#shared/kernel/change.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import { ok } from '#shared/kernel/result.ts'
import type { logistics } from '../contract.ts'
import { unpack } from '../domain/packing.ts'
import { lotIdsOf } from '../domain/shipment.ts'
import { lots, stageLots, statesOf } from '../lots.ts'
import { shipments } from '../shipments.ts'

export const unpackPackage: Handler<typeof logistics, 'unpackPackage'> = (call, ports) =>
  attempt(call, ports, async () => {
    const { actor } = call.cause
    const found = await find(call, ports, shipments, call.params.shipmentId)
    if (!found.ok) return found
    const stocks = await lookForAll(call, ports, lots, lotIdsOf(found.value.state))
    if (!stocks.ok) return stocks
    const unpacked = unpack(found.value.state, statesOf(stocks.value), call.params.packageId, call.body.reason, { id: actor.id, name: actor.name })
    if (!unpacked.ok) return unpacked
    const shipment = shipments.stage(found.value.version, unpacked.value.shipment)
    return ok({ staged: [shipment, ...stageLots(stocks.value, unpacked.value.stocks)], reply: replyOf(unpacked.value.shipment.next, shipment.version) })
  })
