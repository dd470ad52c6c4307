import * as z from 'zod'
import { idOf } from '#shared/vocabulary/ids.ts'
import { ShopProfile } from '#shared/vocabulary/shop-profile.ts'

/** The one profile that the shop has of itself. */
export const KeptShopProfile = ShopProfile.extend({ shopProfileId: idOf('shopProfile') })
export type KeptShopProfile = z.infer<typeof KeptShopProfile>
/** Version 0: the sample shop, whose name documents carry until the shop has entered its own. */
export const ShopProfileSeen = KeptShopProfile.extend({ version: z.int().min(0) })
