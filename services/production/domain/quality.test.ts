import { describe, expect, it } from 'vitest'
import { at, begun, benched, code, complete, counts, finish, later, manufacturer, ncr, order, pass, passed, sawn } from '../test/making.ts'
import { events, must, start } from '../test/order.ts'
import { recordReturn, recordShipment } from './deliveries.ts'
import { reworkOperation } from './operation.ts'
import { orderOutside, receiveOutside, sendOutside } from './outside.ts'
import { dispose, holdLot, passLot } from './quality.ts'

describe('a complete lot', () => {
  it('waits for inspection and tells its whole story', () => {
    const done = finish(benched, 40, 19)
    expect(complete).toMatchObject({ status: 'AwaitingQc', completedAt: later })
    expect(done.ok && done.value.events.at(-1)).toMatchObject({ type: 'LotCompleted', data: { quantity: 19, scrapped: 1, heatIds: ['H-48213'], material: 'EN AW-6082 T6', operations: [{ sequence: 10 }, { sequence: 20 }, { sequence: 30, performer: 'customer' }, { sequence: 40 }] } })
  })

  it('passes, ships in parts and comes back', () => {
    expect(passed).toMatchObject({ status: 'Passed', pass: { certificateNumber: 'CRT-1' } })
    const some = must(recordShipment(passed, { shipmentId: 's1', quantity: 10 }))
    expect(some.status).toBe('Passed')
    const all = must(recordShipment(some, { shipmentId: 's2', quantity: 9 }))
    expect(all.status).toBe('Shipped')
    expect(events(recordShipment(all, { shipmentId: 's2', quantity: 9 }))).toEqual([])
    const back = must(recordReturn(all, { rmaId: 'r1', quantity: 19 }))
    expect(back.status).toBe('Returned')
    expect(events(recordReturn(back, { rmaId: 'r1', quantity: 19 }))).toEqual([])
    expect(code(recordReturn(back, { rmaId: 'r2', quantity: 1 }))).toBe('return-exceeds-shipment')
    expect(code(recordShipment(all, { shipmentId: 's3', quantity: 1 }))).toBe('shipment-exceeds-lot')
    expect(code(recordShipment(complete, { shipmentId: 's1', quantity: 1 }))).toBe('lot-not-passed-yet')
  })

  it('goes back to its last operation for rework and must then be inspected again', () => {
    const held = must(holdLot(passed, { key: 'ncr-1', reason: 'Burrs', at: '2026-03-03T10:30:00.000Z' }))
    expect(held).toMatchObject({ status: 'Hold', heldSince: '2026-03-03T10:30:00.000Z' })
    const back = must(dispose(held, ncr('rework', 3), manufacturer, later))
    expect(back).toMatchObject({ status: 'InProcess', currentSequence: 40, quantity: 19 })
    const again = reworkOperation(back, { ...at(40), good: 2, scrap: 1, cause: 'workmanship' }, manufacturer, later)
    expect(events(again)).toEqual(['PiecesReworked', 'LotScrapped', 'LotCompleted'])
    expect(must(again)).toMatchObject({ status: 'AwaitingQc', quantity: 18 })
    expect(must(passLot(must(again), { ...pass, at: '2026-03-03T12:00:00.000Z' })).status).toBe('Passed')
  })

  it.each(['scrap', 'return-to-supplier'] as const)('loses the pieces that are to be %s', (disposition) => {
    const less = dispose(complete, ncr(disposition, 4), manufacturer, later)
    expect(must(less)).toMatchObject({ status: 'AwaitingQc', quantity: 15 })
    expect(less.ok && less.value.events).toMatchObject([{ type: 'DispositionRecorded' }, { type: 'LotScrapped', data: { quantity: 4, remaining: 15, cause: 'workmanship' } }])
  })

  it.each(['use-as-is', 'repair'] as const)('keeps its pieces when they are accepted (%s)', (disposition) => {
    expect(must(dispose(must(holdLot(complete, { key: 'ncr-1', reason: 'x', at: later })), ncr(disposition, 4), manufacturer, later))).toMatchObject({ status: 'AwaitingQc', quantity: 19 })
  })

  it('is not held for ever by a decision about pieces that were lost while it was made', () => {
    const held = must(holdLot(complete, { key: 'ncr-1', reason: 'Burrs', at: later }))
    const gone = dispose(held, ncr('scrap', 20), manufacturer, later)
    expect(must(gone)).toMatchObject({ status: 'Scrapped', quantity: 0, holds: [] })
    expect(gone.ok && gone.value.events.at(-1)).toMatchObject({ type: 'LotScrapped', data: { quantity: 19, remaining: 0 } })
    expect(must(dispose(held, ncr('rework', 20), manufacturer, later))).toMatchObject({ status: 'InProcess', operations: [{}, {}, {}, { ledger: { rework: 19, good: 0 }, reworked: 19 }] })
    expect(events(dispose(must(gone), ncr('scrap', 1), manufacturer, later))).toEqual(['DispositionRecorded'])
  })

  it('can be reworked while a return still holds it, and says that it is complete again', () => {
    const returned = must(holdLot(passed, { key: 'evt-return', reason: 'RMA-1', at: '2026-03-03T10:30:00.000Z' }))
    const back = must(dispose(returned, ncr('rework', 3), manufacturer, later))
    const again = reworkOperation(back, { ...at(40), good: 3, scrap: 0 }, manufacturer, later)
    expect(events(again)).toEqual(['PiecesReworked', 'LotCompleted'])
    expect(must(again)).toMatchObject({ status: 'Hold', quantity: 19 })
    expect(must(passLot(must(again), { ...pass, at: '2026-03-03T12:00:00.000Z' })).status).toBe('Passed')
    expect(code(reworkOperation(must(again), { ...at(40), good: 1, scrap: 0 }, manufacturer, later))).toBe('rework-does-not-fit')
  })
})

