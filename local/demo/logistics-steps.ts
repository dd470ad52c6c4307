import { change, must, until, type Shop } from './shop.ts'

export type Sent = { readonly shipmentId: string; readonly number: string }

/** Step 6: only passed pieces are packed, the papers are complete, the goods leave, the carrier brings them. */
export const packAndShip = async (shop: Shop, orderId: string, lots: readonly string[], paid: () => Promise<void>): Promise<Sent> => {
  const clerk = shop.logistics('clerk')
  const packable = await until(shop, 'packable lots', async () => {
    const { items } = await must(clerk.listLots({ query: { orderId } }))
    const mine = items.filter(({ lotId, counts }) => lots.includes(lotId) && counts.packable > 0)
    return mine.length === lots.length ? mine : undefined
  })
  const { shipmentId, number } = await until(shop, 'a shipment', async () => {
    const opened = await clerk.openShipment({ body: { orderId } })
    return opened.ok ? opened.value : notYet.has(opened.problem.code) ? undefined : must(Promise.resolve(opened))
  })
  const params = { shipmentId }
  const read = () => clerk.readShipment({ params })
  for (const { lotId, counts } of packable) {
    await change(read, ({ version }) => clerk.packPackage({ params, version, body: { lots: [{ lotId, quantity: counts.packable }], dimensions: { length: 400, width: 300, height: 200, unit: 'mm' }, grossWeight: { value: '7.250', unit: 'kg' } } }))
  }
  await change(read, ({ version }) => clerk.closePacking({ params, version, body: { language: shop.locale } }))
  await until(shop, 'packing slip and labels', async () => ((await must(read())).status === 'DocsReady' ? true : undefined))
  shop.tell('clerk', `${number} packed: ${packable.map(({ lotNumber, counts }) => `${counts.packable} of ${lotNumber}`).join(', ')}; packing slip and labels ready`)
  await paid()
  await until(shop, 'the shipment gate', async () => ((await must(clerk.readOrder({ params: { orderId } }))).gate.status === 'Open' ? true : undefined))
  await change(read, ({ version }) => clerk.releaseShipment({ params, version, body: {} }))
  const trackings = await dispatch(shop, shipmentId)
  shop.tell('clerk', `${number} dispatched, tracking ${trackings.join(', ')}`)
  await deliver(shop, shipmentId, trackings)
  return { shipmentId, number }
}

/** What logistics answers until it has heard of the order's plan. */
const notYet = new Set(['not-found', 'plan-not-approved'])

const dispatch = async (shop: Shop, shipmentId: string): Promise<string[]> => {
  const clerk = shop.logistics('clerk')
  const params = { shipmentId }
  const read = () => clerk.readShipment({ params })
  const { packages } = await must(read())
  const trackingNumbers = packages.map(({ packageId, sscc }) => ({ packageId, trackingNumber: `EZ${sscc.slice(-12)}` }))
  await change(read, ({ version }) => clerk.dispatchShipment({ params, version, body: { carrier: 'DHL', service: 'Express', trackingNumbers } }))
  return trackingNumbers.map(({ trackingNumber }) => trackingNumber)
}

/** The carrier's messages come twice and out of order; the goods are delivered once. */
const deliver = async (shop: Shop, shipmentId: string, trackings: readonly string[]): Promise<void> => {
  const at = shop.now()
  const report = (tracking: string, status: string) => ({
    id: `evt_${tracking}_${status}`, description: 'tracker.updated',
    result: { object: 'Tracker', tracking_code: tracking, status, updated_at: at, signed_by: status === 'delivered' ? 'R. Klein' : null, tracking_details: [{ message: status, status, datetime: at }] },
  })
  for (const tracking of trackings) {
    await shop.carrier(report(tracking, 'in_transit'))
    await shop.carrier(report(tracking, 'delivered'))
    await shop.carrier(report(tracking, 'delivered'))
  }
  await until(shop, 'the delivery', async () => ((await must(shop.logistics('clerk').readShipment({ params: { shipmentId } }))).status === 'Delivered' ? true : undefined))
  shop.tell('carrier', 'delivered')
}
