import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Cause } from '#shared/vocabulary/liability.ts'
import type { HeatUse, Lot } from '../lot-view.ts'
import { paymentFact } from '../test/facts.ts'
import { asked, must, operator, planner, ready, releasedWith, start } from '../test/order.ts'
import type { WorkOrder } from '../work-order-view.ts'
import { bearerOf, clausesOf } from './costs.ts'
import { recordPayment } from './commercial.ts'
import { receiveMaterial, returnMaterial, scrapMaterial } from './customer-material.ts'
import { recordReturn, recordShipment } from './deliveries.ts'
import { follow } from './follow.ts'
import { release } from './release.ts'
import { currentOf } from './lot.ts'
import { merge } from './merge.ts'
import { finishOperation, pauseOperation, resumeOperation, reworkOperation, startOperation, startSetup, type LotDecided } from './operation.ts'
import { acceptOutside, confirmAtSupplier, orderOutside, receiveOutside, sendOutside } from './outside.ts'
import { dispose, holdLot, passLot } from './quality.ts'
import { split } from './split.ts'
import { hold, resume } from './work-order.ts'

/** `next` does what is natural for the lot, so that sequences get to the end; the rest interferes. */
const commands = [...Array.from({ length: 24 }, () => 'next' as const), 'setup', 'start', 'pause', 'resume', 'finish', 'rework', 'order', 'send', 'arrive', 'receive', 'accept', 'split', 'merge', 'merge', 'merge', 'held', 'passed', 'disposed', 'ship', 'return', 'dispute', 'settle', 'hold', 'lift'] as const
const command = fc.record({
  do: fc.constantFrom(...commands), lot: fc.nat(5), offset: fc.constantFrom(0, 0, 0, 0, 1, -1), a: fc.nat(20), b: fc.nat(2), c: fc.nat(3), exact: fc.integer({ min: 0, max: 3 }),
  cause: fc.constantFrom<Cause>('workmanship', 'design-defect', 'material-defect'), disposition: fc.constantFrom('use-as-is' as const, 'rework' as const, 'scrap' as const, 'repair' as const),
})
type Command = typeof command extends fc.Arbitrary<infer T> ? T : never
type Shop = { order: WorkOrder; lots: Lot[]; heats: HeatUse[]; time: number }

const opened = (): Shop => {
  const { order, lots } = releasedWith(ready(), asked(1, 12), { ...asked(2, 9), heats: [{ heatId: 'H-2', quantity: 9 }] })
  return { order: order.next, lots: lots.map(({ lot }) => lot.next), heats: lots.flatMap(({ heats }) => heats), time: 0 }
}
const instant = (time: number): string => new Date(Date.parse(start) + time * 60_000).toISOString()

/** Reports that mostly add up to what there is, so that sequences get somewhere; some do not. */
const report = (there: number, given: Command) => {
  const { b, c, exact, a, cause } = given
  const smooth = given.do === 'next' && exact !== 3
  const scrap = smooth ? 0 : Math.min(b, there)
  const rework = smooth ? 0 : Math.min(c, there - scrap)
  return { good: exact > 0 ? there - scrap - rework : a, scrap, rework, cause }
}

const natural = (lot: Lot): Exclude<Command['do'], 'next'> => {
  if (lot.status === 'AwaitingQc' || lot.status === 'Hold') return 'passed'
  if (lot.status === 'Passed') return 'ship'
  const { status, performer, ledger } = currentOf(lot.operations)
  if (status === 'Ready') return performer === 'manufacturer' ? 'start' : 'order'
  if (status === 'SentOut' || status === 'AtSupplier') return ledger.atSupplier > 0 ? 'receive' : 'send'
  return ({ Setup: 'start', Running: 'finish', Paused: 'resume', Ordered: 'send', Received: 'accept', Done: 'rework', Pending: 'start' } as const)[status]
}

