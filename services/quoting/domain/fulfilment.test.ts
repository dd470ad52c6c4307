import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { next, now, quoted, told } from '../test/states.ts'
import { recordDelivered, recordShipped } from './fulfilment.ts'

const shipment = (digit: number) => ({ shipmentId: `shp_${digit}`, number: `SHP-${digit}`, carrier: 'DHL', packages: [{ trackingNumber: `T${digit}` }, {}] })
const later = '2026-03-05T08:00:00.000Z'

describe('fulfilment', () => {
  it('keeps dispatch and delivery for the buyer', () => {
    const shipped = next(recordShipped(quoted(), shipment(1), now))
    expect(shipped.fulfilment).toEqual([{ status: 'Shipped', shipmentId: 'shp_1', number: 'SHP-1', carrier: 'DHL', tracking: ['T1'], dispatchedAt: now }])
    expect(told(recordShipped(shipped, shipment(1), now))).toEqual([])
    expect(told(recordDelivered(shipped, shipment(1), later))).toEqual(['DeliveryRecorded'])
    expect(next(recordDelivered(quoted(), shipment(1), later)).fulfilment).toEqual([{ status: 'Delivered', shipmentId: 'shp_1', number: 'SHP-1', carrier: 'DHL', tracking: ['T1'], deliveredAt: later }])
  })

  it('reaches the same state in whatever order and however often messages come', () => {
    const messages = [1, 2, 3].flatMap((digit) => [{ digit, what: recordShipped, at: now }, { digit, what: recordDelivered, at: later }])
    const heard = (order: typeof messages) => order.reduce((rfq, { digit, what, at }) => next(what(rfq, shipment(digit), at)), quoted()).fulfilment
    fc.assert(fc.property(fc.shuffledSubarray(messages, { minLength: 6 }), fc.array(fc.constantFrom(...messages)), (order, again) => {
      expect(heard([...order, ...again])).toEqual(heard(messages))
      expect(heard([...again, ...order])).toEqual(heard(messages))
    }))
  })
})
