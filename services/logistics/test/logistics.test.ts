import { beforeEach, describe, expect, it } from 'vitest'
import type { Document } from '#shared/documents/document.ts'
import type { Envelope } from '#shared/kernel/envelope.ts'
import { signEasypost } from '#shared/kernel/webhook.ts'
import { workshop, type Workshop } from '#shared/testing/scenario.ts'
import { contracts } from '#services/contracts/contract.ts'
import { production } from '#services/production/contract.ts'
import { quality } from '#services/quality/contract.ts'
import { quoting } from '#services/quoting/contract.ts'
import { support } from '#services/support/contract.ts'
import { logistics } from '../contract.ts'
import { examplePackage } from '../examples.ts'
import { logisticsService } from '../handlers.ts'
import * as heard from './heard.ts'
import type { Shipment } from '../shipment-view.ts'
import { logisticsWorkers } from '../workers.ts'

const { lotA, lotB, orderId } = heard
const secret = 'whsec_carrier'
type Shop = Workshop<typeof logistics>
let shop: Shop
let printed: Document[]

beforeEach(() => {
  printed = []
  const render = async (document: Document) => { printed.push(document); return new TextEncoder().encode(JSON.stringify(document)) }
  shop = workshop(logistics, logisticsService, { workers: logisticsWorkers, tools: { render }, secrets: { CARRIER_WEBHOOK_SECRET: secret } })
})

const value = <T>(answer: { ok: true; value: T } | { ok: false; problem: { code: string; detail: string } }): T => {
  if (!answer.ok) throw new Error(`${answer.problem.code}: ${answer.problem.detail}`)
  return answer.value
}
const code = (answer: { ok: true } | { ok: false; problem: { code: string } }): string => (answer.ok ? 'ok' : answer.problem.code)

const clerk = () => shop.as('clerk')
const ready = async () => {
  await shop.hear(quoting, heard.planApproved())
  await shop.hear(contracts, heard.contractSigned(), heard.paymentReceived())
  await shop.hear(quality, heard.lotPassed(lotA, 20))
}
type Seen = Shipment & { version: number }
const opened = async (): Promise<Seen> => value(await clerk().openShipment({ body: { orderId } }))
const packing = (shipment: Seen, lots: readonly { lotId: string; quantity: number }[] = [{ lotId: lotA, quantity: 10 }]) =>
  clerk().packPackage({ params: shipment, version: shipment.version, body: { ...examplePackage, lots: [...lots] } })
const packed = async (packages = 1): Promise<Seen> => {
  let shipment = await opened()
  for (let count = 0; count < packages; count += 1) shipment = value(await packing(shipment))
  return shipment
}
const released = async (packages = 1): Promise<Seen> => {
  const shipment = await packed(packages)
  value(await clerk().closePacking({ params: shipment, version: shipment.version, body: { language: 'en' } }))
  await shop.work()
  const papers = value(await clerk().readShipment({ params: shipment }))
  return value(await shop.as('manager').releaseShipment({ params: papers, version: papers.version, body: {} }))
}
const sending = (shipment: Seen, numbers: readonly string[]) => clerk().dispatchShipment({
  params: shipment, version: shipment.version,
  body: { carrier: 'DHL', service: 'Express', trackingNumbers: shipment.packages.flatMap(({ packageId }, index) => (numbers[index] === undefined ? [] : [{ packageId, trackingNumber: numbers[index] }])) },
})
const dispatched = async (numbers: readonly string[]): Promise<Seen> => value(await sending(await released(Math.max(1, numbers.length)), numbers))
const reports = async (tracking_code: string, status: string, id = `evt_${tracking_code}_${status}`, datetime = '2026-03-02T07:00:00Z') => {
  const body = JSON.stringify({ id, description: 'tracker.updated', result: { object: 'Tracker', tracking_code, status, tracking_details: [{ status, message: `said ${status}`, datetime }], fees: [] } })
  return shop.send({ method: 'POST', path: '/webhooks/carrier', headers: { 'content-type': 'application/json', 'x-hmac-signature': signEasypost(secret, body) }, body })
}
const said = async (...types: readonly string[]): Promise<Envelope[]> => (await shop.published()).filter(({ type }) => types.includes(type))
const lot = async (lotId = lotA) => value(await clerk().readLot({ params: { lotId } }))

