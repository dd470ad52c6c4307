import type { Locale } from '#shared/vocabulary/locale.ts'
import type { Address } from '#shared/vocabulary/party.ts'
import type { ShopProfile } from '#shared/vocabulary/shop-profile.ts'
import { wordsIn } from './words.ts'

/** The name, which stands out, and the postal address below it: all that a label has room for. */
export const sender = ({ name, lines, city, postalCode, country }: Address): string[] => [name, ...lines, `${city} ${postalCode}, ${country}`]

type Reachable = Address & Pick<ShopProfile, 'vatId' | 'email' | 'phone'>

/** The sender with its tax number and the ways to reach it, as far as it has given them. */
export const letterhead = (shop: Reachable, locale: Locale): string[] => {
  const reached = [shop.email, shop.phone].filter((each) => each !== undefined)
  return [...sender(shop), ...(shop.vatId === undefined ? [] : [wordsIn(locale)('vatId', { vatId: shop.vatId })]), ...(reached.length === 0 ? [] : [reached.join(' · ')])]
}
