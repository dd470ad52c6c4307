import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { LotStock } from '../lot-view.ts'
import { certificateOf } from './lot-counts.ts'
import { admit, block, clear, closeReturn, expectReturn, packPieces, reduce, shipPieces, takeBackPieces, unpackPieces } from './lot-stock.ts'
import { codeOf, held, lot, minute, nextOf, origin, packageId, passed, passOf, valueOf } from '../test/scenes.ts'

const shipmentId = 'shp_1'
const inPackage = (index: number, quantity: number) => ({ shipmentId, packageId: packageId(index), quantity })
const packed = (stock: LotStock, index: number, quantity: number): LotStock => nextOf(packPieces(stock, inPackage(index, quantity), ''))
const shipped = (quantity = 10): LotStock => nextOf(shipPieces(packed(passed(20), 1, quantity), shipmentId, minute(20)))
const returned = (quantity: number, at: number) => ({ reference: 'rma_1', quantity, at: minute(at) })

describe('what may be packed', () => {
  it('is what passed, less what is packed or has left', () => {
    expect(passed(20)).toMatchObject({ status: 'Passed', counts: { passed: 20, packable: 20 } })
    expect(packed(passed(20), 1, 15).counts).toMatchObject({ packed: 15, packable: 5, shortfall: 0 })
    expect(packPieces(packed(passed(20), 1, 15), inPackage(2, 6), '/lots/0')).toMatchObject({ error: { code: 'lot-exceeds-passed', params: { packable: 5, wanted: 6 }, field: '/lots/0/quantity' } })
    expect(shipped().counts).toMatchObject({ packed: 0, shipped: 10, packable: 10 })
    expect(unpackPieces(packed(passed(20), 1, 15), packageId(1)).next.counts).toMatchObject({ packed: 0, packable: 20 })
  })

  it('is nothing before inspection or on hold, until a later pass', () => {
    const waiting = nextOf(reduce(undefined, lot('A'), { book: 'production', quantity: 1, origin: origin(1) }))
    expect(waiting.status).toBe('AwaitingQc')
    expect(codeOf(packPieces(waiting, inPackage(1, 1), ''))).toBe('lot-not-inspected')
    const stopped = held(passed(20))
    expect(stopped).toMatchObject({ status: 'Hold', counts: { packable: 0 } })
    expect(codeOf(packPieces(stopped, inPackage(1, 1), ''))).toBe('lot-held')
    expect(nextOf(admit(stopped, stopped, passOf(20, 60)))).toMatchObject({ status: 'Passed', counts: { packable: 20 } })
  })

  it('stays held when pass and hold are of the same instant, unless the same lot says which came last', () => {
    expect(held(passed(20, 'A', 50), 50).status).toBe('Hold')
    const stopped = nextOf(block(undefined, lot('A'), { kind: 'hold', reason: '', origin: origin(50, 'lot', 4) }))
    expect(nextOf(admit(stopped, lot('A'), { ...passOf(20, 50), origin: origin(50, 'lot', 5) })).status).toBe('Passed')
    expect(nextOf(admit(stopped, lot('A'), { ...passOf(20, 50), origin: origin(50, 'lot', 3) })).status).toBe('Hold')
  })

  it('shrinks by what is lost after the pass, once, whichever books say so', () => {
    const scrap = (stock: LotStock, book: 'production' | 'quality', at: number) => nextOf(reduce(stock, stock, { book, quantity: 3, origin: origin(at) }))
    expect(scrap(scrap(passed(20), 'quality', 10), 'production', 11).counts).toMatchObject({ lost: 3, packable: 17 })
    expect(scrap(passed(20), 'production', 1).counts).toMatchObject({ lost: 0, packable: 20 })
    const short = scrap(packed(passed(20), 1, 19), 'quality', 10)
    expect(short.counts).toMatchObject({ packable: 0, shortfall: 2 })
    expect(clear(short)).toMatchObject({ error: { code: 'lot-short', params: { pieces: 2 } } })
    expect(codeOf(shipPieces(short, shipmentId, minute(20)))).toBe('lot-short')
  })
})

