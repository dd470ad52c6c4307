import { describe, expect, it } from 'vitest'
import { exampleWishes } from '../../examples.ts'
import { ask, filled, made, material } from '../../test/estimating.ts'
import { emptyBook } from '../price-book.ts'
import { indicationOf } from './indication.ts'

describe('what a customer sees of an estimate', () => {
  it('is the same prices and what is not in them, and none of the shop’s figures', () => {
    const told = made({}, { wishes: { ...exampleWishes, finish: 'Gold plated' } })
    const seen = indicationOf(told)
    expect(seen).toMatchObject({ outcome: 'price', material: 'EN AW-6082 T6', quantities: [20, 50, 100], prices: told.prices.map(({ quantity, unitPrice, total }) => ({ quantity, unitPrice, total })) })
    expect(seen).toMatchObject({ without: [{ code: 'threads' }, { code: 'tolerances', of: exampleWishes.toleranceClass }, { code: 'surface-finish', of: 'Gold plated' }, { code: 'heat-treatment' }] })
    expect(JSON.stringify(seen)).not.toMatch(/terms|inputs|workCentre|margin|overhead|rate|figures|operations|supplier/)
  })

  it.each<[string, ReturnType<typeof ask>, string]>([
    ['a file in doubt', ask({}, { analysis: { status: 'NeedsPerson', code: 'open-shell', message: 'The shell is open.', at: '2026-03-02T08:00:00.000Z' } }), 'needs-person'],
    ['a part larger than the stock', ask({ box: [9_000, 60, 20] }), 'too-large'],
    ['a material that is not in the book', ask({}, { wishes: { ...exampleWishes, material: 'Unobtainium' } }), 'material-not-in-book'],
    ['sheet metal', ask({ machining: { process: 'sheet' } }), 'sheet'],
    ['a shop without rates', ask({}, { book: emptyBook }), 'incomplete-book'],
    ['a material without a price', ask({}, { book: material({ perKilogram: undefined }) }), 'incomplete-book'],
  ])('is no price of %s, but why, without what only the shop should know', (_, told, reason) => {
    expect(indicationOf(told)).toEqual({ outcome: 'none', rfqId: told.rfqId, sha256: told.sha256, reason })
  })

  it('never rises with the quantity', () => {
    const seen = indicationOf(ask({}, { book: filled, wishes: { ...exampleWishes, quantities: [3, 7, 1_000] } }))
    const units = seen.outcome === 'price' ? seen.prices.map(({ unitPrice }) => unitPrice.minor) : []
    expect(units.length).toBeGreaterThan(9)
    expect(units).toEqual(units.toSorted((a, b) => b - a))
  })
})
