import type { Cause } from '#shared/kernel/cause.ts'
import type { Ports } from '#shared/kernel/ports.ts'
import type { Address } from '#shared/vocabulary/party.ts'
import type { Manufacturer } from '../contract-view.ts'
import { manufacturerOf } from '../domain/shop-profile.ts'
import { shopProfile } from '../shop-profile.ts'
import { standardTerms } from '../standard-terms.ts'

/** Who signs a contract that is issued now: the one named for it, else the one of the standard terms, else the shop of the profile. */
export const signatory = async (by: { readonly cause: Cause }, ports: Ports, named: Address | undefined): Promise<Manufacturer> => {
  const { state: terms } = await standardTerms.now(by, ports)
  const { state: profile } = await shopProfile.now(by, ports)
  return manufacturerOf(profile, named ?? terms.manufacturer)
}
