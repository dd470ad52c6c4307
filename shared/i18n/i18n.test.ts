import { describe, expect, it } from 'vitest'
import { formatCalendarDate, formatCount, formatDate, formatDecimal, formatMoney, formatTime } from './format.ts'
import { translator } from './translator.ts'

const plain = (text: string): string => text.replaceAll(/[\u00a0\u202f]/g, ' ')

describe('messages', () => {
  const en = { greeting: 'Lot {{lot}} of {{ order }}', lots_one: '{{count}} lot', lots_other: '{{count}} lots' }
  const te = { greeting: '{{order}} ఆర్డర్‌లోని {{lot}} లాట్', lots_one: '{{count}} లాట్', lots_other: '{{count}} లాట్‌లు' }

  it('fills placeholders in the order of the language', () => {
    expect(translator({ en, te }, 'en')('greeting', { lot: 'L-1', order: 'O-2' })).toBe('Lot L-1 of O-2')
    expect(translator({ en, te }, 'te')('greeting', { lot: 'L-1', order: 'O-2' })).toBe('O-2 ఆర్డర్‌లోని L-1 లాట్')
  })

  it('chooses the plural by the count', () => {
    const [english, telugu] = [translator({ en, te }, 'en'), translator({ en, te }, 'te')]
    expect([english('lots', { count: 1 }), english('lots', { count: 0 })]).toEqual(['1 lot', '0 lots'])
    expect([telugu('lots', { count: 1 }), telugu('lots', { count: 5 })]).toEqual(['1 లాట్', '5 లాట్‌లు'])
  })

  it('prints a parameter as it is, whatever it contains', () => expect(translator({ en, te }, 'en')('greeting', { lot: '$& {{order}}', order: '{{lot}}' })).toBe('Lot $& {{order}} of {{lot}}'))

  it('a missing parameter and an unknown key are defects', () => {
    const t = translator({ en, te }, 'en')
    expect(() => t('greeting', { lot: 'L-1' })).toThrow('needs the parameter order')
    // @ts-expect-error the key is not in the catalogue
    expect(() => t('farewell')).toThrow('no message farewell')
    // @ts-expect-error the Telugu catalogue lacks a key
    translator({ en, te: { greeting: te.greeting } }, 'en')
  })
})

describe('numbers, money and time', () => {
  it('groups digits as each language does', () => {
    expect([formatCount('en', 1_234_567), formatCount('te', 1_234_567)]).toEqual(['1,234,567', '12,34,567'])
    expect([formatDecimal('en', '1234.500'), formatDecimal('te', '-0.05')]).toEqual(['1,234.500', '−0.05'])
    expect(formatDecimal('en', '123456789012.123456789')).toBe('123,456,789,012.123456789')
  })

  it.each([
    [4_825_000, 'EUR', 'EUR 48,250.00', 'EUR 48,250.00'],
    [123_456_789, 'INR', 'INR 1,234,567.89', 'INR 12,34,567.89'],
    [5, 'USD', 'USD 0.05', 'USD 0.05'],
    [-5, 'USD', '−USD 0.05', '−USD 0.05'],
    [1500, 'JPY', 'JPY 1,500', 'JPY 1,500'],
    [1500, 'KWD', 'KWD 1.500', 'KWD 1.500'],
    [150_000, 'LBP', 'LBP 1,500.00', 'LBP 1,500.00'],
  ])('%i minor units of %s', (minor, currency, en, te) => {
    expect(plain(formatMoney('en', { minor, currency }))).toBe(en)
    expect(plain(formatMoney('te', { minor, currency }))).toBe(te)
  })

  it('reads an instant at the zone it is given', () => {
    const instant = '2026-11-22T20:15:00.000Z'
    expect([formatDate('en', instant, 'Asia/Kolkata'), formatDate('en', instant, 'America/Chicago')]).toEqual(['23 November 2026', '22 November 2026'])
    expect(formatDate('te', instant, 'Asia/Kolkata')).toBe('23 నవంబర్, 2026')
    expect(plain(formatTime('en', instant, 'Asia/Kolkata'))).toBe('23 Nov 2026, 01:45 GMT+5:30')
    expect(formatCalendarDate('en', '2026-11-22')).toBe('22 November 2026')
    expect(() => formatDate('en', instant, 'Mars/Olympus')).toThrow(RangeError)
  })
})
