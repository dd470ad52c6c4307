import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Lot } from '../lot-view.ts'
import type { OrderFile } from '../order-view.ts'
import { agent, completion, contract, day, identity, shippedLot } from '../test/states.ts'
import { claim, receive, release } from './claim.ts'
import { hearCompletion, hearFailure, hearHold, hearLotDelivery, hearLotShipment, hearLotTakenBack, hearNonconformance, hearPass, type LotDecision } from './lot.ts'
import { countRefund, hearContract, hearDelivery, hearException, hearPlan, hearShipment, type OrderDecision } from './order-file.ts'

/** Small numbers, so that sequences often meet the limits. */
const few = fc.integer({ min: 0, max: 7 })
const rmaId = fc.constantFrom('rma_1', 'rma_2', 'rma_3', 'rma_4')

type Move = (lot: Lot) => LotDecision
const moves: fc.Arbitrary<{ readonly name: string; readonly move: Move }> = fc.oneof(
  fc.record({ shipmentId: fc.constantFrom('shp_1', 'shp_2', 'shp_3'), quantity: few.map((n) => n + 1) }).map((parcel) => ({
    name: `ship ${JSON.stringify(parcel)}`, move: (lot: Lot) => hearLotShipment(lot, lot, { ...parcel, number: 'S' }, day(0)),
  })),
  fc.tuple(rmaId, few).map(([id, quantity]) => ({
    name: `claim ${id} ${quantity}`,
    move: (lot: Lot): LotDecision => (lot.returns.some((each) => each.rmaId === id) ? { ok: false, error: { code: 'used' } } : claim(lot, { rmaId: id, number: id, quantity: quantity + 1 }, '')),
  })),
  fc.tuple(rmaId, few).map(([id, quantity]) => ({ name: `receive ${id} ${quantity}`, move: (lot: Lot) => receive(lot, id, quantity) })),
  rmaId.map((id) => ({ name: `release ${id}`, move: (lot: Lot) => release(lot, id) })),
)

describe('invariant 15: returned ≤ shipped − already returned', () => {
  it('holds after every step of any sequence of shipments, claims, receipts and releases', () => {
    fc.assert(fc.property(fc.array(moves, { maxLength: 30 }), (sequence) => {
      let lot = shippedLot('1', 3)
      for (const { move } of sequence) {
        const done = move(lot)
        if (done.ok) lot = done.value.next
        const shipped = lot.shipments.reduce((sum, { quantity }) => sum + quantity, 0)
        const back = lot.returns.filter(({ status }) => status !== 'Released').reduce((sum, { quantity }) => sum + quantity, 0)
        expect(back).toBeLessThanOrEqual(shipped)
        expect(lot.counts).toMatchObject({ shipped, returnable: shipped - back })
        expect(Object.values(lot.counts).every((count) => count >= 0)).toBe(true)
      }
    }), { numRuns: 400 })
  })

  it('and refunds never exceed the price of the contract', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 1, max: 600 }), { maxLength: 12 }), (amounts) => {
      const start = hearContract(undefined, { orderId: identity('1').orderId, customerId: 'cus_aurora' }, contract())
      if (!start.ok) throw new Error(start.error.code)
      let file: OrderFile = start.value.next
      for (const [index, minor] of amounts.entries()) {
        const done = countRefund(file, `rma_${index}`, { minor, currency: 'EUR' }, day(0))
        if (done.ok) file = done.value.next
        expect(file.refunds.reduce((sum, { amount }) => sum + amount.minor, 0)).toBeLessThanOrEqual(1_000)
      }
    }))
  })
})

const own = identity('1')
const owner = { orderId: own.orderId, customerId: own.customerId }
const finding = { characteristic: 2, description: 'Bore', requirement: '25 H7', values: ['25.004'], inspected: 1, nonconforming: 1, verdict: 'nonconforming' as const }
const pass = (asOf: number) => ({ asOf, quantity: 20, inspectionId: `ins_${asOf}`, inspector: agent, passedAt: day(asOf), findings: [finding], certificate: { certificateId: 'crt_1', number: 'CRT-1', sha256: 'a'.repeat(64) } })
const ncr = (asOf: number, ncrId: string) => ({ ncrId, number: ncrId, quantity: 1, description: 'Burr', disposition: asOf > 2 ? 'scrap' : 'rework', cause: 'workmanship' as const, decidedBy: agent, asOf, at: day(asOf) })
const parcel = (shipmentId: string) => ({ shipmentId, number: shipmentId, quantity: 5 })

