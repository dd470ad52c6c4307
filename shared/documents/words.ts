import { translator, type Translate } from '#shared/i18n/translator.ts'
import type { Locale } from '#shared/vocabulary/locale.ts'
import en from './messages/en.json' with { type: 'json' }
import te from './messages/te.json' with { type: 'json' }

export type DocumentsKey = keyof typeof en

/** The engine's own words: page numbers and the labels of signature boxes and clauses. */
export const wordsIn = (locale: Locale): Translate<DocumentsKey> => translator({ en, te }, locale)
