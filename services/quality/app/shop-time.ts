import type { Cause } from '#shared/kernel/cause.ts'
import type { Ports } from '#shared/kernel/ports.ts'
import type { ShopTime } from '../domain/gauge.ts'
import { shopProfile } from '../shop-profile.ts'

/** Now, by the clock in the shop. */
export const shopTime = async (by: { readonly cause: Cause }, ports: Ports): Promise<ShopTime> => {
  const { timeZone } = await shopProfile.now(by, ports)
  return { now: ports.clock.now(), timeZone }
}
