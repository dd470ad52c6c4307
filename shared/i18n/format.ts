import type { Locale } from '#shared/vocabulary/locale.ts'
import type { Decimal } from '#shared/vocabulary/measurement.ts'
import { minorDigits } from '#shared/vocabulary/minor-digits.ts'
import type { Money } from '#shared/vocabulary/money.ts'
import type { CalendarDate, Instant } from '#shared/vocabulary/time.ts'

/**
 * BCP 47 tags. English dates read day, month, year with the month in letters, so that 3/4 is never in doubt; Telugu groups
 * digits as India does (12,34,567). Digits are European in both: drawings, gauges and payments use them.
 */
const tags: Readonly<Record<Locale, string>> = { en: 'en-GB', te: 'te-IN' }
const numberingSystem = 'latn'

/** A counted number: `1,234,567` · `12,34,567`. */
export const formatCount = (locale: Locale, count: number): string => new Intl.NumberFormat(tags[locale], { numberingSystem, maximumFractionDigits: 0 }).format(count)

const grouped = (locale: Locale, whole: string): string => new Intl.NumberFormat(tags[locale], { numberingSystem }).format(BigInt(whole))

/** A decimal as written, whole part grouped, every digit of the fraction kept: `-1234.500` → `−1,234.500`. */
export const formatDecimal = (locale: Locale, decimal: Decimal): string => {
  const [whole = '0', fraction] = decimal.replace('-', '').split('.')
  const sign = decimal.startsWith('-') ? '\u2212' : ''
  return `${sign}${grouped(locale, whole)}${fraction === undefined ? '' : `.${fraction}`}`
}

/** Minor units with the currency's ISO 4217 code before them, exact: `{ minor: 4825000, currency: 'EUR' }` → `EUR 48,250.00`. */
export const formatMoney = (locale: Locale, { minor, currency }: Money): string => {
  const digits = minorDigits(currency)
  const text = String(Math.abs(minor)).padStart(digits + 1, '0')
  const whole = text.slice(0, text.length - digits)
  const fraction = text.slice(text.length - digits)
  return `${minor < 0 ? '\u2212' : ''}${currency}\u00a0${formatDecimal(locale, fraction === '' ? whole : `${whole}.${fraction}`)}`
}

/** The day of an instant at an IANA time zone: `22 November 2026` · `22 నవంబర్, 2026`. Throws on an unknown zone. */
export const formatDate = (locale: Locale, instant: Instant, timeZone: string): string =>
  new Intl.DateTimeFormat(tags[locale], { dateStyle: 'long', timeZone, numberingSystem }).format(new Date(instant))

/** Day, minute and offset of an instant at an IANA time zone: `22 Nov 2026, 18:30 GMT+5:30`. */
export const formatTime = (locale: Locale, instant: Instant, timeZone: string): string =>
  new Intl.DateTimeFormat(tags[locale], {
    year: 'numeric', month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZoneName: 'shortOffset', timeZone, numberingSystem,
  }).format(new Date(instant))

/** A calendar date, which has no time zone: `2026-11-22` → `22 November 2026`. */
export const formatCalendarDate = (locale: Locale, date: CalendarDate): string => formatDate(locale, `${date}T00:00:00.000Z`, 'UTC')