describe('from a passed lot to the customer', () => {
  it('packs, prints, releases, dispatches and delivers, and says so', async () => {
    await ready()
    shop.clock.set('2026-03-03T08:00:00.000Z')
    const sent = await dispatched(['EZ1000000001', 'EZ1000000002'])
    expect(sent).toMatchObject({ status: 'Dispatched', riskTransferred: false, exportClass: 'confidential' })
    expect(sent.packages.map(({ sscc }) => sscc)).toEqual(['006141410000000012', '006141410000000029'])
    expect((await lot()).counts).toMatchObject({ passed: 20, packed: 0, shipped: 20, packable: 0 })
    expect(await reports('EZ1000000001', 'in_transit')).toMatchObject({ status: 200, body: { received: true, outcome: 'applied' } })
    await reports('EZ1000000001', 'delivered', 'e1', '2026-03-03T06:00:00Z')
    expect(value(await clerk().readShipment({ params: sent }))).toMatchObject({ status: 'InTransit' })
    await reports('EZ1000000002', 'delivered', 'e2', '2026-03-03T07:00:00Z')
    const delivered = value(await shop.as('buyer').readShipment({ params: sent }))
    expect(delivered).toMatchObject({ status: 'Delivered', deliveredAt: '2026-03-03T07:00:00.000Z' })
    expect((await said('Shipped', 'Delivered')).map(({ type, data }) => [type, data])).toMatchObject([
      ['Shipped', { incoterm: 'DAP', place: 'Stuttgart', riskTransferred: false, packages: [{ trackingNumber: 'EZ1000000001', lots: [{ lotId: lotA, lotNumber: 'LOT-000001', quantity: 10 }] }, {}] }],
      ['Delivered', { deliveredAt: '2026-03-03T07:00:00.000Z' }],
    ])
    const history = value(await shop.as('buyer').timeline({ params: { orderId }, query: { limit: 100 } })).items.map(({ type }) => type)
    expect(history).toEqual(expect.arrayContaining(['OrderPlanned', 'LotAdmitted', 'PackagePacked', 'PiecesPacked', 'ShippingDocumentsStored', 'ShipmentReleased', 'Shipped', 'PiecesLeft', 'GoodsLeft', 'PackageMoved', 'Delivered']))
  })

  it('prints one slip and a label for each package, and links them for the buyer of this customer only', async () => {
    await ready()
    const shipment = await released(2)
    expect(printed.map(({ title, page, number }) => [title, page, number])).toEqual([
      ['Shipping label', 'label-100x150', 'PKG-000001'], ['Shipping label', 'label-100x150', 'PKG-000002'], ['Packing slip', 'A4', shipment.number],
    ])
    if (shipment.status !== 'Released') throw new Error(shipment.status)
    expect(shipment.certificates).toEqual([{ lotId: lotA, lotNumber: 'LOT-000001', certificateId: 'crt_A', number: 'CRT-00000A', sha256: 'd'.repeat(64) }])
    const slip = { shipmentId: shipment.shipmentId, sha256: shipment.documents.packingSlip.sha256 }
    expect(value(await shop.as('buyer').readShippingDocument({ params: slip }))).toMatchObject({ name: `${shipment.number}.pdf` })
    expect(code(await shop.as('buyer', 'borealis').readShippingDocument({ params: slip }))).toBe('not-found')
    expect(code(await shop.as('buyer').readShippingDocument({ params: { ...slip, sha256: 'e'.repeat(64) } }))).toBe('not-found')
  })

  it('numbers packages under the prefix the shop has, and prints the name it had when packing was closed', async () => {
    await ready()
    const first = heard.shopProfileSet(1, { name: 'First GmbH', gs1CompanyPrefix: '4099999' })
    await shop.hear(contracts, heard.shopProfileSet(2, { name: 'Second GmbH', gs1CompanyPrefix: '401234500001' }), first, first)
    const shipment = await packed(2)
    expect(shipment.packages.map(({ sscc }) => sscc)).toEqual(['040123450000100013', '040123450000100020'])
    value(await clerk().closePacking({ params: shipment, version: shipment.version, body: { language: 'en' } }))
    expect(await shop.hear(contracts, heard.shopProfileSet(3, { name: 'Third GmbH' }))).toEqual({ failed: 0 })
    await shop.work()
    expect(printed.map(({ header }) => header.left[0])).toEqual(['Second GmbH', 'Second GmbH', 'Second GmbH'])
  })

  it('makes what was printed for an earlier packing void', async () => {
    await ready()
    const shipment = await released(2)
    const parcel = shipment.packages[0]!
    const draft = value(await clerk().unpackPackage({ params: { ...shipment, packageId: parcel.packageId }, version: shipment.version, body: { reason: 'Dented' } }))
    expect(draft).toMatchObject({ status: 'Draft', packages: [{ number: 'PKG-000002' }] })
    expect((await lot()).counts).toMatchObject({ packed: 10, packable: 10 })
    const again = value(await packing(draft))
    expect(again.packages.map(({ sscc }) => sscc)).not.toContain(parcel.sscc)
    value(await clerk().closePacking({ params: again, version: again.version, body: { language: 'te' } }))
    expect(await shop.work()).toBe(1)
    expect(printed.at(-1)).toMatchObject({ title: 'ప్యాకింగ్ స్లిప్', locale: 'te' })
  })

  it('ignores the intent of a packing that was opened again before it was printed', async () => {
    await ready()
    const shipment = await packed(2)
    const closed = value(await clerk().closePacking({ params: shipment, version: shipment.version, body: { language: 'en' } }))
    const parcel = closed.packages[0]!
    value(await clerk().unpackPackage({ params: { ...closed, packageId: parcel.packageId }, version: closed.version, body: { reason: 'Dented' } }))
    await shop.work()
    expect(printed).toEqual([])
    expect(value(await clerk().readShipment({ params: shipment }))).toMatchObject({ status: 'Draft' })
  })
})

