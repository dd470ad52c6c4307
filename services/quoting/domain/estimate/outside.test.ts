import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exampleWishes } from '../../examples.ts'
import type { OutsideProcess, PriceBook } from '../../price-book-view.ts'
import { figureOf, filled, made, type Shape } from '../../test/estimating.ts'

const eur = (minor: number) => ({ minor, currency: 'EUR' })
const process: OutsideProcess = { supplier: 'Eloxal Nord', per: 'square-decimetre', price: eur(55), minimum: eur(9_000), leadTimeDays: 5 }
const bookOf = (changes: Partial<OutsideProcess>, material: Partial<PriceBook['materials'][number]> = {}): PriceBook =>
  ({ ...filled, materials: filled.materials.map((each) => ({ ...each, ...material })), finishes: [{ name: exampleWishes.finish, help: { en: 'x', te: 'x' }, outside: { ...process, ...changes } }] })
const perPiece = (shape: Shape, changes: Partial<OutsideProcess> = {}) => made(shape, { book: bookOf(changes) }).outside.map(({ perPiece: { minor } }) => minor)

describe('what another company does', () => {
  it('costs by the surface, by the weight or by the piece', () => {
    // 18400 mm² are 1.84 dm²; 80000 mm³ of 2700 kg/m³ are 216 g.
    expect(perPiece({})).toEqual([101])
    expect(perPiece({}, { per: 'kilogram', price: eur(1_000) })).toEqual([216])
    expect(perPiece({}, { per: 'piece', price: eur(340) })).toEqual([340])
    expect(figureOf(made({}, { book: bookOf({ per: 'kilogram' }) }), 'part-mass')).toBe(216)
  })

  it('is a step after deburring, with supplier and lead time, and in the price with its minimum', () => {
    const told = made({}, { book: bookOf({}) })
    expect(told.operations.map(({ process: what }) => what).slice(-3)).toEqual(['bench', 'outside', 'inspecting'])
    expect(told.operations.find(({ process: what }) => what === 'outside')).toMatchObject({ performer: 'subcontractor', supplier: 'Eloxal Nord', setupSeconds: 0, cycleSeconds: 0 })
    expect(told.outside).toEqual([{ supplier: 'Eloxal Nord', minimum: eur(9_000), perPiece: eur(101) }])
    expect(told.operations.flatMap(({ figures }) => figures).find(({ name }) => name === 'outside-cost')?.inputs.map(({ name, value }) => `${name} ${value}`)).toEqual(['part-area 1.84', 'outside-price 55', 'outside-minimum 9000', 'outside-days 5'])
    const terms = told.prices.map(({ quantity, terms: all }) => [quantity, all.find(({ term }) => term === 'outside')?.amount.minor])
    expect(terms).toContainEqual([20, 9_000])
    expect(terms).toContainEqual([500, 50_500])
  })

  it('is left out and said so where its price hangs on a weight that nobody knows, or nobody has said who does it', () => {
    const weightless = made({}, { book: bookOf({ per: 'kilogram' }, { density: undefined }) })
    expect([weightless.outside, weightless.unknowns.some(({ code }) => code === 'surface-finish')]).toEqual([[], true])
    const inside = made({}, { book: { ...filled, finishes: [{ name: exampleWishes.finish, help: { en: 'x', te: 'x' } }] } })
    expect([inside.outside, inside.unknowns.some(({ code }) => code === 'surface-finish')]).toEqual([[], true])
  })

  it('never costs less for a dearer supplier', () => {
    fc.assert(fc.property(fc.constantFrom('piece', 'kilogram', 'square-decimetre'), fc.nat(100_000), fc.nat(100_000), (per, price, more) => {
      const [cheap = 0] = perPiece({}, { per, price: eur(price) })
      const [dear = 0] = perPiece({}, { per, price: eur(price + more) })
      expect(dear).toBeGreaterThanOrEqual(cheap)
    }))
  })
})
