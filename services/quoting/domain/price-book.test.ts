import { describe, expect, it } from 'vitest'
import { exampleOffer, examplePrices } from '../examples.ts'
import { PriceBook, type Offer, type Prices } from '../price-book-view.ts'
import { bookOn, emptyBook, offerShown, pricesOn, setOffer as settingOffer, setPrices as setting } from './price-book.ts'

const by = { id: 'planner', name: 'Pia Planner' }
const now = '2026-03-02T08:00:00.000Z'
const today = '2026-03-02'
const setPrices = (book: PriceBook, prices: Prices, validFrom?: string) => setting(book, prices, { validFrom, by, now })
const setOffer = (book: PriceBook, offer: Offer, validFrom?: string) => settingOffer(book, offer, { validFrom, by, now })
const filled = { ...emptyBook, prices: examplePrices, ...exampleOffer }
const [aluminium] = exampleOffer.materials
const refusal = (decision: ReturnType<typeof setPrices>) => (decision.ok ? undefined : [decision.error.code, decision.error.field])
const exchange = (currency: string, value = '1.08') => ({ currency, rate: value, on: '2026-03-01', source: 'ECB' })
const rate = (workCentre: string, minor: number, currency = 'EUR'): Prices['rates'][number] => ({ workCentre, perHour: { minor, currency } })

