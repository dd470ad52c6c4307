import { replyOf } from '#shared/kernel/change.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import { ok } from '#shared/kernel/result.ts'
import type { contracts } from '../contract.ts'
import { shopProfile } from '../shop-profile.ts'

export const readShopProfile: Handler<typeof contracts, 'readShopProfile'> = async (call, ports) => {
  const { state, version } = await shopProfile.now(call, ports)
  return ok(replyOf(state, version))
}
