import { translator, type Translate } from '#shared/i18n/translator.ts'
import type { Locale } from '#shared/vocabulary/locale.ts'
import type { Instant } from '#shared/vocabulary/time.ts'
import en from './messages/en.json' with { type: 'json' }
import te from './messages/te.json' with { type: 'json' }

export type Words = {
  readonly t: Translate<keyof typeof en.document>
  readonly date: (instant: Instant) => string
}

/** This service's printed texts in one language. */
export const textsIn = (locale: Locale): Words['t'] => translator({ en: en.document, te: te.document }, locale)

/** The same with dates, which are days in the shop's time zone; digits are European in both languages. */
export const wordsIn = (locale: Locale, timeZone: string): Words => {
  const dates = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, { dateStyle: 'long', timeZone, numberingSystem: 'latn' })
  return { t: textsIn(locale), date: (instant) => dates.format(new Date(instant)) }
}
