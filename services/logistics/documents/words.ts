import { translator, type Translate } from '#shared/i18n/translator.ts'
import type { Locale } from '#shared/vocabulary/locale.ts'
import en from './messages/en.json' with { type: 'json' }
import te from './messages/te.json' with { type: 'json' }

/** What slips and labels say besides data. */
export const wordsIn = (locale: Locale): Translate<keyof typeof en.document> => translator({ en: en.document, te: te.document }, locale)
