import { heardSetting } from '#shared/kernel/heard-setting.ts'
import { sampleShop, shopProfileId, ShopProfile } from '#shared/vocabulary/shop-profile.ts'

/** The shop as contracts last published it. */
export const shopProfile = heardSetting<ShopProfile>({ kind: 'shopProfile', schema: ShopProfile, id: shopProfileId, unset: sampleShop })
