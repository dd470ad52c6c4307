import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { at, begun, code, complete, later, manufacturer, ncr, order, pass, sawn } from '../test/making.ts'
import { asked, events, lotId, must, ready, releasedWith, start } from '../test/order.ts'
import type { Lot } from '../lot-view.ts'
import { follow } from './follow.ts'
import { merge } from './merge.ts'
import { finishOperation, startOperation } from './operation.ts'
import { orderOutside } from './outside.ts'
import { dispose, holdLot, passLot } from './quality.ts'
import { split } from './split.ts'

const released = releasedWith(ready(), asked(1, 12), { ...asked(2, 9), heats: [{ heatId: 'H-2', quantity: 4 }, { heatId: 'H-48213', quantity: 5 }] })
const [first, second] = released.lots.map(({ lot }) => lot.next)
if (!first || !second) throw new Error('no lots')
const merged = (into: Lot, from: Lot) => {
  const done = merge(into, from, later)
  if (!done.ok) throw new Error(done.error.code)
  return done.value
}
const held = (lot: Lot, key: string) => must(holdLot(lot, { key, reason: 'Burrs', at: start }))

describe('a merge', () => {
  it('conserves pieces, unites heats, and both lots name each other', () => {
    const { into, from, heats } = merged(first, second)
    expect(into.next).toMatchObject({ status: 'InProcess', released: 12, quantity: 21, heatIds: ['H-48213', 'H-2'], merges: [{ direction: 'in', lotId: second.lotId, quantity: 9, beforeSequence: 10 }], operations: [{ status: 'Ready', ledger: { input: 21, inProcess: 21 } }, {}, {}, {}] })
    expect(from.next).toMatchObject({ status: 'Merged', into: first.lotId, quantity: 0, heatIds: second.heatIds, merges: [{ direction: 'out', lotId: first.lotId, quantity: 9 }], operations: [{ ledger: { input: 0, inProcess: 0 } }, {}, {}, {}] })
    expect(heats).toMatchObject([{ heatId: 'H-2', lotId: first.lotId, quantity: 9 }])
    expect([...into.events, ...from.events]).toMatchObject([{ type: 'LotsMerged', data: { from: second.lotId, into: first.lotId, quantity: 9 } }, { type: 'LotsMerged' }])
  })

  it('lets the lot go on with all pieces, and the order end with it', () => {
    const { into, from } = merged(first, second)
    const run = must(startOperation(released.order.next, into.next, at(10), start))
    expect(must(finishOperation(run, { ...at(10), good: 21, scrap: 0, rework: 0 }, manufacturer, later)).operations[1]).toMatchObject({ status: 'Ready', ledger: { input: 21 } })
    const less = follow(released.order.next, second, from, later).next
    expect(follow(less, first, into, later).next.lots).toMatchObject([{ quantity: 21, finished: false }, { quantity: 0, finished: true }])
  })

  it('leaves no piece behind that waits for rework', () => {
    const aside = must(dispose(second, ncr('rework', 2), manufacturer, later))
    expect(code(merge(first, aside, later))).toBe('merge-leaves-rework')
    const { into, from } = merged(aside, first)
    expect([into.next.quantity, from.next.quantity]).toEqual([21, 0])
  })

  it('brings together what was split', () => {
    const done = split(sawn, { lotId: lotId(7), number: 'LOT-000007', quantity: 5 }, later)
    if (!done.ok) throw new Error(done.error.code)
    const { into, from } = merged(done.value.parent.next, done.value.child.next)
    expect([into.next.quantity, from.next.quantity, from.next.status]).toEqual([19, 0, 'Merged'])
  })

  it('keeps the holds and decisions of both', () => {
    const { into } = merged(held(first, 'ncr-1'), held(held(second, 'ncr-1'), 'ncr-2'))
    expect(into.next).toMatchObject({ status: 'Hold', holds: [{ key: 'ncr-1' }, { key: 'ncr-2' }] })
    const decided = must(dispose(held(second, 'ncr-1'), ncr('use-as-is', 2), manufacturer, later))
    const after = merged(first, decided).into.next
    expect(after.status).toBe('InProcess')
    expect(events(holdLot(after, { key: 'ncr-1', reason: 'late', at: start }))).toEqual([])
    expect(code(startOperation(released.order.next, into.next, at(10), start))).toBe('lot-not-in-process')
  })

  it('frees nothing, whatever either was held for and whatever was decided of it (6, 15)', () => {
    const key = fc.constantFrom('ncr-1', 'ncr-2', 'ncr-3')
    const heard = fc.array(fc.record({ on: fc.constantFrom(0, 1), key, decided: fc.boolean() }), { maxLength: 6 })
    fc.assert(fc.property(heard, fc.constantFrom(0, 1), (all, stays) => {
      const pair = all.reduce((lots, { on, key: ncrId, decided }) => lots.map((lot, index) => (index !== on ? lot : decided ? must(dispose(lot, { ...ncr('scrap', 1), ncrId }, manufacturer, later)) : held(lot, ncrId))), [first, second])
      const [into, from] = stays === 0 ? pair : pair.toReversed()
      if (!into || !from) throw new Error('no lots')
      const after = merged(into, from).into.next
      const keys = (lots: readonly Lot[]) => [...new Set(lots.flatMap(({ holds }) => holds.map((hold) => hold.key)))].toSorted()
      expect(keys([after])).toEqual(keys(pair))
      expect(new Set(after.holds.map((hold) => hold.key)).size).toBe(after.holds.length)
      expect([after.quantity, after.status]).toEqual([into.quantity + from.quantity, after.holds.length > 0 ? 'Hold' : 'InProcess'])
      expect(after.dispositions).toHaveLength(into.dispositions.length + from.dispositions.length)
    }), { numRuns: 200 })
  })

  it.each([
    ['with itself', first, first, 'merge-with-itself'],
    ['across work orders', first, { ...second, workOrderId: 'wo_other' }, 'merge-across-orders'],
    ["the customer's material and ours", first, { ...second, materialOwner: 'customer' as const }, 'merge-mixes-material'],
    ['what is being worked', begun, second, 'merge-needs-waiting-lots'],
    ['into what is being worked', second, begun, 'merge-needs-waiting-lots'],
    ['what is ordered outside', second, must(orderOutside(order, sawn, { ...at(20), reference: 'PO' }, start)), 'merge-needs-waiting-lots'],
    ['what is complete', second, complete, 'merge-needs-waiting-lots'],
    ['what has been inspected', first, must(passLot(second, pass)), 'merge-needs-waiting-lots'],
    ['what was merged before', first, merged(first, second).from.next, 'merge-needs-waiting-lots'],
    ['before different operations', second, sawn, 'merge-before-another-operation'],
  ])('refuses %s', (_, into, from, expected) => {
    expect(code(merge(into, from, later))).toBe(expected)
  })
})
