import { describe, expect, it } from 'vitest'
import { paymentFact } from '../test/facts.ts'
import { at, begun, code, complete, finish, later, lot, manufacturer, order, sawn } from '../test/making.ts'
import { events, must, operator, ready, start } from '../test/order.ts'
import { recordPayment } from './commercial.ts'
import { follow } from './follow.ts'
import { finishOperation, pauseOperation, resumeOperation, reworkOperation, startOperation, startSetup } from './operation.ts'
import { orderOutside } from './outside.ts'
import { holdLot } from './quality.ts'

describe("the shop's own operation", () => {
  it('is set up, runs, pauses and goes on, and counts only the time worked', () => {
    const set = must(startSetup(order, lot, at(10), start))
    expect(set.operations[0]).toMatchObject({ status: 'Setup', by: operator })
    const run = must(startOperation(order, set, at(10), '2026-03-02T08:10:00.000Z'))
    const paused = must(pauseOperation(run, { sequence: 10, reason: 'Insert broken' }, '2026-03-02T08:20:00.000Z'))
    expect(paused.operations[0]).toMatchObject({ status: 'Paused', reason: 'Insert broken', workedSeconds: 600 })
    const again = must(resumeOperation(order, paused, at(10), '2026-03-02T09:00:00.000Z'))
    expect(must(finish(again, 10, 20)).operations[0]).toMatchObject({ status: 'Done', workedSeconds: 2400, startedAt: '2026-03-02T08:10:00.000Z' })
  })

  it('hands its good pieces on, and names the loss, its bearer and what is left', () => {
    const done = finish(begun, 10, 19, 1)
    expect(done.ok && done.value.events).toMatchObject([
      { type: 'OperationCompleted', data: { operation: { sequence: 10, good: 19, scrap: 1, rework: 0, by: operator } } },
      { type: 'LotScrapped', data: { quantity: 1, cause: 'workmanship', bearer: 'manufacturer', remaining: 19 } },
    ])
    expect(sawn).toMatchObject({ quantity: 19, currentSequence: 20, operations: [{ status: 'Done' }, { status: 'Ready', ledger: { input: 19, inProcess: 19 } }, { status: 'Pending' }, {}] })
  })

  it('keeps the lot until rework is worked off', () => {
    const waiting = must(finish(begun, 10, 17, 0, 3))
    expect(waiting).toMatchObject({ currentSequence: 10, operations: [{ status: 'Done', ledger: { rework: 3 } }, { status: 'Pending' }, {}, {}] })
    expect(code(reworkOperation(waiting, { ...at(10), good: 4, scrap: 0 }, manufacturer, later))).toBe('rework-does-not-fit')
    const some = must(reworkOperation(waiting, { ...at(10), good: 2, scrap: 0 }, manufacturer, later))
    expect(some).toMatchObject({ currentSequence: 10 })
    const all = must(reworkOperation(some, { ...at(10), good: 0, scrap: 1, cause: 'workmanship' }, manufacturer, later))
    expect(all).toMatchObject({ quantity: 19, currentSequence: 20, operations: [{ ledger: { good: 19, scrap: 1, rework: 0 }, reworked: 3 }, { status: 'Ready' }, {}, {}] })
  })

  it('scraps the lot when no piece is left', () => {
    const none = finish(begun, 10, 0, 20)
    expect(must(none)).toMatchObject({ status: 'Scrapped', quantity: 0 })
    expect(events(none)).toEqual(['OperationCompleted', 'LotScrapped'])
    expect(follow(order, begun, { next: must(none), events: [] }, later).next.status).toBe('Completed')
  })

  it.each([
    ['an unknown operation', () => startOperation(order, lot, at(11), start), 'operation-unknown'],
    ['starting before its turn', () => startOperation(order, lot, at(40), start), 'operation-not-in-state'],
    ['setting up twice', () => startSetup(order, begun, at(10), start), 'operation-not-in-state'],
    ['pausing what does not run', () => pauseOperation(lot, { sequence: 10, reason: 'x' }, start), 'operation-not-in-state'],
    ['resuming what runs', () => resumeOperation(order, begun, at(10), start), 'operation-not-in-state'],
    ['finishing what does not run', () => finish(lot, 10, 20), 'operation-not-in-state'],
    ['a missing piece', () => finish(begun, 10, 19), 'pieces-unaccounted'],
    ['an invented piece', () => finish(begun, 10, 21), 'pieces-unaccounted'],
    ['scrap without a cause', () => finishOperation(begun, { ...at(10), good: 19, scrap: 1, rework: 0 }, manufacturer, later), 'scrap-needs-cause'],
    ['rework without a cause', () => finishOperation(begun, { ...at(10), good: 19, scrap: 0, rework: 1 }, manufacturer, later), 'rework-needs-cause'],
    ['reworking nothing', () => reworkOperation(sawn, { ...at(10), good: 0, scrap: 0 }, manufacturer, later), 'rework-does-not-fit'],
    ['an outside operation in the shop', () => startOperation(order, sawn, at(20), start), 'operation-is-outside'],
    ['an inside operation sent out', () => orderOutside(order, lot, { ...at(10), reference: 'PO' }, start), 'operation-is-inside'],
    ['work before release', () => startOperation(ready(), lot, at(10), start), 'work-order-not-running'],
    ['work on a held order', () => startOperation(must(recordPayment(order, paymentFact({ state: 'Disputed', version: 8 }))), lot, at(10), start), 'work-order-not-running'],
    ['work on a held lot', () => startOperation(order, must(holdLot(lot, { key: 'n', reason: 'x', at: start })), at(10), start), 'lot-not-in-process'],
    ['rework on a finished lot', () => reworkOperation(complete, { ...at(40), good: 1, scrap: 0 }, manufacturer, later), 'rework-does-not-fit'],
  ])('refuses %s', (_, decision, expected) => {
    expect(code(decision())).toBe(expected)
  })
})
