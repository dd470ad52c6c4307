import { describe, expect, it } from 'vitest'
import { exampleOffer, examplePrices } from '../examples.ts'
import { PriceBook, type Offer, type Prices } from '../price-book-view.ts'
import { emptyBook, offerShown, setOffer, setPrices } from './price-book.ts'

const filled = { ...emptyBook, prices: examplePrices, ...exampleOffer }
const [aluminium] = exampleOffer.materials
const refusal = (decision: ReturnType<typeof setPrices>) => (decision.ok ? undefined : [decision.error.code, decision.error.field])
const rate = (workCentre: string, minor: number, currency = 'EUR'): Prices['rates'][number] => ({ workCentre, perHour: { minor, currency } })

describe('the price book', () => {
  it('takes prices and offer one after the other, in either order, and remembers each in its history', () => {
    const prices = setPrices(emptyBook, examplePrices)
    expect(prices).toMatchObject({ ok: true, value: { next: { prices: examplePrices, materials: [] }, events: [{ type: 'PricesSet', data: examplePrices }] } })
    const both = prices.ok ? setOffer(prices.value.next, exampleOffer) : prices
    expect(both).toMatchObject({ ok: true, value: { next: filled, events: [{ type: 'OfferSet' }] } })
    expect(setOffer(emptyBook, exampleOffer)).toMatchObject({ ok: true })
  })

  it.each<[string, Partial<Prices>, readonly string[]]>([
    ['two rates of one work centre', { rates: [rate('SAW-1', 1), rate('SAW-1', 2)] }, ['rates-repeat', '/rates/1/workCentre']],
    ['a rate in another currency', { rates: [rate('SAW-1', 1), rate('MILL', 2, 'USD')] }, ['currencies-mixed', '/rates/1/perHour']],
    ['a rate below zero', { rates: [rate('SAW-1', -1)] }, ['amount-negative', '/rates/0/perHour']],
    ['one coefficient twice', { coefficients: [{ coefficient: 'handling', value: 1 }, { coefficient: 'handling', value: 2 }] }, ['coefficient-twice', '/coefficients/1/coefficient']],
    ['a coefficient of zero that an estimate divides by', { coefficients: [{ coefficient: 'handling', value: 0 }, { coefficient: 'drill-feed', value: 0 }] }, ['coefficient-too-small', '/coefficients/1/value']],
    ['another currency than the materials have', { currency: 'INR', rates: [rate('SAW-1', 1, 'INR')] }, ['currencies-mixed', '/currency']],
  ])('refuses %s, and names the field', (_, change, expected) => {
    expect(refusal(setPrices(filled, { ...examplePrices, ...change }))).toEqual(expected)
  })

  it.each<[string, Partial<Offer>, readonly string[]]>([
    ['one material twice, whatever its capitals', { materials: [...exampleOffer.materials, { ...aluminium, name: 'en aw-6082 t6 ', help: { en: 'x', te: 'x' } }] }, ['offered-twice', '/materials/14/name']],
    ['one finish twice', { finishes: [...exampleOffer.finishes, ...exampleOffer.finishes.slice(0, 1)] }, ['offered-twice', '/finishes/10/name']],
    ['a price per kilogram in another currency', { materials: [{ name: 'POM', help: { en: 'x', te: 'x' }, perKilogram: { minor: 1, currency: 'USD' } }] }, ['currencies-mixed', '/materials/0/perKilogram']],
    ['a price per kilogram below zero', { materials: [{ name: 'POM', help: { en: 'x', te: 'x' }, perKilogram: { minor: -1, currency: 'EUR' } }] }, ['amount-negative', '/materials/0/perKilogram']],
  ])('refuses %s', (_, change, expected) => {
    expect(refusal(setOffer(filled, { ...exampleOffer, ...change }))).toEqual(expected)
  })

  it('is read as it was stored before estimates were made from it', () => {
    const old = { ...emptyBook, prices: { currency: 'EUR', rates: [rate('SAW-1', 5_500)], scrapAllowance: 300, overhead: 1_200, margin: 2_500, validDays: 30 }, materials: [{ name: 'POM', help: { en: 'x', te: 'x' } }] }
    expect(PriceBook.parse(old)).toEqual(old)
  })

  it('shows customers names and help, and no price', () => {
    const shown = offerShown(filled)
    expect(shown.materials).toHaveLength(exampleOffer.materials.length)
    expect(shown.materials[0]).toEqual({ name: 'EN AW-6082 T6', help: aluminium?.help })
    expect(JSON.stringify(shown)).not.toMatch(/minor|perKilogram|rates|margin|density|removalRate/)
  })
})
