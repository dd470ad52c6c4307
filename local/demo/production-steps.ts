import { derive } from '#shared/vocabulary/ids.ts'
import { change, maybe, must, until, type Shop } from './shop.ts'

export type Made = { readonly lots: readonly string[] }

/** Step 4: released when every gate is open, made lot by lot; one piece is scrapped, one reworked, one operation done outside. */
export const makeLots = async (shop: Shop, orderId: string, [heat, otherHeat]: readonly [string, string], inspectReceipt: (lotId: string) => Promise<void>): Promise<Made> => {
  const planner = shop.production('planner')
  const params = { workOrderId: derive('workOrder', orderId) }
  const read = () => planner.readWorkOrder({ params })
  await until(shop, 'the gates', async () => ((await maybe(read()))?.gates.open ? true : undefined))
  const lot = (quantity: number, heatId: string) => ({ quantity, materialOwner: 'manufacturer' as const, heats: [{ heatId, quantity }] })
  const released = await change(read, ({ version }) => planner.releaseWorkOrder({ params, version, body: { lots: [lot(11, heat), lot(10, otherHeat)] } }))
  const lots = released.lots.map(({ lotId }) => lotId)
  shop.tell('planner', `released ${released.number} with ${lots.length} lots: contract signed, payment in, plan hash matches`)
  for (const [index, lotId] of lots.entries()) {
    await inspectReceipt(lotId)
    await makeLot(shop, lotId, index === 0)
  }
  return { lots }
}

const makeLot = async (shop: Shop, lotId: string, withTrouble: boolean): Promise<void> => {
  const planner = shop.production('planner')
  const { operations, number } = await must(planner.readLot({ params: { lotId } }))
  for (const { sequence, name, performer, supplier } of operations) {
    if (performer === 'manufacturer') await makeInside(shop, lotId, sequence, withTrouble && name.startsWith('Mill'))
    else await makeOutside(shop, lotId, sequence)
    shop.tell(performer === 'manufacturer' ? 'operator' : supplier || performer, `${number}: ${name} done`)
  }
}

const makeInside = async (shop: Shop, lotId: string, sequence: number, withTrouble: boolean): Promise<void> => {
  const operator = shop.production('operator')
  const params = { lotId, sequence: String(sequence) }
  const read = () => operator.readLot({ params: { lotId } })
  await change(read, ({ version }) => operator.startSetup({ params, version, body: {} }))
  await change(read, ({ version }) => operator.startOperation({ params, version, body: {} }))
  const outcome = (quantity: number) => withTrouble ? { good: quantity - 2, scrap: 1, rework: 1, cause: 'workmanship' as const } : { good: quantity, scrap: 0, rework: 0 }
  await change(read, ({ version, quantity }) => operator.finishOperation({ params, version, body: outcome(quantity) }))
  if (withTrouble) await change(read, ({ version }) => operator.reworkOperation({ params, version, body: { good: 1, scrap: 0 } }))
}

const makeOutside = async (shop: Shop, lotId: string, sequence: number): Promise<void> => {
  const planner = shop.production('planner')
  const params = { lotId, sequence: String(sequence) }
  const read = () => planner.readLot({ params: { lotId } })
  await change(read, ({ version }) => planner.orderOutside({ params, version, body: { reference: `PO-${sequence}` } }))
  await change(read, ({ version, quantity }) => planner.sendOutside({ params, version, body: { quantity } }))
  await change(read, ({ version }) => planner.confirmAtSupplier({ params, version, body: {} }))
  await change(read, ({ version, quantity }) => planner.receiveOutside({ params, version, body: { good: quantity, scrap: 0, rework: 0, certificateIds: ['EN-2026-118'] } }))
  await change(read, ({ version }) => planner.acceptOutside({ params, version, body: {} }))
}
