import type { theShop as pathOfTheShop } from '#services/contracts/people-view.ts'

/** The company whose people are shown, and what it is called where that is known. */
export type Shown = { readonly company: string; readonly customerName?: string }

/** In paths, the shop itself beside its customers' ids. */
export const theShop: typeof pathOfTheShop = 'shop'