const decide = (shop: Shop, lot: Lot, given: Command): LotDecided => {
  const { order } = shop
  const now = instant(shop.time)
  const current = currentOf(lot.operations)
  const sequence = current.sequence + (given.do === 'next' ? 0 : given.offset * 10)
  const at = { sequence, by: operator }
  const bearers = (cause: Cause) => bearerOf(clausesOf(order), cause).bearer
  switch (given.do === 'next' ? natural(lot) : given.do) {
    case 'setup': return startSetup(order, lot, at, now)
    case 'start': return startOperation(order, lot, at, now)
    case 'pause': return pauseOperation(lot, { sequence, reason: 'x' }, now)
    case 'resume': return resumeOperation(order, lot, at, now)
    case 'finish': return finishOperation(lot, { ...at, ...report(current.ledger.inProcess, given) }, bearers, now)
    case 'rework': return reworkOperation(lot, { ...at, good: given.do === 'next' ? current.ledger.rework : given.a % 4, scrap: given.do === 'next' ? 0 : given.b, cause: given.cause }, bearers, now)
    case 'order': return orderOutside(order, lot, { ...at, reference: 'PO' }, now)
    case 'send': return sendOutside(order, lot, { sequence, quantity: given.exact > 1 ? Math.max(1, current.ledger.inProcess) : given.a + 1 }, now)
    case 'arrive': return confirmAtSupplier(lot, { sequence, byCustomer: given.exact === 0 }, now)
    case 'receive': return receiveOutside(lot, { sequence, ...report(current.ledger.atSupplier, given), certificateIds: ['C'] }, bearers, now)
    case 'accept': return acceptOutside(lot, at, bearers, now)
    case 'held': return holdLot(lot, { key: `n${given.c}`, reason: 'x', at: now })
    case 'passed': return passLot(lot, { inspectionId: 'i', certificateId: 'c', certificateNumber: 'C', certificateSha256: 'c'.repeat(64), quantity: 1, at: now })
    case 'disposed': return dispose(lot, { ncrId: `n${given.c}`, disposition: given.disposition, quantity: given.b + 1, cause: given.cause, at: now }, bearers, now)
    case 'ship': return recordShipment(lot, { shipmentId: `s${given.a}`, quantity: given.exact > 1 ? Math.max(1, lot.quantity) : given.b + 1 })
    case 'return': return recordReturn(lot, { rmaId: `r${given.a}`, quantity: given.b + 1 })
    default: throw new Error(`not a decision about a lot: ${given.do}`)
  }
}

const step = (shop: Shop, given: Command): Shop => {
  const next = { ...shop, time: shop.time + 1 }
  const word = { by: planner, reason: 'x' }
  const stuck = given.do === 'next' && shop.order.status === 'OnHold'
  switch (stuck ? (shop.order.holds.some(({ reason }) => reason === 'payment-disputed') ? 'settle' : 'lift') : given.do) {
    case 'dispute': return { ...next, order: must(recordPayment(shop.order, paymentFact({ state: 'Disputed', version: 100 + shop.time }))) }
    case 'settle': return { ...next, order: must(recordPayment(shop.order, paymentFact({ version: 100 + shop.time }))) }
    case 'hold': case 'lift': {
      const done = given.do === 'hold' ? hold(shop.order, word, instant(shop.time)) : resume(shop.order, word)
      return done.ok ? { ...next, order: done.value.next } : next
    }
    default: return stepLot(next, given)
  }
}

/** What quality says of a merged lot is applied to the lot that has its pieces; it passes no lot that was never completed. */
const heirOf = (shop: Shop, lot: Lot): Lot => (lot.status === 'Merged' ? heirOf(shop, shop.lots.find(({ lotId }) => lotId === lot.into) ?? lot) : lot)

