import { setting } from '#shared/kernel/setting.ts'
import { sampleProfile } from './domain/shop-profile.ts'
import { KeptShopProfile } from './shop-profile-view.ts'

export const shopProfile = setting<KeptShopProfile>({ kind: 'shopProfile', schema: KeptShopProfile, id: (profile) => profile.shopProfileId, unset: sampleProfile })
