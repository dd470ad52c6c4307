import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Shipment } from '../shipment-view.ts'
import type { CarrierUpdate } from '../tracking-view.ts'
import { meaningOf, reportOf } from './carrier-status.ts'
import { clerk, codeOf, minute, nextOf, packageId, releasedScene, sentScene, valueOf } from '../test/scenes.ts'
import { advance, confirmDelivery, takeBack } from './transit.ts'

const update = (status: CarrierUpdate['status'], at: number, eventId = `${status}-${at}`): CarrierUpdate => ({ eventId, status, at: minute(at), detail: `said ${status}` })
const after = (shipment: Shipment, ...moves: readonly (readonly [number, CarrierUpdate])[]): Shipment => moves.reduce((at, [index, move]) => nextOf(advance(at, packageId(index), move)), shipment)
const sent = (packages = 2) => sentScene(packages).shipment

describe("a carrier's reports", () => {
  it('move packages, and the shipment with them', () => {
    expect(after(sent(), [1, update('InTransit', 20)]).status).toBe('InTransit')
    expect(after(sent(), [1, update('Delivered', 20)]).status).toBe('InTransit')
    expect(after(sent(), [1, update('Exception', 20)]).status).toBe('Exception')
    expect(after(sent(), [1, update('Exception', 20)], [1, update('InTransit', 21)]).status).toBe('InTransit')
    expect(after(sent(), [1, update('Returned', 20)], [2, update('Delivered', 21)]).status).toBe('Returned')
    expect(after(sent(), [1, update('Delivered', 21)], [2, update('Delivered', 20)])).toMatchObject({ status: 'Delivered', deliveredAt: minute(21), confirmedBy: { name: 'DHL' } })
  })

  it('publish Delivered once, with the last package, and each exception', () => {
    const first = valueOf(advance(sent(), packageId(1), update('Delivered', 20)))
    expect(first.events.map(({ type }) => type)).toEqual(['PackageMoved'])
    const last = valueOf(advance(first.next, packageId(2), update('Delivered', 21)))
    expect(last.events).toMatchObject([{ type: 'PackageMoved' }, { type: 'Delivered', data: { deliveredAt: minute(21), packages: [{}, {}] } }])
    expect(valueOf(advance(last.next, packageId(2), update('Delivered', 22))).events.map(({ type }) => type)).toEqual(['CarrierUpdateSuperseded'])
    const wrong = valueOf(advance(sent(), packageId(2), update('Exception', 20)))
    expect(wrong.events).toMatchObject([{ type: 'PackageMoved' }, { type: 'DeliveryException', data: { sscc: sent().packages[1]?.sscc, reason: 'said Exception' } }])
    expect(valueOf(advance(wrong.next, packageId(2), update('Returned', 21))).events).toMatchObject([{ type: 'PackageMoved' }, { type: 'DeliveryException' }])
  })

  it('never take a delivered package back, whatever comes later', () => {
    for (const status of ['InTransit', 'Exception', 'Returned'] as const) {
      const delivered = after(sent(1), [1, update('Delivered', 20)])
      const later = valueOf(advance(delivered, packageId(1), update(status, 30)))
      expect(later).toEqual({ next: delivered, events: [expect.objectContaining({ type: 'CarrierUpdateSuperseded' })] })
    }
  })

  it('come to the same status in any order, with repeats', () => {
    const move = fc.tuple(fc.constantFrom(1, 2), fc.constantFrom('InTransit' as const, 'Delivered' as const, 'Returned' as const, 'Exception' as const), fc.integer({ min: 10, max: 20 }))
    const both = fc.array(move, { minLength: 1, maxLength: 7 }).chain((moves) => fc.tuple(fc.constant(moves), fc.shuffledSubarray([...moves, ...moves], { minLength: moves.length * 2 })))
    const end = (moves: readonly (readonly [number, CarrierUpdate['status'], number])[]) => {
      const done = after(sent(), ...moves.map(([index, status, at]) => [index, update(status, at)] as const))
      return [done.status, ...done.packages.map(({ transit }) => transit.status)]
    }
    fc.assert(fc.property(both, ([moves, shuffled]) => { expect(end(shuffled)).toEqual(end(moves)) }))
  })

  it('are refused for shipments and packages that are not on the way', () => {
    expect(codeOf(advance(releasedScene().shipment, packageId(1), update('InTransit', 20)))).toBe('not-dispatched')
    expect(codeOf(advance(sent(), packageId(9), update('InTransit', 20)))).toBe('package-not-found')
  })
})

