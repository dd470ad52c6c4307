import * as z from 'zod'
import { idOf } from '#shared/vocabulary/ids.ts'
import { Currency, Money } from '#shared/vocabulary/money.ts'
import { Person } from '#shared/vocabulary/party.ts'
import { CalendarDate, Instant } from '#shared/vocabulary/time.ts'
import { Coefficients, WorkProcess } from './estimate-view.ts'
import { Exchange, Rate, shares } from './plan-input.ts'

/** What a material or a finish is good for, for people who do not know its designation. */
const Help = z.strictObject({ en: z.string().min(1).max(300), te: z.string().min(1).max(300) })
const name = z.string().min(1).max(120)

/** What estimates need of a work centre besides its rate: what it does, and how long it takes to set up for a lot. */
const BookRate = Rate.extend({ process: WorkProcess.optional(), setupMinutes: z.int().min(0).max(10_000).optional() })

/**
 * What a new plan's price begins with, how long a submitted plan is usually valid, and the shop's own numbers for estimates. `exchangeRates`: what else customers
 * may be offered prices in. `priceAtOnce`: they see what a measured file will
 * probably cost before anybody has looked at it; not unless the shop wants it so.
 */
export const Prices = z.strictObject({ currency: Currency, rates: z.array(BookRate).min(1).max(50), ...shares, validDays: z.int().min(1).max(180), exchangeRates: z.array(Exchange).max(20).optional(), priceAtOnce: z.boolean().optional(), coefficients: Coefficients.optional() })
export type Prices = z.infer<typeof Prices>

const Sizes = z.array(z.number().min(0.1).max(3000)).min(1).max(80)

/**
 * A material the shop keeps, by its standard designation. For estimates: density in kg/m³, removal rate in cm³/min (roughing by milling, with its air moves), and the
 * diameters of bars and thicknesses of plates that are kept, in mm.
 */
export const Material = z.strictObject({
  name, perKilogram: Money.optional(), help: Help,
  density: z.int().min(100).max(25_000).optional(), removalRate: z.number().min(0.1).max(10_000).optional(), barsMm: Sizes.optional(), platesMm: Sizes.optional(),
})
export type Material = z.infer<typeof Material>

/** What somebody else takes for it: by the piece, by the kilogram of the finished part or by the square decimetre of its surface, and at least `minimum` for a lot. */
export const OutsideProcess = z.strictObject({ supplier: name, per: z.enum(['piece', 'kilogram', 'square-decimetre']), price: Money, minimum: Money, leadTimeDays: z.int().min(1).max(365) })
export type OutsideProcess = z.infer<typeof OutsideProcess>

const Shown = z.strictObject({ name, help: Help })
/** A finish or a treatment that is offered; `outside` where another company does it. */
export const Finish = Shown.extend({ outside: OutsideProcess.optional() })
export type Finish = z.infer<typeof Finish>
export const Offer = z.strictObject({ materials: z.array(Material).max(60), finishes: z.array(Finish).max(60) })
export type Offer = z.infer<typeof Offer>

/** What buyers choose from: no prices. `currencies`: the shop's own first; none while it has no prices. */
export const OfferShown = z.strictObject({ materials: z.array(Shown), finishes: z.array(Shown), currencies: z.array(Currency) })
export type OfferShown = z.infer<typeof OfferShown>

/** Prices and the day they hold from, at once where none is named; days are those of UTC. */
export const PricesInput = Prices.extend({ validFrom: CalendarDate.optional() })
export const OfferInput = Offer.extend({ validFrom: CalendarDate.optional() })
/** In force from its day until that of the next one. */
const version = { validFrom: CalendarDate, setBy: Person, setAt: Instant }
export const PricesVersion = z.strictObject({ ...version, prices: Prices })
export type PricesVersion = z.infer<typeof PricesVersion>
export const OfferVersion = z.strictObject({ ...version, offer: Offer })
export type OfferVersion = z.infer<typeof OfferVersion>

/**
 * The one price book of the shop. Nothing is in it until somebody enters it. `prices`, `materials`, `finishes`: as they are read, those in force; as they are stored, those from before versions were kept. `versions` of the
 * prices and `offers` of materials and finishes: by their day, those in force, to come, and the last that have been.
 */
export const PriceBook = z.strictObject({ priceBookId: idOf('priceBook'), prices: Prices.optional(), versions: z.array(PricesVersion).max(20).optional(), ...Offer.shape, offers: z.array(OfferVersion).max(20).optional() })
export type PriceBook = z.infer<typeof PriceBook>
/** Version 0: nobody has written into it yet. */
export const PriceBookSeen = PriceBook.extend({ version: z.int().min(0) })
