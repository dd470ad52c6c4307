import type { Locale } from '#shared/vocabulary/locale.ts'

/** One language's messages: a flat JSON object. Dots in a key are plain characters. */
export type Catalogue = Readonly<Record<string, string>>

/** `lots` for the messages `lots_one` and `lots_other`; any other key as it stands. */
export type MessageKey<Key extends string> = Key extends `${infer Stem}_${'one' | 'other'}` ? Stem : Key

export type Parameters = Readonly<Record<string, string | number>>

/** The message of a key with its placeholders filled. Throws on an unknown key or a missing parameter: both are defects. */
export type Translate<Key extends string> = (key: Key, parameters?: Parameters) => string

/** `{{name}}`, as in i18next. */
export const placeholder = /\{\{\s*(\w+)\s*\}\}/g

const fill = (key: string, message: string, parameters: Parameters): string =>
  message.replaceAll(placeholder, (_whole, name: string) => {
    const value = parameters[name]
    if (value === undefined) throw new Error(`message ${key} needs the parameter ${name}`)
    return String(value)
  })

const messageOf = (catalogue: Catalogue, key: string, count: string | number | undefined, rules: Intl.PluralRules): string => {
  const plural = typeof count === 'number' ? (catalogue[`${key}_${rules.select(count)}`] ?? catalogue[`${key}_other`]) : undefined
  const message = plural ?? catalogue[key]
  if (message === undefined) throw new Error(`no message ${key}`)
  return message
}

/**
 * `t(key, parameters)` over one room's catalogues. Keys are checked by the compiler: the English catalogue defines them and
 * a Telugu catalogue without one of them does not compile. `count` chooses between `key_one` and `key_other` by the
 * language's plural rules. Parameters are printed as given: format numbers, money and dates first (`format.ts`).
 *
 * Catalogues are a subset of the i18next JSON v4 format, so translators' tools read them. i18next itself is not used: it
 * weighs some 45 KB minified in every function and in the portal, types keys through one global declaration where
 * each room here owns its own, and answers a missing key with the key, in print, where we want a defect.
 */
export const translator = <English extends Catalogue>(
  catalogues: { readonly en: English; readonly te: Readonly<Record<keyof English, string>> },
  locale: Locale,
): Translate<MessageKey<keyof English & string>> => {
  const catalogue: Catalogue = catalogues[locale]
  const rules = new Intl.PluralRules(locale)
  return (key, parameters = {}) => fill(key, messageOf(catalogue, key, parameters['count'], rules), parameters)
}
