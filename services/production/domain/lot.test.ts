import { describe, expect, it } from 'vitest'
import { at, begun, code, complete, later, lot, manufacturer, ncr, order, passed, sawn } from '../test/making.ts'
import { asked, lotId, must, ready, releasedWith, start } from '../test/order.ts'
import { follow } from './follow.ts'
import type { Lot } from '../lot-view.ts'
import { finishOperation, reworkOperation, type LotDecided } from './operation.ts'
import { orderOutside, receiveOutside, sendOutside } from './outside.ts'
import { dispose } from './quality.ts'
import { split } from './split.ts'

describe('a split', () => {
  it('conserves pieces, heats and what was done', () => {
    const done = split(sawn, { lotId: lotId(7), number: 'LOT-000007', quantity: 5 }, later)
    if (!done.ok) throw new Error(done.error.code)
    const { parent, child, heats } = done.value
    expect(parent.next).toMatchObject({ quantity: 14, splits: [{ direction: 'out', lotId: lotId(7), quantity: 5, beforeSequence: 20 }], operations: [{ ledger: { good: 19 } }, { ledger: { input: 14 } }, {}, {}] })
    expect(child.next).toMatchObject({ status: 'InProcess', quantity: 5, released: 5, heatIds: ['H-48213'], inherited: [{ sequence: 10, good: 19 }], splits: [{ direction: 'in', lotId: lot.lotId }], operations: [{ sequence: 20, status: 'Ready', ledger: { input: 5 } }, {}, {}] })
    expect(heats).toMatchObject([{ heatId: 'H-48213', lotId: lotId(7), quantity: 5 }])
    expect(follow(order, child.next, child, later).next.lots).toHaveLength(2)
  })

  it('refuses while pieces are being worked, and leaves some', () => {
    expect(code(split(begun, { lotId: lotId(7), number: 'L', quantity: 5 }, later))).toBe('split-needs-waiting-lot')
    expect(code(split(sawn, { lotId: lotId(7), number: 'L', quantity: 19 }, later))).toBe('split-too-large')
  })
})

describe('the work order follows its lots', () => {
  it('runs, completes with the last lot and opens again when one comes back for rework', () => {
    const begins = follow(order, lot, { next: begun, events: [] }, start)
    expect(begins).toMatchObject({ next: { status: 'InProgress' }, events: [{ type: 'LotFollowed' }] })
    expect(follow(begins.next, begun, { next: begun, events: [] }, start).next).toBe(begins.next)
    const done = follow(begins.next, complete, { next: passed, events: [] }, later).next
    expect(done.status).toBe('Completed')
    const back = must(dispose(passed, ncr('rework', 1), manufacturer, later))
    expect(follow(done, passed, { next: back, events: [] }, later).next.status).toBe('InProgress')
  })

  it('books who bears a loss, by clause or by the principle of the trade', () => {
    const loss = finishOperation(begun, { ...at(10), good: 18, scrap: 2, rework: 0, cause: 'workmanship' }, manufacturer, later)
    const { costs } = follow(order, begun, { next: must(loss), events: loss.ok ? loss.value.events : [] }, later).next
    expect(costs).toMatchObject({ entries: [{ clause: '7.2', bearer: 'manufacturer', pieces: 2, seconds: 240, sequence: 10 }], manufacturer: { pieces: 2 }, customer: { pieces: 0 }, total: { pieces: 2, seconds: 240 } })
  })

  it('books who bears rework, in the time of that operation once more, wherever the need for it is found', () => {
    const booked = (before: Lot, decision: LotDecided) => follow(order, before, { next: must(decision), events: decision.ok ? decision.value.events : [] }, later).next.costs
    const sawnAgain = booked(begun, finishOperation(begun, { ...at(10), good: 15, scrap: 2, rework: 3, cause: 'workmanship' }, manufacturer, later))
    expect(sawnAgain).toMatchObject({ entries: [{ kind: 'scrap', pieces: 2, seconds: 240 }, { kind: 'rework', pieces: 3, seconds: 360, sequence: 10, clause: '7.2' }], manufacturer: { pieces: 5, seconds: 600 }, total: { pieces: 5, seconds: 600 } })
    const designed = booked(passed, dispose(passed, { ...ncr('rework', 4), cause: 'design-defect' }, () => 'customer', later))
    expect(designed).toMatchObject({ entries: [{ kind: 'rework', lotId: lot.lotId, sequence: 40, pieces: 4, seconds: 240, bearer: 'customer', clause: '7.3' }], customer: { pieces: 4, seconds: 240 }, manufacturer: { pieces: 0 } })
    const sent = must(sendOutside(order, must(orderOutside(order, sawn, { ...at(20), reference: 'PO' }, start)), { sequence: 20, quantity: 19 }, start))
    const home = booked(sent, receiveOutside(sent, { sequence: 20, good: 17, scrap: 0, rework: 2, cause: 'subcontractor-defect', certificateIds: [] }, () => 'customer', later))
    expect(home.entries).toMatchObject([{ kind: 'rework', sequence: 20, pieces: 2, seconds: 0, clause: '' }])
    const over = must(finishOperation(begun, { ...at(10), good: 17, scrap: 0, rework: 3, cause: 'workmanship' }, manufacturer, later))
    expect(booked(over, reworkOperation(over, { ...at(10), good: 3, scrap: 0 }, manufacturer, later)).entries).toEqual([])
  })

  it('takes two lots of one release', () => {
    expect(releasedWith(ready(), asked(1, 10), asked(2, 10)).lots).toHaveLength(2)
  })
})
