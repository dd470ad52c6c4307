import type { Cause } from '#shared/kernel/cause.ts'
import { replyOf } from '#shared/kernel/change.ts'
import type { Ports } from '#shared/kernel/ports.ts'
import { addressOf } from '#shared/vocabulary/shop-profile.ts'
import { shopProfile } from '../shop-profile.ts'
import type { StandardTerms } from '../standard-terms-view.ts'

/** The terms with who signs by them. */
export const termsSeen = async (by: { readonly cause: Cause }, ports: Ports, terms: StandardTerms, version: number) => {
  const { state: profile } = await shopProfile.now(by, ports)
  return replyOf({ ...terms, manufacturer: terms.manufacturer ?? addressOf(profile), fromProfile: terms.manufacturer === undefined }, version)
}
