import { attempt, find, lookForAll, name, replyOf } from '#shared/kernel/change.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import { ok } from '#shared/kernel/result.ts'
import type { logistics } from '../contract.ts'
import { pack } from '../domain/packing.ts'
import { serialCounter, ssccOf } from '../domain/sscc.ts'
import { lots, stageLots, statesOf } from '../lots.ts'
import { shipments } from '../shipments.ts'
import { shopProfile } from '../shop-profile.ts'

/** The serial is taken before anything is decided: a refused packing leaves a gap, never a code that is used twice. */
export const packPackage: Handler<typeof logistics, 'packPackage'> = async (call, ports) => {
  const { actor } = call.cause
  const { gs1CompanyPrefix: prefix } = await shopProfile.now(call, ports)
  const sscc = ssccOf(prefix, await ports.store.increment(serialCounter(prefix)))
  if (!sscc.ok) return sscc
  const { id, number } = await name(ports, 'package')
  const packing = { ...call.body, packageId: id, number, sscc: sscc.value, by: { id: actor.id, name: actor.name } }
  return attempt(call, ports, async () => {
    const found = await find(call, ports, shipments, call.params.shipmentId)
    if (!found.ok) return found
    const stocks = await lookForAll(call, ports, lots, call.body.lots.map(({ lotId }) => lotId))
    if (!stocks.ok) return stocks
    const packed = pack(found.value.state, statesOf(stocks.value), packing, ports.clock.now())
    if (!packed.ok) return packed
    const shipment = shipments.stage(found.value.version, packed.value.shipment)
    return ok({ staged: [shipment, ...stageLots(stocks.value, packed.value.stocks)], reply: replyOf(packed.value.shipment.next, shipment.version) })
  })
}