describe('what may not leave', () => {
  it('is held at the gate until the shipment milestone is paid', async () => {
    await shop.hear(quality, heard.lotPassed(lotA, 20))
    await shop.hear(contracts, heard.contractSigned())
    expect(code(await clerk().openShipment({ body: { orderId } }))).toBe('plan-not-approved')
    await shop.hear(quoting, heard.planApproved())
    const shipment = await packed()
    value(await clerk().closePacking({ params: shipment, version: shipment.version, body: { language: 'en' } }))
    await shop.work()
    const release = async () => {
      const papers = value(await clerk().readShipment({ params: shipment }))
      return clerk().releaseShipment({ params: papers, version: papers.version, body: {} })
    }
    expect(code(await release())).toBe('shipment-payment-open')
    await shop.hear(contracts, heard.paymentReceived())
    expect(code(await release())).toBe('ok')
  })

  it('is stopped by a dispute after release, and by a hold after release', async () => {
    await ready()
    const shipment = await released()
    await shop.hear(contracts, heard.paymentDisputed())
    expect(code(await sending(shipment, []))).toBe('payment-disputed')
    await shop.hear(contracts, heard.paymentReceived({ version: 7 }, false, 'Disputed'))
    expect(code(await sending(shipment, []))).toBe('payment-disputed')
    await shop.hear(contracts, heard.paymentReceived({ version: 8 }))
    await shop.hear(quality, heard.lotHeld(lotA, { at: '2026-03-02T09:00:00.000Z' }))
    expect(code(await sending(shipment, []))).toBe('lot-held')
    await shop.hear(quality, heard.lotPassed(lotA, 20, { at: '2026-03-02T10:00:00.000Z' }))
    expect(code(await sending(shipment, []))).toBe('ok')
    await shop.hear(contracts, heard.paymentRefunded({ version: 9 }))
    expect(value(await clerk().readOrder({ params: { orderId } }))).toMatchObject({ gate: { status: 'Closed', because: 'payment-refunded' }, dispatched: [{ quantity: 10 }] })
    expect(value(await clerk().readShipment({ params: shipment }))).toMatchObject({ status: 'Dispatched' })
  })

  it('includes more pieces than passed, uninspected lots and lots of other orders', async () => {
    await ready()
    const shipment = await opened()
    expect(code(await packing(shipment, [{ lotId: lotA, quantity: 21 }]))).toBe('package-overfull')
    await shop.hear(quality, heard.lotHeld(lotB))
    expect(code(await packing(shipment, [{ lotId: lotB, quantity: 1 }]))).toBe('lot-held')
    expect(code(await packing(shipment, [{ lotId: 'lot_01JD3ZK8Q5W6X7Y8Z9ABCDEFGZ', quantity: 1 }]))).toBe('lot-of-other-order')
    const second = value(await packing(value(await packing(shipment))))
    expect(code(await packing(second, [{ lotId: lotA, quantity: 1 }]))).toBe('lot-exceeds-passed')
  })
})

