import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { askedIn, isMeant, keysOf, wordsOf } from './words.ts'

describe('words', () => {
  it.each([
    [['RFQ-000003', 'AP-4711', 'Bearing bracket', 'Aurora Pumps GmbH'], ['rfq-000003', 'ap-4711', '4711', 'bearing', 'bracket', 'aurora', 'pumps', 'gmbh']],
    [['పంపు కవర్', undefined, 'x'], ['పంపు', 'కవర్']],
    [['Bear bearing'], ['bearing']],
    [['ﬁne Ø20'], ['fine', 'ø20']],
  ])('of %j', (texts, words) => expect(wordsOf(texts)).toEqual(words))

  const word = fc.stringMatching(/^[A-Za-z0-9-]{2,8}$/)
  it('every written word is looked up by its beginning, and by all of it', () => fc.assert(fc.property(fc.array(word, { minLength: 1, maxLength: 6 }), fc.nat(), (texts, which) => {
    const [sought = ''] = askedIn(texts[which % texts.length] ?? '')
    const own = wordsOf(texts)
    for (const length of [2, sought.length]) expect(own.some((each) => each.startsWith(sought.slice(0, length)))).toBe(true)
    expect(isMeant([sought], texts)).toBe(true)
  })))
  it('take no more of a transaction than their share', () => fc.assert(fc.property(fc.array(fc.string({ maxLength: 60 }), { maxLength: 60 }), (texts) => {
    expect(keysOf({ prefix: 'rfq', id: 'rfq_1', customerId: 'cus_1', texts }).length).toBeLessThanOrEqual(48)
  })))
  it('are kept apart for each customer, and together for the shop', () => {
    expect(keysOf({ prefix: 'lot', id: 'lot_1', customerId: 'cus_1', texts: ['LOT-000001'] })).toEqual([{ pk: 'words#lot#cus_1#lo', sk: 'lot-000001#lot_1' }, { pk: 'words#lot#shop#lo', sk: 'lot-000001#lot_1' }])
  })
  it('all of them must be meant', () => {
    expect(isMeant(askedIn('cover ap-1'), ['AP-1', 'Pump cover'])).toBe(true)
    expect(isMeant(askedIn('cover lens'), ['AP-1', 'Pump cover'])).toBe(false)
  })
})
