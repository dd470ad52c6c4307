import { decided, refuse, type Decided } from '#shared/kernel/result.ts'
import type { Money } from '#shared/vocabulary/money.ts'
import type { Person } from '#shared/vocabulary/party.ts'
import type { Instant } from '#shared/vocabulary/time.ts'
import type { Offer, OfferShown, PriceBook, Prices, PricesVersion } from '../price-book-view.ts'
import { knownCoefficients } from './estimate/coefficients.ts'
import { first, wrongAmount, wrongRates, type Wrong } from './wrong.ts'

/** Stays in the history: what the book said from then on. */
type PriceBookEvent = { readonly type: 'PricesSet'; readonly data: Prices & { readonly validFrom: string } } | { readonly type: 'OfferSet'; readonly data: Offer }
type Decides = Decided<PriceBook, PriceBookEvent>

/** There is one, and so it has one id. */
export const emptyBook: PriceBook = { priceBookId: `prb_${'0'.repeat(26)}`, materials: [], finishes: [] }

/** The day of an instant, UTC. */
export const dayOf = (instant: Instant): string => instant.slice(0, 10)

/** One stored thing must stay well under DynamoDB's 400 KB: older versions are in the history. */
const mostVersions = 20

/** The prices in force on a day. */
export const pricesOn = ({ prices, versions = [] }: PriceBook, day: string): PricesVersion | { readonly prices: Prices } | undefined =>
  versions.findLast(({ validFrom }) => validFrom <= day) ?? (prices && { prices })

/** The book as it is read on a day. */
export const bookOn = (book: PriceBook, day: string): PriceBook => {
  const { prices: _, ...rest } = book
  const inForce = pricesOn(book, day)
  return { ...rest, ...(inForce && { prices: inForce.prices }) }
}

type Setting = { readonly validFrom?: string | undefined; readonly by: Person; readonly now: Instant }

/** New plans begin with these from their day on, at once unless another is named; plans that are drafted keep what they have. Said again for the same day, they take the place of what was said before. */
export const setPrices = (book: PriceBook, prices: Prices, { validFrom = '', by, now }: Setting): Decides => {
  const today = dayOf(now)
  const from = validFrom === '' ? today : validFrom
  const others = (book.versions ?? []).filter((each) => each.validFrom !== from)
  const all = [...others, { validFrom: from, setBy: by, setAt: now, prices }].toSorted((a, b) => (a.validFrom < b.validFrom ? -1 : 1))
  const inForce = all.findLastIndex((each) => each.validFrom <= today)
  if (from < today) return refuse('prices-from-past', { validFrom: from, today }, '/validFrom')
  if (all.length - Math.max(0, inForce) > mostVersions) return refuse('too-many-versions', { limit: mostVersions }, '/validFrom')
  // A version that is over stays in the history; the last of them stay here too.
  return wrongPrices(book, prices) ?? decided<PriceBook, PriceBookEvent>({ ...book, versions: all.slice(-mostVersions) }, { type: 'PricesSet', data: { ...prices, validFrom: from } })
}

const wrongPrices = (book: PriceBook, prices: Prices): Wrong =>
  first(prices.rates, ({ perHour }, index) => wrongAmount(prices.currency, perHour, `/rates/${index}/perHour`))
  ?? wrongRates(prices.rates, '/rates')
  ?? wrongCoefficients(prices)
  ?? first(amountsOf(book), ({ amount }) => wrongAmount(amount.currency, { minor: 0, currency: prices.currency }, '/currency'))

/** Each once, and none of zero that something is divided by. */
const wrongCoefficients = ({ coefficients = [] }: Prices): Wrong =>
  first(coefficients, ({ coefficient, value }, index) => {
    const at = `/coefficients/${index}`
    if (coefficients.findIndex((each) => each.coefficient === coefficient) < index) return refuse('coefficient-twice', { coefficient }, `${at}/coefficient`)
    const { least } = knownCoefficients[coefficient]
    return value < least ? refuse('coefficient-too-small', { coefficient, least }, `${at}/value`) : undefined
  })

export const setOffer = (book: PriceBook, offer: Offer, today: string): Decides =>
  repeated(offer.materials, '/materials')
  ?? repeated(offer.finishes, '/finishes')
  ?? wrongAmounts(offer, pricesOn(book, today)?.prices.currency)
  ?? decided<PriceBook, PriceBookEvent>({ ...book, ...offer }, { type: 'OfferSet', data: offer })

/** All in one currency: that of the prices, or of the first amount while there are none. */
const wrongAmounts = (offer: Offer, currency = amountsOf(offer)[0]?.amount.currency): Wrong =>
  first(amountsOf(offer), ({ amount, at }) => (currency === undefined ? undefined : wrongAmount(currency, amount, at)))

const amountsOf = ({ materials, finishes }: Offer): readonly { readonly amount: Money; readonly at: string }[] => [
  ...materials.flatMap(({ perKilogram }, index) => (perKilogram ? [{ amount: perKilogram, at: `/materials/${index}/perKilogram` }] : [])),
  ...finishes.flatMap(({ outside }, index) => (outside ? [{ amount: outside.price, at: `/finishes/${index}/outside/price` }, { amount: outside.minimum, at: `/finishes/${index}/outside/minimum` }] : [])),
]

/** The same designation in other capitals is the same material. */
const repeated = (named: readonly { readonly name: string }[], field: string): Wrong => {
  const names = named.map(({ name }) => name.trim().toLowerCase())
  return first(named, ({ name }, index) => (names.indexOf(names[index] ?? '') < index ? refuse('offered-twice', { name }, `${field}/${index}/name`) : undefined))
}

/** What a customer may see of it. */
export const offerShown = ({ materials, finishes }: PriceBook): OfferShown => ({ materials: materials.map(shown), finishes: finishes.map(shown) })

const shown = ({ name, help }: OfferShown['finishes'][number]): OfferShown['finishes'][number] => ({ name, help })