describe('two clerks at one lot', () => {
  it('never pack more than passed, even at once', async () => {
    await ready()
    const [one, two, three] = [await opened(), await opened(), await opened()]
    const done = await Promise.all([packing(one), packing(two), packing(three)])
    expect(done.map(code).toSorted()).toEqual(['lot-exceeds-passed', 'ok', 'ok'])
    expect((await lot()).counts).toMatchObject({ packed: 20, packable: 0, shortfall: 0 })
  })
})

describe('a clerk who is not cleared for a lot', () => {
  const turns = (lotId: string) => shop.hear(quality, { ...heard.lotHeld(lotId, { at: '2026-03-02T12:00:00.000Z' }), exportClass: 'military' })

  it('cannot take its package apart: shipment and lot keep telling the same', async () => {
    await ready()
    const shipment = await packed()
    await turns(lotA)
    const parcel = { ...shipment, packageId: shipment.packages[0]!.packageId }
    expect(code(await clerk().unpackPackage({ params: parcel, version: shipment.version, body: { reason: 'Dented' } }))).toBe('not-cleared')
    expect(value(await clerk().readShipment({ params: shipment })).packages).toHaveLength(1)
    expect(value(await shop.as('manager').readLot({ params: { lotId: lotA } })).counts).toMatchObject({ packed: 10 })
  })

  it('cannot pack it, nor take it back at the dock', async () => {
    await ready()
    const sent = await dispatched(['EZ1000000001'])
    await reports('EZ1000000001', 'return_to_sender')
    await turns(lotA)
    const back = value(await clerk().readShipment({ params: sent }))
    expect(code(await clerk().takeBackPackage({ params: { ...back, packageId: back.packages[0]!.packageId }, version: back.version, body: {} }))).toBe('not-cleared')
    expect(value(await shop.as('manager').readLot({ params: { lotId: lotA } })).counts).toMatchObject({ shipped: 10, returned: 0 })
    expect(code(await packing(await opened()))).toBe('not-cleared')
  })
})

