import { attempt, find, lookForAll, replyOf } from '#shared/kernel/change.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import { ok } from '#shared/kernel/result.ts'
import type { logistics } from '../contract.ts'
import { takeBackPieces } from '../domain/lot-stock.ts'
import { takeBack } from '../domain/transit.ts'
import { lots, stageLots } from '../lots.ts'
import { shipments } from '../shipments.ts'

export const takeBackPackage: Handler<typeof logistics, 'takeBackPackage'> = (call, ports) =>
  attempt(call, ports, async () => {
    const { actor } = call.cause
    const { shipmentId, packageId } = call.params
    const now = ports.clock.now()
    const found = await find(call, ports, shipments, shipmentId)
    if (!found.ok) return found
    const taken = takeBack(found.value.state, packageId, { id: actor.id, name: actor.name }, now)
    if (!taken.ok) return taken
    const inside = found.value.state.packages.filter((parcel) => parcel.packageId === packageId).flatMap((parcel) => parcel.lots.map(({ lotId }) => lotId))
    const stocks = await lookForAll(call, ports, lots, inside)
    if (!stocks.ok) return stocks
    const shipment = shipments.stage(found.value.version, taken.value)
    return ok({ staged: [shipment, ...stageLots(stocks.value, stocks.value.map(({ state }) => takeBackPieces(state, packageId, now)))], reply: replyOf(taken.value.next, shipment.version) })
  })
