import { decided, ok, refuse, type Decided, type Refusal, type Result } from '#shared/kernel/result.ts'
import { nano } from '#shared/vocabulary/decimal.ts'
import type { Money } from '#shared/vocabulary/money.ts'
import type { Person } from '#shared/vocabulary/party.ts'
import type { Instant } from '#shared/vocabulary/time.ts'
import type { Offer, OfferShown, OfferVersion, PriceBook, Prices, PricesVersion } from '../price-book-view.ts'
import { knownCoefficients } from './estimate/coefficients.ts'
import { first, wrongAmount, wrongRates, type Wrong } from './wrong.ts'

/** Stays in the history: what the book said from then on. */
type PriceBookEvent = { readonly type: 'PricesSet'; readonly data: Prices & { readonly validFrom: string } } | { readonly type: 'OfferSet'; readonly data: Offer & { readonly validFrom: string } }
type Decides = Decided<PriceBook, PriceBookEvent>

/** There is one, and so it has one id. */
export const emptyBook: PriceBook = { priceBookId: `prb_${'0'.repeat(26)}`, materials: [], finishes: [] }

/** The day of an instant, UTC. */
export const dayOf = (instant: Instant): string => instant.slice(0, 10)

/** One stored thing must stay well under DynamoDB's 400 KB: older versions are in the history. */
const mostVersions = 20
const mostBytes = 350_000

type Dated = { readonly validFrom: string }
/** What was entered before versions were kept: since ever. */
type Undated = { readonly validFrom: '' }
type PricesHeld = PricesVersion | (Undated & { readonly prices: Prices })
type OfferHeld = OfferVersion | (Undated & { readonly offer: Offer })

const pricesHeld = ({ prices, versions = [] }: PriceBook): readonly PricesHeld[] => [...(prices ? [{ validFrom: '' as const, prices }] : []), ...versions]
const offersHeld = ({ materials, finishes, offers = [] }: PriceBook): readonly OfferHeld[] => [{ validFrom: '', offer: { materials, finishes } }, ...offers]

/** Of versions by their day, the one in force on a day. */
const inForce = <V extends Dated>(held: readonly V[], day: string): V | undefined => held.findLast(({ validFrom }) => validFrom <= day)

/** The prices in force on a day. */
export const pricesOn = (book: PriceBook, day: string): PricesHeld | undefined => inForce(pricesHeld(book), day)

/** The book as it is read on a day. */
export const bookOn = (book: PriceBook, day: string): PriceBook => {
  const { prices: _, ...rest } = book
  const prices = pricesOn(book, day)
  return { ...rest, ...inForce(offersHeld(book), day)?.offer, ...(prices && { prices: prices.prices }) }
}

type Setting = { readonly validFrom?: string | undefined; readonly by: Person; readonly now: Instant }

/** New plans begin with these from their day on, at once unless another is named; plans that are drafted keep what they have. Said again for the same day, they take the place of what was said before. */
export const setPrices = (book: PriceBook, prices: Prices, setting: Setting): Decides => {
  const version: PricesVersion = { ...versionOf(setting), prices }
  const versions = withVersion(book.versions ?? [], version, setting)
  if (!versions.ok) return versions
  const others = during(offersHeld(book), version, versions.value).flatMap(({ offer }) => amountsOf(offer))
  return wrongPrices(prices)
    ?? first(others, ({ amount }) => wrongAmount(amount.currency, { minor: 0, currency: prices.currency }, '/currency'))
    ?? fitting({ ...book, versions: versions.value }, setting, { type: 'PricesSet', data: { ...prices, validFrom: version.validFrom } })
}

/** What customers choose from and estimates are made with from a day on, as with the prices. */
export const setOffer = (book: PriceBook, offer: Offer, setting: Setting): Decides => {
  const version: OfferVersion = { ...versionOf(setting), offer }
  const offers = withVersion(book.offers ?? [], version, setting)
  if (!offers.ok) return offers
  const held = during(pricesHeld(book), version, offers.value)
  return repeated(offer.materials, '/materials')
    ?? repeated(offer.finishes, '/finishes')
    ?? (held.length === 0 ? wrongAmounts(offer) : first(held, ({ prices: { currency } }) => wrongAmounts(offer, currency)))
    ?? fitting({ ...book, offers: offers.value }, setting, { type: 'OfferSet', data: { ...offer, validFrom: version.validFrom } })
}