/** All that may be said of one lot. */
const lotFacts: readonly ((lot: Lot | undefined) => LotDecision)[] = [
  (lot) => hearCompletion(lot, own, completion(1, ['H-1'])), (lot) => hearCompletion(lot, own, completion(4, ['H-2'])),
  (lot) => hearPass(lot, own, pass(3)), (lot) => hearPass(lot, own, pass(6)),
  (lot) => hearFailure(lot, own, { inspectionId: 'ins_1', stage: 'final', findings: [finding], at: day(1) }), (lot) => hearFailure(lot, own, { inspectionId: 'ins_2', stage: 'final', findings: [finding], at: day(2) }),
  (lot) => hearNonconformance(lot, own, ncr(2, 'ncr_1')), (lot) => hearNonconformance(lot, own, ncr(5, 'ncr_1')), (lot) => hearNonconformance(lot, own, ncr(2, 'ncr_2')),
  (lot) => hearHold(lot, own, { eventId: 'e1', reason: 'a', at: day(1) }), (lot) => hearHold(lot, own, { eventId: 'e2', reason: 'b', at: day(1) }),
  (lot) => hearLotShipment(lot, own, parcel('shp_1'), day(7)), (lot) => hearLotDelivery(lot, own, parcel('shp_1'), day(9)), (lot) => hearLotShipment(lot, own, parcel('shp_2'), day(8)),
  (lot) => hearLotTakenBack(lot, own, { ...parcel('shp_2'), sscc: '2', at: day(9) }), (lot) => hearLotTakenBack(lot, own, { ...parcel('shp_1'), sscc: '1', at: day(9) }),
]
const consignment = (shipmentId: string) => ({ shipmentId, number: shipmentId, carrier: 'DHL', lots: [{ lotId: own.lotId, lotNumber: own.lotNumber, quantity: 5 }] })
const plan = (revision: number) => ({ planId: `pln_${revision}`, revision, planHash: 'a'.repeat(64), part: completion().part, material: `m${revision}`, customerName: 'Aurora', origin: { aggregateId: `pln_${revision}`, aggregateVersion: 1, at: day(0) } })
const exception = (eventId: string) => ({ eventId, shipmentId: 'shp_1', number: 'S', sscc: '1', reason: 'x', at: day(8) })
const amended = { ...contract('customer'), origin: { ...contract().origin, aggregateVersion: 2 } }
/** All that may be said of one order; the two plans were even approved in the same millisecond. */
const orderFacts: readonly ((file: OrderFile | undefined) => OrderDecision)[] = [
  (file) => hearPlan(file, owner, plan(1)), (file) => hearPlan(file, owner, plan(2)), (file) => hearContract(file, owner, contract()), (file) => hearContract(file, owner, amended),
  (file) => hearShipment(file, owner, consignment('shp_1'), day(7)), (file) => hearDelivery(file, owner, consignment('shp_1'), day(9)), (file) => hearShipment(file, owner, consignment('shp_2'), day(8)),
  (file) => hearException(file, owner, exception('e1')), (file) => hearException(file, owner, exception('e2')),
]

/** Any order, with any of them repeated. */
const told = <F>(facts: readonly F[]): fc.Arbitrary<F[]> => fc.tuple(fc.shuffledSubarray([...facts], { minLength: facts.length }), fc.array(fc.constantFrom(...facts), { maxLength: 8 }), fc.infiniteStream(fc.nat()))
  .map(([all, again, places]) => again.reduce<F[]>((sequence, fact) => sequence.toSpliced((places.next().value ?? 0) % (sequence.length + 1), 0, fact), all))

const fold = <S, E>(facts: readonly ((state: S | undefined) => { readonly ok: true; readonly value: { readonly next: S; readonly events: readonly E[] } } | { readonly ok: false })[]): S | undefined =>
  facts.reduce<S | undefined>((state, hear) => {
    const done = hear(state)
    if (!done.ok) throw new Error('refused')
    return done.value.next
  }, undefined)

describe('invariant 13: duplication and reordering reach the same state', () => {
  it('of a lot', () => {
    const expected = fold(lotFacts)
    fc.assert(fc.property(told(lotFacts), (sequence) => { expect(fold(sequence)).toEqual(expected) }), { numRuns: 300 })
  })

  it('of an order', () => {
    const expected = fold(orderFacts)
    fc.assert(fc.property(told(orderFacts), (sequence) => { expect(fold(sequence)).toEqual(expected) }), { numRuns: 300 })
  })
})
