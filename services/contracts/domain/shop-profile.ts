import { decided, refuse, type Decided } from '#shared/kernel/result.ts'
import type { Address } from '#shared/vocabulary/party.ts'
import { addressOf, sampleShop, shopProfileId, type ShopProfile } from '#shared/vocabulary/shop-profile.ts'
import { isTimeZone } from '#shared/vocabulary/time.ts'
import type { Manufacturer } from '../contract-view.ts'
import type { KeptShopProfile, ShopProfileInput } from '../shop-profile-view.ts'
import { checkedAccount } from './bank-account.ts'

type ShopProfileEvent = { readonly type: 'ShopProfileSet'; readonly data: ShopProfile }

export const sampleProfile: KeptShopProfile = { shopProfileId, ...sampleShop }

/** GS1 General Specifications: a company prefix has 4 to 12 digits; with the serial they fill the 17 digits of an SSCC before its check digit. */
const gs1Prefix = /^\d{4,12}$/
/** Something, an @ and a domain: whether anybody reads it, only a message can tell. */
const emailAddress = /^[^\s@]+@[^\s@]+\.[^\s@]+$/

/** The whole profile anew. Documents that are issued or requested keep the one they began with. Saying the same again publishes it again. */
export const setShopProfile = ({ shopProfileId: id }: KeptShopProfile, profile: ShopProfileInput): Decided<KeptShopProfile, ShopProfileEvent> => {
  const { bank, ...published } = profile
  const { timeZone, gs1CompanyPrefix, email, country } = profile
  if (!isTimeZone(timeZone)) return refuse('time-zone-unknown', { timeZone }, '/timeZone')
  if (!gs1Prefix.test(gs1CompanyPrefix)) return refuse('gs1-prefix-wrong', { prefix: gs1CompanyPrefix }, '/gs1CompanyPrefix')
  if (email !== undefined && !emailAddress.test(email)) return refuse('email-wrong', { email }, '/email')
  const account = bank && checkedAccount(bank, country)
  if (account && !account.ok) return account
  return decided<KeptShopProfile, ShopProfileEvent>({ shopProfileId: id, ...published, ...(account && { bank: account.value }) }, { type: 'ShopProfileSet', data: published })
}

/** Who signs, as a document keeps it. Somebody else than the shop has neither its tax number, its telephone nor its account; dates are the shop's all the same. */
export const manufacturerOf = (profile: ShopProfileInput, other: Address | undefined): Manufacturer => {
  if (other) return { ...addressOf(other), timeZone: profile.timeZone }
  const { vatId, email, phone, bank } = profile
  return { ...addressOf(profile), timeZone: profile.timeZone, ...(vatId !== undefined && { vatId }), ...(email !== undefined && { email }), ...(phone !== undefined && { phone }), ...(bank && { bank }) }
}