const versionOf = ({ validFrom = '', by, now }: Setting): Pick<PricesVersion, 'validFrom' | 'setBy' | 'setAt'> => ({ validFrom: validFrom === '' ? dayOf(now) : validFrom, setBy: by, setAt: now })

/** In its place by its day. A version that is over stays in the history; the last of them stay here too. */
const withVersion = <V extends Dated>(versions: readonly V[], version: V, { now }: Setting): Result<V[], Refusal> => {
  const [today, { validFrom }] = [dayOf(now), version]
  if (validFrom < today) return refuse('prices-from-past', { validFrom, today }, '/validFrom')
  const all = [...versions.filter((each) => each.validFrom !== validFrom), version].toSorted((a, b) => (a.validFrom < b.validFrom ? -1 : 1))
  const current = all.findLastIndex((each) => each.validFrom <= today)
  return all.length - Math.max(0, current) > mostVersions ? refuse('too-many-versions', { limit: mostVersions }, '/validFrom') : ok(all.slice(-mostVersions))
}

/** Of one kind, what is in force while a version of the other kind is. */
const during = <V extends Dated>(held: readonly V[], { validFrom: from }: Dated, its: readonly Dated[]): readonly V[] => {
  const until = its.find(({ validFrom }) => validFrom > from)?.validFrom
  return held.filter(({ validFrom }, index) => (until === undefined || validFrom < until) && !(held[index + 1] && (held[index + 1]?.validFrom ?? '') <= from))
}

/** Versions that are over make room; what is in force or to come must fit. */
const fitting = (book: PriceBook, setting: Setting, said: PriceBookEvent): Decides => {
  if (new TextEncoder().encode(JSON.stringify(book)).length <= mostBytes) return decided<PriceBook, PriceBookEvent>(book, said)
  const today = dayOf(setting.now)
  const over = <V extends Dated>(versions: readonly V[] = []): readonly V[] => (versions[1] && versions[1].validFrom <= today ? versions.slice(1) : versions)
  const [versions, offers] = [over(book.versions), over(book.offers)]
  if (versions.length === (book.versions?.length ?? 0) && offers.length === (book.offers?.length ?? 0)) return refuse('price-book-full')
  return fitting({ ...book, ...(book.versions && { versions: [...versions] }), ...(book.offers && { offers: [...offers] }) }, setting, said)
}

const wrongPrices = (prices: Prices): Wrong =>
  first(prices.rates, ({ perHour }, index) => wrongAmount(prices.currency, perHour, `/rates/${index}/perHour`))
  ?? wrongRates(prices.rates, '/rates')
  ?? wrongExchangeRates(prices)
  ?? wrongCoefficients(prices)

/** Another currency than the shop's own, each once, at a rate above zero. */
const wrongExchangeRates = ({ currency: own, exchangeRates = [] }: Prices): Wrong =>
  first(exchangeRates, ({ currency, rate }, index) => {
    const at = `/exchangeRates/${index}`
    if (currency === own) return refuse('exchange-same-currency', { currency }, `${at}/currency`)
    if (exchangeRates.findIndex((each) => each.currency === currency) < index) return refuse('exchange-twice', { currency }, `${at}/currency`)
    return nano(rate) > 0n ? undefined : refuse('exchange-rate-zero', { currency }, `${at}/rate`)
  })

/** Each once, and none of zero that something is divided by. */
const wrongCoefficients = ({ coefficients = [] }: Prices): Wrong =>
  first(coefficients, ({ coefficient, value }, index) => {
    const at = `/coefficients/${index}`
    if (coefficients.findIndex((each) => each.coefficient === coefficient) < index) return refuse('coefficient-twice', { coefficient }, `${at}/coefficient`)
    const { least } = knownCoefficients[coefficient]
    return value < least ? refuse('coefficient-too-small', { coefficient, least }, `${at}/value`) : undefined
  })

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
export const offerShown = ({ materials, finishes, prices }: PriceBook): OfferShown =>
  ({ materials: materials.map(shown), finishes: finishes.map(shown), currencies: prices ? [prices.currency, ...(prices.exchangeRates ?? []).map(({ currency }) => currency)] : [] })

const shown = ({ name, help }: OfferShown['finishes'][number]): OfferShown['finishes'][number] => ({ name, help })