const stepLot = (shop: Shop, given: Command): Shop => {
  const now = instant(shop.time)
  const named = shop.lots[given.lot % shop.lots.length]
  if (!named) throw new Error('no lots')
  const lot = given.do === 'held' || given.do === 'disposed' ? heirOf(shop, named) : named
  if (lot.status === 'Merged' && given.do === 'passed') return shop
  const replace = (changed: Lot) => shop.lots.map((each) => (each === lot ? changed : each))
  if (given.do === 'split') {
    const done = split(lot, { lotId: `lot_01JD3ZQ8V5N6M7P8R9S0T1V${String(shop.time).padStart(3, '0')}`, number: 'L', quantity: given.a % 5 + 1 }, now)
    if (!done.ok) return shop
    const { parent, child, heats } = done.value
    const order = follow(follow(shop.order, lot, parent, now).next, child.next, child, now).next
    return { ...shop, order, lots: [...replace(parent.next), child.next], heats: [...shop.heats, ...heats] }
  }
  if (given.do === 'merge') {
    const other = shop.lots[given.a % shop.lots.length]
    const done = other && merge(lot, other, now)
    if (!other || !done?.ok) return shop
    const { into, from, heats } = done.value
    const order = follow(follow(shop.order, other, from, now).next, lot, into, now).next
    return { ...shop, order, lots: shop.lots.map((each) => (each === lot ? into.next : each === other ? from.next : each)), heats: [...shop.heats, ...heats] }
  }
  const done = decide(shop, lot, given)
  if (!done.ok) return shop
  return { ...shop, order: follow(shop.order, lot, done.value, now).next, lots: replace(done.value.next) }
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0)
const scrapOf = (lot: Lot): number => sum(lot.operations.map(({ ledger }) => ledger.scrap))
const busy = (lots: readonly Lot[]): number => sum(lots.map(({ operations }) => operations.filter(({ status }) => ['Setup', 'Running', 'Ordered', 'SentOut'].includes(status)).length))

/** Plain comparisons: hundreds of thousands of them. */
const equal = (found: unknown, expected: unknown, what: string): void => {
  if (found !== expected) throw new Error(`${what}: ${String(found)}, not ${String(expected)}`)
}

const going = (direction: 'in' | 'out') => (lines: Lot['splits']): number => sum(lines.filter((each) => each.direction === direction).map(({ quantity }) => quantity))
const [movedIn, movedOut] = [going('in'), going('out')]

const everyPieceAccounted = ({ lots }: Shop): void => {
  for (const lot of lots) {
    for (const { ledger, sequence } of lot.operations) {
      equal(ledger.input, ledger.good + ledger.scrap + ledger.rework + ledger.inProcess + ledger.atSupplier, `input of ${sequence}`)
      equal(Object.values(ledger).every((pieces) => pieces >= 0), true, `no negative pieces in ${sequence}`)
    }
    lot.operations.forEach((operation, index) => {
      if (operation.status === 'Pending') return
      const away = movedOut([...lot.splits, ...lot.merges].filter(({ beforeSequence }) => beforeSequence === operation.sequence)) - movedIn(lot.merges.filter(({ beforeSequence }) => beforeSequence === operation.sequence))
      equal(operation.ledger.input + away, index === 0 ? lot.released : lot.operations[index - 1]?.ledger.good, `handed on to ${operation.sequence}`)
    })
    equal(lot.quantity + scrapOf(lot) + movedOut([...lot.splits, ...lot.merges]), lot.released + movedIn(lot.merges), 'released')
  }
  equal(sum(lots.map(({ quantity }) => quantity)) + sum(lots.map(scrapOf)), 21, 'pieces of the order')
}

const everyLotTraced = ({ lots, heats, order }: Shop): void => {
  for (const lot of lots) {
    equal(heats.filter(({ lotId }) => lotId === lot.lotId).map(({ heatId }) => heatId).join(), lot.heatIds.join(), 'heats')
    equal(order.lots.find(({ lotId }) => lotId === lot.lotId)?.quantity, lot.quantity, 'quantity as the order follows it')
    for (const { direction, lotId, quantity } of lot.splits) {
      const back = lots.find((each) => each.lotId === lotId)?.splits.find((each) => each.lotId === lot.lotId && each.direction !== direction)
      equal(back?.quantity, quantity, 'the other side of a split')
    }
    for (const { direction, lotId, quantity } of lot.merges) {
      const other = lots.find((each) => each.lotId === lotId)
      equal(other?.merges.find((each) => each.lotId === lot.lotId && each.direction !== direction)?.quantity, quantity, 'the other side of a merge')
      if (direction === 'out') equal(lot.heatIds.every((heatId) => other?.heatIds.includes(heatId)), true, 'heats go with the pieces')
    }
    equal(sum(lot.returns.map(({ quantity }) => quantity)) <= sum(lot.shipments.map(({ quantity }) => quantity)), true, 'returned at most shipped')
    equal([...lot.inherited, ...lot.operations].map(({ sequence }) => sequence).join(), '10,20,30,40', 'operations')
  }
}

