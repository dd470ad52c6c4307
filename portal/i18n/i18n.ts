import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { words } from 'virtual:words'

/** Languages of the portal; each is whole (`test/messages` counts). Only the one in use is loaded. */
export const locales = ['en', 'te'] as const
export type Locale = (typeof locales)[number]

const kept = 'throughline.locale'

export const isLocale = (value: unknown): value is Locale => locales.some((locale) => locale === value)

/** The choice of last time, else the browser's first language that we have. */
const preferred = (): Locale => {
  const chosen = localStorage.getItem(kept)
  if (isLocale(chosen)) return chosen
  return navigator.languages.map((each) => each.slice(0, 2)).find(isLocale) ?? 'en'
}

const load = async (locale: Locale): Promise<void> => {
  if (i18next.hasResourceBundle(locale, 'portal')) return
  const answer = await fetch(words[locale])
  if (!answer.ok) throw new Error(`${words[locale]}: ${answer.status}`)
  i18next.addResourceBundle(locale, 'portal', await answer.json())
}

export const startLanguages = async (): Promise<void> => {
  const locale = preferred()
  await i18next.use(initReactI18next).init({
    lng: locale, fallbackLng: false, defaultNS: 'portal', ns: ['portal'], resources: {}, interpolation: { escapeValue: false }, react: { useSuspense: false }, returnNull: false,
  })
  await speak(locale)
}

export const speak = async (locale: Locale): Promise<void> => {
  await load(locale)
  await i18next.changeLanguage(locale)
  document.documentElement.lang = locale
  localStorage.setItem(kept, locale)
}