describe('a delivery vouched for by a clerk', () => {
  const taken = (shipment: Shipment, at = 30) => confirmDelivery(shipment, { receivedBy: 'Bea Buyer', at: minute(at), by: clerk }, minute(60))

  it('delivers every package still on the way', () => {
    const done = valueOf(taken(after(sent(), [1, update('Delivered', 20)])))
    expect(done.next).toMatchObject({ status: 'Delivered', receivedBy: 'Bea Buyer', confirmedBy: clerk, deliveredAt: minute(30) })
    expect(done.events.map(({ type }) => type)).toEqual(['PackageMoved', 'Delivered'])
    expect(nextOf(taken(after(sent(), [1, update('Returned', 20)])))).toMatchObject({ status: 'Returned', packages: [{ transit: { status: 'Returned' } }, { transit: { status: 'Delivered' } }] })
  })

  it('is refused before dispatch, twice, at impossible times and with nothing on the way', () => {
    expect(codeOf(taken(releasedScene().shipment))).toBe('not-dispatched')
    expect(codeOf(taken(nextOf(taken(sent()))))).toBe('already-delivered')
    expect(taken(sent(), 13)).toMatchObject({ error: { code: 'delivery-time-implausible', field: '/at' } })
    expect(codeOf(taken(sent(), 61))).toBe('delivery-time-implausible')
    expect(codeOf(taken(after(sent(1), [1, update('Returned', 20)])))).toBe('nothing-on-the-way')
  })
})

describe('a package brought back', () => {
  it('is taken back at the dock, once', () => {
    const back = after(sent(1), [1, update('Returned', 20)])
    const done = valueOf(takeBack(back, packageId(1), clerk, minute(40)))
    expect(done).toMatchObject({ next: { status: 'Returned', packages: [{ transit: { status: 'TakenBack' } }] }, events: [{ type: 'PackageTakenBack' }, { type: 'DeliveryException', data: { sscc: sent(1).packages[0]?.sscc, reason: 'said Returned', takenBack: true, packages: [{}] } }] })
    expect(codeOf(takeBack(done.next, packageId(1), clerk, minute(41)))).toBe('package-not-returned')
  })

  it('is refused before the carrier says so', () => {
    expect(codeOf(takeBack(sent(), packageId(1), clerk, minute(40)))).toBe('package-not-returned')
    expect(codeOf(takeBack(sent(), packageId(9), clerk, minute(40)))).toBe('package-not-found')
    expect(codeOf(takeBack(releasedScene().shipment, packageId(1), clerk, minute(40)))).toBe('not-dispatched')
  })
})

describe('the words of the tracker', () => {
  const result = (extra: object) => ({ id: 'evt_1', description: 'tracker.updated', result: { object: 'Tracker' as const, tracking_code: 'ez 1000000001', status: 'in_transit', ...extra } })

  it('mean where a package is, or nothing', () => {
    expect(['in_transit', 'out_for_delivery', 'available_for_pickup', 'delivered', 'return_to_sender', 'failure', 'error', 'cancelled', 'pre_transit', 'unknown', 'new'].map(meaningOf)).toEqual(
      ['InTransit', 'InTransit', 'InTransit', 'Delivered', 'Returned', 'Exception', 'Exception', 'Exception', undefined, undefined, undefined])
  })

  it('carry the time of the scan that says so, never later than now', () => {
    const details = [{ status: 'in_transit', datetime: '2026-03-02T08:05:00Z', message: 'Sorted' }, { status: 'in_transit', datetime: '2026-03-02T08:03:00Z', message: 'Left' }, { status: 'pre_transit', datetime: '2026-03-02T08:09:00Z' }]
    expect(reportOf(result({ tracking_details: details }), minute(30))).toEqual({ trackingNumber: 'EZ1000000001', update: { eventId: 'evt_1', status: 'InTransit', at: minute(5), detail: 'Sorted' } })
    expect(reportOf(result({ updated_at: '2026-03-02T08:07:00Z' }), minute(30))?.update).toMatchObject({ at: minute(7), detail: 'in_transit' })
    expect(reportOf(result({ updated_at: '2099-01-01T00:00:00Z' }), minute(30))?.update.at).toBe(minute(30))
    for (const strange of ['+275760-09-13T00:00:00Z', '+012026-01-01T00:00:00Z', '-000001-01-01T00:00:00Z']) expect(reportOf(result({ updated_at: strange }), minute(30))?.update.at).toBe(minute(30))
    expect(reportOf(result({ updated_at: 'yesterday' }), minute(30))?.update.at).toBe(minute(30))
    expect(reportOf(result({ status: 'delivered', signed_by: 'B. Buyer' }), minute(30))?.update.detail).toBe('B. Buyer')
  })

  it('are nothing to us when they speak of something else', () => {
    expect(reportOf({ id: 'e', description: 'batch.updated', result: { object: 'Batch' } }, minute(30))).toBeUndefined()
    expect(reportOf(result({ status: 'pre_transit' }), minute(30))).toBeUndefined()
    expect(reportOf(result({ tracking_code: '?' }), minute(30))).toBeUndefined()
  })
})
