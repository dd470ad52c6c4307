import { describe, expect, it } from 'vitest'
import type { Tracking } from '../tracking-view.ts'
import { dispatch, type Sending } from './dispatch.ts'
import { notePayment } from './order-file.ts'
import { clerk, codeOf, held, minute, nextOf, numbersFor, owner, packageId, paid, readyScene, releasedScene, sentScene, valueOf } from '../test/scenes.ts'
import { keep, match } from './tracking.ts'

const sending = (trackingNumbers: Sending['trackingNumbers']): Sending => ({ carrier: 'DHL', service: 'Express', trackingNumbers, by: clerk })
const scene = releasedScene(2)
const numbers = numbersFor(scene.shipment)
const send = (trackingNumbers = numbers, trackings: readonly Tracking[] = [], { shipment, order, stocks } = scene) => dispatch(shipment, { order, stocks, trackings }, sending(trackingNumbers), minute(14))
const report = (status: 'InTransit' | 'Delivered', at: number) => ({ eventId: `e${at}`, status, at: minute(at), detail: 'said' })

describe('dispatch', () => {
  it('moves shipment, order, stock and tracking numbers at once', () => {
    const sent = valueOf(send())
    expect(sent.shipment).toMatchObject({ next: { status: 'Dispatched', carrier: 'DHL', riskTransferred: false }, events: [{ type: 'Shipped', data: { incoterm: 'DAP', packages: [{ trackingNumber: 'EZ1000000001' }, { trackingNumber: 'EZ1000000002' }] } }] })
    expect(sent.order).toMatchObject({ next: { dispatched: [{ quantity: 20 }] }, events: [{ type: 'GoodsLeft' }] })
    expect(sent.stocks).toMatchObject([{ next: { counts: { packed: 0, shipped: 20, packable: 80 } }, events: [{ type: 'PiecesLeft', data: { quantity: 20 } }] }])
    expect(sent.trackings).toMatchObject([{ next: { status: 'Matched', packageId: packageId(1) } }, { next: { status: 'Matched', packageId: packageId(2) } }])
  })

  it('goes without numbers by own transport', () => {
    const sent = valueOf(send([]))
    expect(sent.trackings).toEqual([])
    expect(sent.shipment.next.packages[0]?.transit).toEqual({ status: 'Dispatched', at: minute(14), detail: 'DHL' })
  })

  it('needs the release', () => {
    expect(codeOf(send(numbers, [], readyScene(2)))).toBe('not-released')
    expect(codeOf(send(numbers, [], sentScene(2)))).toBe('not-released')
  })

  it('is stopped by what happened after release', () => {
    expect(codeOf(send(numbers, [], { ...scene, stocks: scene.stocks.map((stock) => held(stock)) }))).toBe('lot-held')
    expect(codeOf(send(numbers, [], { ...scene, order: nextOf(notePayment(scene.order, owner, paid('Disputed', false, 9))) }))).toBe('payment-disputed')
  })

  it('gives each package one number of its own', () => {
    const [first, second] = numbers
    if (!first || !second) throw new Error('two packages')
    expect(codeOf(send([first, { ...second, trackingNumber: first.trackingNumber }]))).toBe('tracking-number-repeats')
    expect(send([first])).toMatchObject({ error: { code: 'tracking-number-missing', params: { package: 'PKG-2' } } })
    expect(codeOf(send([...numbers, { packageId: packageId(3), trackingNumber: 'EZ1000000003' }]))).toBe('tracking-number-without-package')
    const used = valueOf(match(undefined, { trackingNumber: second.trackingNumber, ...owner, shipmentId: 'shp_2', packageId: 'pkg_2', matchedAt: minute(0) }, '')).next
    expect(send(numbers, [used])).toMatchObject({ error: { code: 'tracking-number-used', field: '/trackingNumbers/1' } })
  })

  it('takes what carriers said of the numbers before', () => {
    const early = valueOf(keep(undefined, 'EZ1000000001', report('Delivered', 9)))
    expect(early.events).toMatchObject([{ type: 'CarrierUpdateKept' }])
    const twice = early.next.status === 'Unmatched' ? nextOf(keep(early.next, 'EZ1000000001', report('InTransit', 8))) : early.next
    const sent = valueOf(send(numbers, [twice])).shipment
    expect(sent.next).toMatchObject({ status: 'InTransit', packages: [{ transit: { status: 'Delivered' } }, { transit: { status: 'Dispatched' } }] })
    expect(sent.events.map(({ type }) => type)).toEqual(['Shipped', 'PackageMoved', 'PackageMoved'])
  })

  it('keeps the latest fifty reports of an unknown number', () => {
    const reports = Array.from({ length: 60 }, (_, at) => report('InTransit', at))
    const kept = reports.reduce<Extract<Tracking, { status: 'Unmatched' }> | undefined>((known, update) => {
      const next = nextOf(keep(known, 'STRANGER', update))
      return next.status === 'Unmatched' ? next : known
    }, undefined)
    expect(kept?.updates).toHaveLength(50)
    expect(kept?.updates.at(-1)).toEqual(report('InTransit', 59))
  })
})
