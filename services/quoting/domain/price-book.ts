import { decided, refuse, type Decided } from '#shared/kernel/result.ts'
import type { Offer, OfferShown, PriceBook, Prices } from '../price-book-view.ts'
import { knownCoefficients } from './estimate/coefficients.ts'
import { first, wrongAmount, wrongRates, type Wrong } from './wrong.ts'

/** Stays in the history: what the book said from then on. */
type PriceBookEvent = { readonly type: 'PricesSet'; readonly data: Prices } | { readonly type: 'OfferSet'; readonly data: Offer }
type Decides = Decided<PriceBook, PriceBookEvent>

/** There is one, and so it has one id. */
export const emptyBook: PriceBook = { priceBookId: `prb_${'0'.repeat(26)}`, materials: [], finishes: [] }

/** From now on new plans begin with these; plans that are drafted keep what they have. */
export const setPrices = (book: PriceBook, prices: Prices): Decides =>
  first(prices.rates, ({ perHour }, index) => wrongAmount(prices.currency, perHour, `/rates/${index}/perHour`))
  ?? wrongRates(prices.rates, '/rates')
  ?? wrongCoefficients(prices)
  ?? first(book.materials, ({ perKilogram }) => perKilogram && wrongAmount(perKilogram.currency, { minor: 0, currency: prices.currency }, '/currency'))
  ?? decided<PriceBook, PriceBookEvent>({ ...book, prices }, { type: 'PricesSet', data: prices })

/** Each once, and none of zero that something is divided by. */
const wrongCoefficients = ({ coefficients = [] }: Prices): Wrong =>
  first(coefficients, ({ coefficient, value }, index) => {
    const at = `/coefficients/${index}`
    if (coefficients.findIndex((each) => each.coefficient === coefficient) < index) return refuse('coefficient-twice', { coefficient }, `${at}/coefficient`)
    const { least } = knownCoefficients[coefficient]
    return value < least ? refuse('coefficient-too-small', { coefficient, least }, `${at}/value`) : undefined
  })

export const setOffer = (book: PriceBook, offer: Offer): Decides =>
  repeated(offer.materials, '/materials')
  ?? repeated(offer.finishes, '/finishes')
  ?? wrongMaterialPrices(offer, book.prices?.currency)
  ?? decided<PriceBook, PriceBookEvent>({ ...book, ...offer }, { type: 'OfferSet', data: offer })

const wrongMaterialPrices = ({ materials }: Offer, currency = materials.find(({ perKilogram }) => perKilogram)?.perKilogram?.currency): Wrong =>
  first(materials, ({ perKilogram }, index) => (perKilogram && currency !== undefined ? wrongAmount(currency, perKilogram, `/materials/${index}/perKilogram`) : undefined))

/** The same designation in other capitals is the same material. */
const repeated = (named: readonly { readonly name: string }[], field: string): Wrong => {
  const names = named.map(({ name }) => name.trim().toLowerCase())
  return first(named, ({ name }, index) => (names.indexOf(names[index] ?? '') < index ? refuse('offered-twice', { name }, `${field}/${index}/name`) : undefined))
}

/** What a customer may see of it. */
export const offerShown = ({ materials, finishes }: PriceBook): OfferShown => ({ materials: materials.map(({ name, help }) => ({ name, help })), finishes })