describe('the price book', () => {
  it('takes prices and offer one after the other, in either order, and remembers each in its history', () => {
    const prices = setPrices(emptyBook, examplePrices)
    expect(prices).toMatchObject({ ok: true, value: { next: { versions: [{ validFrom: today, setBy: by, setAt: now, prices: examplePrices }], materials: [] }, events: [{ type: 'PricesSet', data: { ...examplePrices, validFrom: today } }] } })
    const both = prices.ok ? setOffer(prices.value.next, exampleOffer) : prices
    expect(both.ok && bookOn(both.value.next, today)).toMatchObject(filled)
    expect(both).toMatchObject({ ok: true, value: { events: [{ type: 'OfferSet' }] } })
    expect(setOffer(emptyBook, exampleOffer)).toMatchObject({ ok: true })
  })

  const dearer: Prices = { ...examplePrices, margin: 3_000 }
  const next = (decision: ReturnType<typeof setPrices>): PriceBook => {
    if (!decision.ok) throw new Error(decision.error.code)
    return decision.value.next
  }
  it('holds each version from its day on, and remembers those that are over', () => {
    const book = next(setPrices(next(setPrices(filled, dearer, '2026-07-01')), { ...examplePrices, margin: 2_600 }))
    const margins = ['2026-03-01', '2026-03-02', '2026-06-30', '2026-07-01', '2030-01-01'].map((day) => pricesOn(book, day)?.prices.margin)
    expect(margins).toEqual([2_500, 2_600, 2_600, 3_000, 3_000])
    expect(bookOn(book, '2026-07-01')).toMatchObject({ prices: { margin: 3_000 }, versions: [{ validFrom: today }, { validFrom: '2026-07-01' }] })
    const again = next(setPrices(book, { ...dearer, margin: 2_900 }, '2026-07-01'))
    expect(again.versions?.map(({ validFrom, prices: { margin } }) => [validFrom, margin])).toEqual([[today, 2_600], ['2026-07-01', 2_900]])
    expect(PriceBook.parse(again)).toEqual(again)
  })

  it('holds each version of materials and finishes from its day on too', () => {
    const dearer: Offer = { ...exampleOffer, materials: exampleOffer.materials.map((each) => ({ ...each, ...(each.perKilogram && { perKilogram: { ...each.perKilogram, minor: each.perKilogram.minor * 2 } }) })) }
    const book = next(setOffer(next(setOffer(filled, { ...exampleOffer, finishes: [] })), dearer, '2026-07-01'))
    const seen = ['2026-03-01', today, '2026-06-30', '2026-07-01'].map((day) => bookOn(book, day)).map(({ materials, finishes }) => [materials[0]?.perKilogram?.minor, finishes.length])
    expect(seen).toEqual([[620, 10], [620, 0], [620, 0], [1240, 10]])
    expect(offerShown(bookOn(book, today)).finishes).toEqual([])
    expect(refusal(setOffer(filled, exampleOffer, '2026-03-01'))).toEqual(['prices-from-past', '/validFrom'])
    expect(PriceBook.parse(book)).toEqual(book)
  })

  it('keeps prices and materials in one currency on every day, also on those to come', () => {
    const rupees: Prices = { ...examplePrices, currency: 'INR', rates: [rate('SAW-1', 1, 'INR')] }
    const bare: Offer = { materials: exampleOffer.materials.map(({ name, help }) => ({ name, help })), finishes: [] }
    expect(refusal(setPrices(filled, rupees, '2027-01-01'))).toEqual(['currencies-mixed', '/currency'])
    const changing = next(setPrices(next(setOffer(filled, bare, '2027-01-01')), rupees, '2027-01-01'))
    expect(refusal(setOffer(changing, exampleOffer, '2027-02-01'))).toEqual(['currencies-mixed', '/materials/0/perKilogram'])
    expect(setOffer(changing, exampleOffer).ok).toBe(true)
    expect(refusal(setOffer(next(setPrices(filled, examplePrices)), { ...bare, materials: [{ name: 'POM', help: { en: 'x', te: 'x' }, perKilogram: { minor: 1, currency: 'INR' } }] }))).toEqual(['currencies-mixed', '/materials/0/perKilogram'])
  })

  it('stays within what can be stored: what is over makes room, what is to come does not', () => {
    const long = { en: 'x'.repeat(300), te: 'అ'.repeat(300) }
    const large: Offer = { materials: Array.from({ length: 60 }, (_, index) => ({ name: `M${index}`, help: long })), finishes: [] }
    const bytes = (book: PriceBook) => new TextEncoder().encode(JSON.stringify(book)).length
    const full = ['2027-01-01', '2027-01-02', '2027-01-03', '2027-01-04'].reduce((book, day) => next(setOffer(book, large, day)), emptyBook)
    expect(bytes(full)).toBeLessThanOrEqual(350_000)
    expect(refusal(setOffer(full, large, '2027-01-05'))).toEqual(['price-book-full', undefined])
    const later = next(settingOffer(full, large, { by, now: '2027-06-01T00:00:00.000Z' }))
    expect(later.offers?.map(({ validFrom }) => validFrom)).toEqual(['2027-01-02', '2027-01-03', '2027-01-04', '2027-06-01'])
  })

  it('takes nothing back that has been in force, and no more versions ahead than it can keep', () => {
    expect(refusal(setPrices(filled, dearer, '2026-03-01'))).toEqual(['prices-from-past', '/validFrom'])
    const days = Array.from({ length: 19 }, (_, index) => `2027-01-${String(index + 1).padStart(2, '0')}`)
    const full = days.reduce((book, day) => next(setPrices(book, dearer, day)), next(setPrices(filled, examplePrices)))
    expect(refusal(setPrices(full, dearer, '2028-01-01'))).toEqual(['too-many-versions', '/validFrom'])
    expect(PriceBook.safeParse(full).success).toBe(true)
    // A year later all but the last are over, and the oldest makes room.
    const later = setting(full, dearer, { validFrom: '2029-01-01', by, now: '2028-01-01T00:00:00.000Z' })
    expect(next(later).versions?.map(({ validFrom }) => validFrom)).toEqual([...days, '2029-01-01'])
  })

  it.each<[string, Partial<Prices>, readonly string[]]>([
    ['two rates of one work centre', { rates: [rate('SAW-1', 1), rate('SAW-1', 2)] }, ['rates-repeat', '/rates/1/workCentre']],
    ['a rate in another currency', { rates: [rate('SAW-1', 1), rate('MILL', 2, 'USD')] }, ['currencies-mixed', '/rates/1/perHour']],
    ['a rate below zero', { rates: [rate('SAW-1', -1)] }, ['amount-negative', '/rates/0/perHour']],
    ['a rate of its own currency', { exchangeRates: [exchange('EUR')] }, ['exchange-same-currency', '/exchangeRates/0/currency']],
    ['two rates of one currency', { exchangeRates: [exchange('USD'), exchange('USD')] }, ['exchange-twice', '/exchangeRates/1/currency']],
    ['a rate of zero', { exchangeRates: [exchange('USD', '0.00')] }, ['exchange-rate-zero', '/exchangeRates/0/rate']],
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
    ['what another company takes in another currency', { finishes: exampleOffer.finishes.map((each) => ({ ...each, ...(each.outside && { outside: { ...each.outside, minimum: { minor: 1, currency: 'USD' } } }) })) }, ['currencies-mixed', '/finishes/0/outside/minimum']],
    ['a price per kilogram below zero', { materials: [{ name: 'POM', help: { en: 'x', te: 'x' }, perKilogram: { minor: -1, currency: 'EUR' } }] }, ['amount-negative', '/materials/0/perKilogram']],
  ])('refuses %s', (_, change, expected) => {
    expect(refusal(setOffer(filled, { ...exampleOffer, ...change }))).toEqual(expected)
  })

  it('is read as it was stored before estimates were made from it', () => {
    const old = { ...emptyBook, prices: { currency: 'EUR', rates: [rate('SAW-1', 5_500)], scrapAllowance: 300, overhead: 1_200, margin: 2_500, validDays: 30 }, materials: [{ name: 'POM', help: { en: 'x', te: 'x' } }] }
    expect(PriceBook.parse(old)).toEqual(old)
  })

  it('shows customers names and help, and no price', () => {
    const shown = offerShown({ ...filled, prices: { ...examplePrices, exchangeRates: [exchange('USD')] } })
    expect([shown.currencies, offerShown(emptyBook).currencies]).toEqual([['EUR', 'USD'], []])
    expect(shown.materials).toHaveLength(exampleOffer.materials.length)
    expect(shown.materials[0]).toEqual({ name: 'EN AW-6082 T6', help: aluminium?.help })
    expect(JSON.stringify(shown)).not.toMatch(/minor|perKilogram|rates|margin|density|removalRate/)
  })
})
