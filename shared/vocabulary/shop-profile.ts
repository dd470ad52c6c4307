import * as z from 'zod'
import { Address } from './party.ts'

/** What a shop says of itself on its documents: who makes, ships and signs. Kept and published by contracts; whoever prints keeps a copy. */
export const ShopProfile = Address.extend({
  /** IANA: in which day a date on a document falls, and when a gauge's last day ends. */
  timeZone: z.string().min(1).max(100),
  /** Licensed from a GS1 member organisation; 4 to 12 digits. */
  gs1CompanyPrefix: z.string().min(1).max(100),
  /** VAT, GST or another number by which tax authorities know the shop. */
  vatId: z.string().min(1).max(100).optional(),
  /** Of an office: what is printed stays on every document that was sent. */
  email: z.string().min(1).max(100).optional(),
  phone: z.string().min(1).max(100).optional(),
})
export type ShopProfile = z.infer<typeof ShopProfile>

/** There is exactly one, under the same id in every service that keeps it. */
export const shopProfileId = `prf_${'0'.repeat(26)}`

/** What documents carry until the shop has entered its own. The prefix is GS1's own sample, good for no real label. */
export const sampleShop: ShopProfile = {
  name: 'Kaveri Precision Works', lines: ['14 Balanagar Industrial Estate'], city: 'Hyderabad', postalCode: '500037', country: 'IN',
  timeZone: 'Asia/Kolkata', gs1CompanyPrefix: '0614141',
}

/** The postal address alone. */
export const addressOf = ({ name, lines, city, postalCode, country }: Address): Address => ({ name, lines, city, postalCode, country })
