import * as z from 'zod'

/** The languages every room speaks: English and Telugu (తెలుగు). */
export const locales = ['en', 'te'] as const
export const Locale = z.enum(locales)
export type Locale = z.infer<typeof Locale>
