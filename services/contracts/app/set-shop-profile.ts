import type { Handler } from '#shared/kernel/implementation.ts'
import type { contracts } from '../contract.ts'
import { setShopProfile as decide } from '../domain/shop-profile.ts'
import { shopProfile } from '../shop-profile.ts'

export const setShopProfile: Handler<typeof contracts, 'setShopProfile'> = (call, ports) => shopProfile.change(call, ports, (profile) => decide(profile, call.body))
