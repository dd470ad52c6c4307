import { translator, type Translate } from '#shared/i18n/translator.ts'
import type { Locale } from '#shared/vocabulary/locale.ts'
import { manufacturer } from '#shared/vocabulary/manufacturer.ts'
import type { Instant } from '#shared/vocabulary/time.ts'
import en from '../messages/en.json' with { type: 'json' }
import te from '../messages/te.json' with { type: 'json' }

export type Words = {
  readonly t: Translate<keyof typeof en.document>
  readonly date: (instant: Instant) => string
  readonly count: (number: number) => string
}

/** This service's printed words in one language. Dates are days in the shop's time zone; digits are European in both. */
export const wordsIn = (locale: Locale): Words => {
  const dates = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, { dateStyle: 'long', timeZone: manufacturer.timeZone, numberingSystem: 'latn' })
  const numbers = new Intl.NumberFormat(locale, { numberingSystem: 'latn' })
  return { t: translator({ en: en.document, te: te.document }, locale), date: (instant) => dates.format(new Date(instant)), count: (number) => numbers.format(number) }
}