describe('quality in the middle of production', () => {
  it('sets pieces aside for rework, which then go back into the operation', () => {
    const aside = must(dispose(begun, ncr('rework', 5), manufacturer, later))
    expect(aside.operations[0]).toMatchObject({ status: 'Running', ledger: { inProcess: 15, rework: 5 } })
    expect(must(reworkOperation(aside, { ...at(10), good: 5, scrap: 0 }, manufacturer, later)).operations[0]).toMatchObject({ status: 'Running', ledger: { inProcess: 20, rework: 0 } })
  })

  it('finishes under a hold what had been begun, but begins nothing', () => {
    const held = must(holdLot(begun, { key: 'n', reason: 'x', at: start }))
    expect(must(finish(held, 10, 20))).toMatchObject({ status: 'Hold', operations: [{ status: 'Done' }, { status: 'Ready' }, {}, {}] })
  })

  it('brings the last pieces home when those still here are scrapped', () => {
    const ordered = must(orderOutside(order, sawn, { ...at(20), reference: 'PO' }, start))
    const part = must(sendOutside(order, ordered, { sequence: 20, quantity: 10 }, start))
    const home = must(receiveOutside(part, { sequence: 20, ...counts(10, 0, 0), certificateIds: [] }, manufacturer, later))
    expect(code(dispose(part, ncr('rework', 10), manufacturer, later))).toBe('pieces-not-in-lot')
    expect(must(dispose(home, ncr('scrap', 9), manufacturer, later)).operations[1]).toMatchObject({ status: 'Received', ledger: { good: 10, scrap: 9, inProcess: 0 } })
  })

  it('knows a hold that came after its decision, or before a pass, as over; and holds a lot once', () => {
    const decidedFirst = must(dispose(begun, ncr('use-as-is', 1), manufacturer, later))
    expect(events(holdLot(decidedFirst, { key: 'ncr-1', reason: 'x', at: start }))).toEqual([])
    expect(events(holdLot(passed, { key: 'n2', reason: 'x', at: start }))).toEqual([])
    const held = must(holdLot(begun, { key: 'n', reason: 'x', at: start }))
    expect(events(holdLot(held, { key: 'n', reason: 'x', at: start }))).toEqual([])
    expect(must(passLot(must(holdLot(complete, { key: 'n', reason: 'x', at: start })), pass)).status).toBe('Passed')
  })
})