describe("the carrier's webhook", () => {
  beforeEach(ready)

  it('needs the signature', async () => {
    expect((await shop.send({ method: 'POST', path: '/webhooks/carrier', headers: { 'content-type': 'application/json', 'x-hmac-signature': 'hmac-sha256-hex=00' }, body: '{}' })).status).toBe(401)
  })

  it('applies an event id once and never goes back', async () => {
    const sent = await dispatched(['EZ1000000001'])
    await reports('EZ1000000001', 'delivered', 'e1', '2026-03-02T07:00:00Z')
    await reports('EZ1000000001', 'delivered', 'e1', '2026-03-02T07:00:00Z')
    await reports('EZ1000000001', 'in_transit', 'e0', '2026-03-02T07:30:00Z')
    expect(value(await clerk().readShipment({ params: sent }))).toMatchObject({ status: 'Delivered' })
    expect(await said('Delivered')).toHaveLength(1)
  })

  it('keeps what it says of unknown numbers, and applies it once a package carries the number', async () => {
    expect(await reports('EZ1000000001', 'in_transit')).toMatchObject({ status: 200, body: { received: true, outcome: 'ignored' } })
    await reports('STRANGER-01', 'failure')
    const kept = value(await clerk().listTrackings({}))
    expect(kept.items.map(({ trackingNumber }) => trackingNumber)).toEqual(['EZ1000000001', 'STRANGER-01'])
    const sent = await dispatched(['EZ1000000001'])
    expect(sent).toMatchObject({ status: 'InTransit', packages: [{ transit: { status: 'InTransit', detail: 'said in_transit' } }] })
    expect(value(await clerk().listTrackings({})).items).toHaveLength(1)
    expect(value(await shop.as('buyer').readTracking({ params: { trackingNumber: 'ez1000000001' } }))).toMatchObject({ status: 'Matched', shipmentId: sent.shipmentId })
    expect(code(await shop.as('buyer').readTracking({ params: { trackingNumber: 'STRANGER-01' } }))).toBe('not-found')
  })

  it('is not led astray by a time far off the calendar: the shipment stays readable', async () => {
    const sent = await dispatched(['EZ1000000001'])
    expect(await reports('EZ1000000001', 'in_transit', 'e1', '+275760-09-13T00:00:00Z')).toMatchObject({ status: 200 })
    expect(value(await clerk().readShipment({ params: sent }))).toMatchObject({ status: 'InTransit' })
  })

  it('acknowledges what it does not act on', async () => {
    const sent = await dispatched(['EZ1000000001'])
    expect(await reports('EZ1000000001', 'pre_transit')).toMatchObject({ status: 200, body: { outcome: 'ignored' } })
    const body = JSON.stringify({ id: 'evt_b', description: 'batch.updated', result: { object: 'Batch', state: 'created' } })
    expect(await shop.send({ method: 'POST', path: '/webhooks/carrier', headers: { 'content-type': 'application/json', 'x-hmac-signature': signEasypost(secret, body) }, body })).toMatchObject({ status: 200, body: { outcome: 'ignored' } })
    expect(value(await clerk().readShipment({ params: sent }))).toMatchObject({ status: 'Dispatched' })
  })

  it('publishes an exception, and pieces brought back wait for inspection', async () => {
    const sent = await dispatched(['EZ1000000001'])
    await reports('EZ1000000001', 'failure', 'e1', '2026-03-02T07:00:00Z')
    expect((await said('DeliveryException')).map(({ data }) => data)).toMatchObject([{ sscc: sent.packages[0]?.sscc, reason: 'said failure' }])
    await reports('EZ1000000001', 'return_to_sender', 'e2', '2026-03-02T07:30:00Z')
    const back = value(await clerk().readShipment({ params: sent }))
    expect(back.status).toBe('Returned')
    value(await clerk().takeBackPackage({ params: { ...back, packageId: back.packages[0]!.packageId }, version: back.version, body: {} }))
    expect((await lot()).counts).toMatchObject({ shipped: 10, returned: 10, passedAgain: 0, packable: 10 })
    await shop.hear(quality, heard.lotPassed(lotA, 19, { at: '2026-03-02T11:00:00.000Z' }))
    expect((await lot()).counts).toMatchObject({ passed: 19, passedAgain: 10, packable: 19 })
  })
})

describe('own transport', () => {
  it('is delivered when a clerk says who took the goods', async () => {
    await ready()
    const sent = await dispatched([])
    shop.clock.advance(7200)
    const confirm = (at: string) => clerk().confirmDelivery({ params: sent, version: sent.version, body: { receivedBy: 'Bea Buyer', at } })
    expect(code(await confirm('2026-03-02T23:00:00.000Z'))).toBe('delivery-time-implausible')
    expect(value(await confirm('2026-03-02T09:00:00.000Z'))).toMatchObject({ status: 'Delivered', receivedBy: 'Bea Buyer', confirmedBy: { id: 'clerk' } })
    expect(await said('Delivered')).toHaveLength(1)
  })
})