describe('where a passed lot is', () => {
  it('is told by the pieces that have come least far', () => {
    const some = packed(passed(20), 1, 15)
    const all = packed(some, 2, 5)
    expect([some.status, all.status, unpackPieces(all, packageId(2)).next.status]).toEqual(['Passed', 'Packed', 'Passed'])
    expect(codeOf(packPieces(all, inPackage(3, 1), ''))).toBe('lot-exceeds-passed')
    const gone = nextOf(shipPieces(all, shipmentId, minute(20)))
    expect([gone.status, held(gone).status, shipped().status]).toEqual(['Shipped', 'Hold', 'Passed'])
  })

  it('is Packed with a shortfall when pieces are lost after packing, and Passed with nothing to pack when all are lost before', () => {
    const lose = (stock: LotStock, quantity: number) => nextOf(reduce(stock, stock, { book: 'quality', quantity, origin: origin(10) }))
    expect(lose(packed(passed(20), 1, 15), 8)).toMatchObject({ status: 'Packed', counts: { shortfall: 3 } })
    expect(lose(passed(20), 20)).toMatchObject({ status: 'Passed', counts: { packable: 0 } })
  })

  it('is Returned when every piece that left is back, and Passed again by a later verdict', () => {
    const gone = shipped(20)
    const back = (quantity: number) => nextOf(closeReturn(gone, lot('A'), returned(quantity, 40), 'Settled'))
    expect([back(5).status, back(20).status]).toEqual(['Shipped', 'Returned'])
    const again = nextOf(admit(back(20), lot('A'), passOf(20, 41)))
    expect(again).toMatchObject({ status: 'Passed', counts: { packable: 20 } })
    expect(nextOf(shipPieces(packed(again, 2, 20), shipmentId, minute(50))).status).toBe('Shipped')
  })
})

describe('what comes back', () => {
  it('counts again only once settled and passed after that', () => {
    const expected = nextOf(expectReturn(shipped(), lot('A'), returned(5, 30)))
    expect(expected.counts).toMatchObject({ expected: 5, returned: 0, packable: 10 })
    const here = nextOf(closeReturn(expected, lot('A'), returned(5, 40), 'Settled'))
    expect(here.counts).toMatchObject({ expected: 0, returned: 5, passedAgain: 0, packable: 10 })
    expect(nextOf(admit(here, lot('A'), passOf(18, 41))).counts).toMatchObject({ passed: 18, passedAgain: 5, packable: 13 })
    expect(nextOf(admit(here, lot('A'), passOf(20, 39))).counts).toMatchObject({ passedAgain: 0, packable: 10 })
  })

  it('is never more than has left', () => {
    const all = nextOf(expectReturn(shipped(), lot('A'), returned(15, 30)))
    expect(all.counts).toMatchObject({ expected: 10, returned: 0 })
    expect(nextOf(closeReturn(all, lot('A'), returned(15, 40), 'Settled')).counts).toMatchObject({ expected: 0, returned: 10 })
  })

  it('is what was counted at the dock, not what was authorized', () => {
    const expected = nextOf(expectReturn(shipped(), lot('A'), returned(5, 30)))
    const here = nextOf(closeReturn(expected, lot('A'), returned(3, 40), 'Settled'))
    expect(here.counts).toMatchObject({ expected: 0, returned: 3 })
    expect(nextOf(admit(here, lot('A'), passOf(20, 50))).counts).toMatchObject({ passedAgain: 3, packable: 13 })
  })

  it('comes although an earlier claim of the same pieces lapsed, which nobody says', () => {
    const lapsed = nextOf(expectReturn(shipped(), lot('A'), returned(10, 30)))
    const again = { reference: 'rma_2', quantity: 10, at: minute(35) }
    const claimed = nextOf(expectReturn(lapsed, lot('A'), again))
    expect(claimed.counts).toMatchObject({ expected: 10, returned: 0 })
    expect(nextOf(closeReturn(claimed, lot('A'), { ...again, at: minute(40) }, 'Settled')).counts).toMatchObject({ expected: 0, returned: 10 })
  })

  it('is here when the carrier brings it, whatever the customer has claimed of it meanwhile', () => {
    const claimed = nextOf(expectReturn(shipped(), lot('A'), returned(10, 30)))
    const back = takeBackPieces(claimed, packageId(1), minute(40)).next
    expect(back.counts).toMatchObject({ returned: 10, expected: 0 })
    expect(nextOf(closeReturn(back, lot('A'), returned(10, 50), 'Settled')).counts).toMatchObject({ returned: 10 })
  })

  it('does not come when rejected, even if that is heard first', () => {
    const rejected = nextOf(closeReturn(shipped(), lot('A'), returned(5, 40), 'Rejected'))
    const late = nextOf(expectReturn(rejected, lot('A'), returned(5, 30)))
    expect(late.counts).toMatchObject({ expected: 0, returned: 0 })
    expect(nextOf(admit(late, late, passOf(20, 50))).counts).toMatchObject({ passedAgain: 0, packable: 10 })
    expect(valueOf(closeReturn(rejected, lot('A'), returned(5, 41), 'Settled')).events).toEqual([])
  })

  it('is at the dock when the carrier brings a package back', () => {
    expect(takeBackPieces(shipped(), packageId(1), minute(40)).next).toMatchObject({ returns: [{ reference: packageId(1), status: 'TakenBack' }], counts: { returned: 10, packable: 10 } })
  })
})