/** Merging frees nothing: every hold is still on a lot that has pieces. */
const heldTogether = (before: Shop, after: Shop): void => {
  const keys = ({ lots }: Shop) => [...new Set(lots.filter(({ status }) => status !== 'Merged').flatMap(({ holds }) => holds.map(({ key }) => key)))].toSorted().join()
  equal(keys(after), keys(before), 'holds after a merge')
}

const everyLossBorne = ({ lots, order: { costs } }: Shop): void => {
  for (const unit of ['pieces', 'seconds', 'tools'] as const) {
    equal(costs.total[unit], sum(costs.entries.map((entry) => entry[unit])), `total ${unit}`)
    equal(costs.total[unit], costs.customer[unit] + costs.manufacturer[unit], `shares of ${unit}`)
    equal(costs.manufacturer[unit], sum(costs.entries.filter(({ bearer }) => bearer === 'manufacturer').map((entry) => entry[unit])), `manufacturer's ${unit}`)
  }
  const booked = (kind: 'scrap' | 'rework'): number => sum(costs.entries.filter((entry) => entry.kind === kind).map(({ pieces }) => pieces))
  equal(booked('scrap'), sum(lots.map(scrapOf)), 'losses on the books')
  equal(booked('rework'), sum(lots.flatMap(({ operations }) => operations.map(({ reworked }) => reworked))), 'rework on the books')
}

describe('whatever happens on the floor', () => {
  it('keeps every piece accounted for (6), every lot traced (15), every loss borne (16), and begins nothing under a hold (5)', () => {
    const reached = new Set<string>()
    fc.assert(fc.property(fc.array(command, { minLength: 30, maxLength: 100, size: 'max' }), (all) => {
      let shop = opened()
      for (const given of all) {
        const before = shop
        shop = step(shop, given)
        if (shop.order.status === 'OnHold' && before.order.status === 'OnHold') equal(busy(shop.lots) <= busy(before.lots), true, 'nothing begins under a hold')
        shop.lots.slice(0, before.lots.length).forEach((lot, index) => { equal(scrapOf(lot) >= scrapOf(before.lots[index] ?? lot), true, 'scrap never rejoins') })
        everyPieceAccounted(shop)
        everyLotTraced(shop)
        everyLossBorne(shop)
        equal(before.lots.every((lot, index) => lot.status !== 'Merged' || shop.lots[index] === lot), true, 'a merged lot stays as it is')
        if (given.do === 'merge') heldTogether(before, shop)
        for (const { status } of shop.lots) reached.add(status)
      }
    }), { numRuns: 150 })
    expect([...reached]).toEqual(expect.arrayContaining(['InProcess', 'Hold', 'AwaitingQc', 'Passed', 'Shipped', 'Merged']))
  })
})

describe("the customer's material", () => {
  const move = fc.record({ do: fc.constantFrom('receive', 'receive', 'scrap', 'return', 'release'), heat: fc.constantFrom('H-48213', 'H-2'), quantity: fc.integer({ min: 1, max: 30 }) })

  it('is received = consumed + scrap + returned + on hand, and carries no money (7)', () => {
    fc.assert(fc.property(fc.array(move, { maxLength: 30 }), (moves) => {
      let order = ready()
      for (const { do: doing, heat: heatId, quantity } of moves) {
        const blanks = { heatId, quantity, description: 'Blanks' }
        if (doing === 'release') {
          const done = release(order, [asked(1, 20, 'customer')], planner, start)
          if (done.ok) order = done.value.order.next
          continue
        }
        const done = doing === 'receive' ? receiveMaterial(order, blanks) : doing === 'scrap' ? scrapMaterial(order, blanks) : returnMaterial(order, blanks)
        if (done.ok) order = done.value.next
        for (const line of order.customerMaterial) {
          expect(line.received).toBe(line.consumed + line.scrap + line.returned + line.onHand)
          expect(line.onHand).toBeGreaterThanOrEqual(0)
          expect(JSON.stringify(line)).not.toMatch(/minor|currency|price|amount/)
        }
      }
    }), { numRuns: 100 })
  })
})
