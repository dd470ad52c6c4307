import * as z from 'zod'
import { idOf } from '#shared/vocabulary/ids.ts'
import { Currency, Money } from '#shared/vocabulary/money.ts'
import { Rates, shares } from './plan-input.ts'

/** What a material or a finish is good for, for people who do not know its designation. */
const Help = z.strictObject({ en: z.string().min(1).max(300), te: z.string().min(1).max(300) })
const name = z.string().min(1).max(120)

/** What a new plan's price begins with, and how long a submitted plan is usually valid. */
export const Prices = z.strictObject({ currency: Currency, rates: Rates, ...shares, validDays: z.int().min(1).max(180) })
export type Prices = z.infer<typeof Prices>

/** A material the shop keeps, by its standard designation. */
export const Material = z.strictObject({ name, perKilogram: Money.optional(), help: Help })
export const Finish = z.strictObject({ name, help: Help })
export const Offer = z.strictObject({ materials: z.array(Material).max(60), finishes: z.array(Finish).max(60) })
export type Offer = z.infer<typeof Offer>

/** What buyers choose from: no prices. */
export const OfferShown = z.strictObject({ materials: z.array(Finish), finishes: z.array(Finish) })
export type OfferShown = z.infer<typeof OfferShown>

/** The one price book of the shop. Nothing is in it until somebody enters it. */
export const PriceBook = z.strictObject({ priceBookId: idOf('priceBook'), prices: Prices.optional(), ...Offer.shape })
export type PriceBook = z.infer<typeof PriceBook>
/** Version 0: nobody has written into it yet. */
export const PriceBookSeen = PriceBook.extend({ version: z.int().min(0) })
