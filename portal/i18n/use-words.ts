import type { i18n, TFunction } from 'i18next'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { minorDigits } from '#shared/vocabulary/minor-digits.ts'
import type { Money } from '#shared/vocabulary/money.ts'
import { isLocale, type Locale } from './i18n.ts'
import { dateFormat, numberFormat, relativeFormat } from './formats.ts'

export type Words = {
  readonly locale: Locale
  /** The text of a key, such as `app.orders`; values for what it leaves open. */
  readonly t: (key: string, values?: { readonly [name: string]: string | number }) => string
  /** The text of a key if there is one. */
  readonly maybe: (key: string) => string | undefined
  readonly date: (instant: string | undefined) => string
  readonly instant: (instant: string | undefined) => string
  /** How long ago, or how long until: `3 days ago`. */
  readonly ago: (instant: string, now?: Date) => string
  readonly money: (amount: Money) => string
  readonly number: (value: number, digits?: number) => string
  /** A count of pieces with its unit. */
  readonly pieces: (count: number) => string
}

/** Everything a page says, in the reader's language: texts, dates, money, counts. */
export const useWords = (): Words => {
  const { t, i18n } = useTranslation('portal')
  const locale = isLocale(i18n.language) ? i18n.language : 'en'
  return useMemo(() => wordsOf(t, i18n, locale), [t, i18n, locale])
}

const wordsOf = (t: TFunction<'portal'>, i18n: i18n, locale: Locale): Words => {
  const tag = tags[locale]
  const number = (value: number, digits = 0): string => numberFormat(tag, { maximumFractionDigits: digits }).format(value)
  const plain = new Map<string, string>()
  // A table asks for the same few texts for every row; to find one takes i18next as long as a hundred look-ups.
  const words = (key: string, values?: object): string => {
    if (values !== undefined) return String(t(key, { ...values }))
    const text = plain.get(key) ?? String(t(key))
    plain.set(key, text)
    return text
  }
  return {
    locale,
    t: words,
    maybe: (key) => (i18n.exists(key) ? words(key) : undefined),
    date: (instant) => (instant === undefined ? '' : dateFormat(tag, { dateStyle: 'medium', ...(instant.length === 10 && { timeZone: 'UTC' }) }).format(new Date(instant))),
    instant: (instant) => (instant === undefined ? '' : dateFormat(tag, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(instant))),
    ago: (instant, now = new Date()) => ago(tag, instant, now),
    money: ({ minor, currency }) => moneyText(tag, minor, currency),
    number,
    pieces: (count) => words('units.pieces', { count, number: number(count) }),
  }
}

/** How each language writes dates, numbers and money. */
export const tags: { readonly [L in Locale]: string } = { en: 'en-GB', te: 'te-IN' }

const moneyText = (tag: string, minor: number, currency: string): string => {
  const digits = minorDigits(currency)
  return numberFormat(tag, { style: 'currency', currency, minimumFractionDigits: digits, maximumFractionDigits: digits }).format(minor / 10 ** digits)
}

const steps = [['day', 86_400], ['hour', 3600], ['minute', 60]] as const

const ago = (tag: string, instant: string, now: Date): string => {
  const seconds = (Date.parse(instant) - now.getTime()) / 1000
  const [unit, length] = steps.find(([, size]) => Math.abs(seconds) >= size) ?? ['minute', 60]
  return relativeFormat(tag, { numeric: 'auto' }).format(Math.trunc(seconds / length), unit)
}
