import * as z from 'zod'
import { idOf } from '#shared/vocabulary/ids.ts'
import { ShopProfile } from '#shared/vocabulary/shop-profile.ts'

const text = z.string().min(1).max(100).optional()

/**
 * Where the shop is paid. `iban` (ISO 13616) with or without its `bic` (ISO 9362); where accounts have none, their number with the bank's code (in India
 * the IFSC) or `bic`. Contracts print it, and nobody else needs it: it is not part of what other services hear.
 */
export const BankAccount = z.strictObject({ holder: z.string().min(1).max(100), bankName: text, iban: text, bic: text, accountNumber: text, bankCode: text })
export type BankAccount = z.infer<typeof BankAccount>

export const ShopProfileInput = ShopProfile.extend({ bank: BankAccount.optional() })
export type ShopProfileInput = z.infer<typeof ShopProfileInput>

/** The one profile that the shop has of itself. */
export const KeptShopProfile = ShopProfileInput.extend({ shopProfileId: idOf('shopProfile') })
export type KeptShopProfile = z.infer<typeof KeptShopProfile>
/** Version 0: the sample shop, whose name documents carry until the shop has entered its own. */
export const ShopProfileSeen = KeptShopProfile.extend({ version: z.int().min(0) })