describe('events from others', () => {
  const all = () => [
    [quoting, heard.planApproved()], [contracts, heard.contractSigned()], [contracts, heard.paymentReceived()], [contracts, heard.contractAmended()],
    [quality, heard.lotPassed(lotA, 20, { at: '2026-03-02T08:00:00.000Z' })], [quality, heard.nonconformanceOpened(lotA, { at: '2026-03-02T09:00:00.000Z' })],
    [quality, heard.dispositioned(lotA, 'scrap', { at: '2026-03-02T09:10:00.000Z' })], [quality, heard.dispositioned(lotA, 'use-as-is', { at: '2026-03-02T09:11:00.000Z' })],
    [production, heard.lotScrapped(lotA, 2, { at: '2026-03-02T09:20:00.000Z' })], [quality, heard.lotPassed(lotA, 18, { at: '2026-03-02T10:00:00.000Z' })],
    [support, heard.recallDeclared([lotA, lotB], { at: '2026-03-02T09:30:00.000Z' })], [quality, heard.lotHeld(lotB, { at: '2026-03-02T07:00:00.000Z' })],
  ] as const
  const outcome = async () => {
    const { version: _order, ...file } = value(await clerk().readOrder({ params: { orderId } }))
    return { gate: file.gate, a: await lot(lotA).then(({ status, counts }) => ({ status, counts })), b: await lot(lotB).then(({ status }) => status) }
  }

  it('come to the same in any order, and twice', async () => {
    const expected = { gate: { status: 'Open' }, a: { status: 'Passed', counts: { passed: 18, packable: 18, lost: 0 } }, b: 'Hold' }
    for (const order of [all(), all().toReversed(), [...all().slice(5), ...all().slice(0, 5)]]) {
      shop = workshop(logistics, logisticsService, {})
      for (const [source, event] of [...order, ...order]) expect(await shop.hear(source, event)).toEqual({ failed: 0 })
      expect(await outcome()).toMatchObject(expected)
    }
  })

  it('tell of returns: settled pieces count again once the lot is passed again, in whatever order that is heard', async () => {
    await ready()
    await dispatched([])
    await shop.hear(support, heard.returnAuthorized(lotA, 5, { at: '2026-03-02T12:00:00.000Z' }))
    await shop.hear(quality, heard.lotHeld(lotA, { at: '2026-03-02T12:01:00.000Z' }))
    expect(await lot()).toMatchObject({ status: 'Hold', counts: { shipped: 10, expected: 5, returned: 0, packable: 0 } })
    await shop.hear(quality, heard.lotPassed(lotA, 18, { at: '2026-03-02T14:00:00.000Z' }))
    expect((await lot()).counts).toMatchObject({ passed: 18, passedAgain: 0, packable: 8 })
    await shop.hear(support, heard.returnSettled(lotA, 5, 'replace', { at: '2026-03-02T13:00:00.000Z' }))
    expect((await lot()).counts).toMatchObject({ expected: 0, returned: 5, passedAgain: 5, packable: 13 })
  })

  it('end an order for good', async () => {
    await ready()
    await shop.hear(contracts, heard.contractTerminated())
    await shop.hear(contracts, heard.contractSigned({ id: 'late', version: 2 }))
    expect(code(await clerk().openShipment({ body: { orderId } }))).toBe('contract-terminated')
  })
})

describe('lists', () => {
  it('show the shop everything and a buyer only what is theirs', async () => {
    await ready()
    const shipment = await packed()
    const numbers = async (who: 'mine' | 'other' | 'shop') => {
      const client = who === 'shop' ? clerk() : shop.as('buyer', who === 'mine' ? 'aurora' : 'borealis')
      return [value(await client.listShipments({})), value(await client.listShipments({ query: { orderId } }))].map(({ items }) => items.length)
    }
    expect([await numbers('mine'), await numbers('other'), await numbers('shop')]).toEqual([[1, 1], [0, 0], [1, 1]])
    expect(code(await shop.as('buyer', 'borealis').readShipment({ params: shipment }))).toBe('not-found')
    expect(code(await shop.as('buyer').readLot({ params: { lotId: lotA } }))).toBe('forbidden')
    expect(value(await clerk().listLots({ query: { orderId } })).items).toHaveLength(1)
    expect(value(await clerk().listLots({})).items).toHaveLength(1)
    expect(value(await shop.as('buyer').listOrders({})).items).toHaveLength(1)
    expect(value(await clerk().listOrders({ query: { gate: 'Closed' } })).items).toHaveLength(0)
  })

  it('keep to the status asked for, whoever asks and whatever of', async () => {
    await ready()
    await packed()
    const buyer = shop.as('buyer')
    const lengths = async (status: 'Draft' | 'Delivered') =>
      [value(await buyer.listShipments({ query: { status } })), value(await buyer.listShipments({ query: { status, orderId } })), value(await clerk().listShipments({ query: { status, orderId } }))].map(({ items }) => items.length)
    expect([await lengths('Draft'), await lengths('Delivered')]).toEqual([[1, 1, 1], [0, 0, 0]])
    expect(value(await clerk().listLots({ query: { orderId, status: 'Hold' } })).items).toHaveLength(0)
    expect(value(await clerk().listLots({ query: { orderId, status: 'Passed' } })).items).toHaveLength(1)
    expect([value(await buyer.listOrders({ query: { gate: 'Closed' } })), value(await buyer.listOrders({ query: { gate: 'Open' } }))].map(({ items }) => items.length)).toEqual([0, 1])
  })
})