describe('what a lot hears', () => {
  it('is a fact each, and nothing when heard before', () => {
    const pass = passOf(20, 2)
    const first = valueOf(admit(undefined, lot('A'), pass))
    expect(first.events).toMatchObject([{ type: 'LotAdmitted', data: { quantity: 20, status: 'Passed', counts: { packable: 20 } } }])
    expect(valueOf(admit(first.next, lot('A'), pass))).toEqual({ next: first.next, events: [] })
    const hold = { kind: 'recall' as const, reason: 'Cracks', origin: origin(9) }
    const stopped = valueOf(block(packed(first.next, 1, 5), lot('A'), hold))
    expect(stopped.events).toMatchObject([{ type: 'LotBlocked', data: { packages: [packageId(1)] } }])
    expect(valueOf(block(stopped.next, lot('A'), hold)).events).toEqual([])
    const loss = { book: 'quality' as const, quantity: 1, origin: origin(9) }
    const less = valueOf(reduce(first.next, lot('A'), loss))
    expect(less.events).toMatchObject([{ type: 'LotReduced' }])
    expect(valueOf(reduce(less.next, lot('A'), loss)).events).toEqual([])
  })

  it('belongs to the order that quality says, whoever spoke first', () => {
    const called = nextOf(block(undefined, { ...lot('A'), orderId: 'ord_other' }, { kind: 'recall', reason: '', origin: origin(1) }))
    expect(nextOf(admit(called, lot('A'), passOf(20, 2))).orderId).toBe(lot('A').orderId)
  })

  it('carries the certificate of its latest pass', () => {
    expect(certificateOf(nextOf(admit(passed(20, 'A', 9), lot('A'), passOf(18, 5))))?.number).toBe('CRT-9')
    expect(certificateOf(nextOf(block(undefined, lot('A'), { kind: 'hold', reason: '', origin: origin(1) })))).toBeUndefined()
  })

  it('comes to the same in any order, with repeats', () => {
    const step = fc.oneof(
      fc.record({ pass: fc.integer({ min: 1, max: 30 }), at: fc.nat(40) }),
      fc.record({ hold: fc.constantFrom('hold' as const, 'nonconformance' as const, 'recall' as const), at: fc.nat(40) }),
      fc.record({ loss: fc.integer({ min: 1, max: 5 }), book: fc.constantFrom('production' as const, 'quality' as const), at: fc.nat(40) }),
    )
    type Step = typeof step extends fc.Arbitrary<infer S> ? S : never
    const hear = (stock: LotStock | undefined, said: Step, index: number): LotStock => {
      const from = { eventId: `e${index}`, aggregateId: `thing-${index}`, aggregateVersion: 1, at: minute(said.at) }
      if ('pass' in said) return nextOf(admit(stock, lot('A'), { ...passOf(said.pass, said.at), origin: from }))
      if ('hold' in said) return nextOf(block(stock, lot('A'), { kind: said.hold, reason: '', origin: from }))
      return nextOf(reduce(stock, lot('A'), { book: said.book, quantity: said.loss, origin: from }))
    }
    const heardAs = (said: readonly { said: Step; index: number }[]) => said.reduce<LotStock | undefined>((stock, each) => hear(stock, each.said, each.index), undefined)
    const both = fc.array(step, { minLength: 1, maxLength: 8 }).chain((steps) => {
      const numbered = steps.map((said, index) => ({ said, index }))
      return fc.tuple(fc.constant(numbered), fc.shuffledSubarray([...numbered, ...numbered], { minLength: numbered.length * 2 }))
    })
    fc.assert(fc.property(both, ([inOrder, shuffled]) => {
      const [one, other] = [heardAs(inOrder), heardAs(shuffled)]
      expect({ status: other?.status, counts: other?.counts }).toEqual({ status: one?.status, counts: one?.counts })
    }))
  })
})
