import type { Reaction } from '#shared/kernel/implementation.ts'
import type { contracts } from '#services/contracts/contract.ts'
import { shopProfile } from '../shop-profile.ts'

export const noteShopOnShopProfileSet: Reaction<typeof contracts, 'ShopProfileSet'> = (hearing, ports) => shopProfile.hear(hearing, ports)
