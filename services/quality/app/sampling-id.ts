import { contentHash } from '#shared/kernel/hash.ts'
import { prefixes } from '#shared/vocabulary/prefixes.ts'

/** Crockford base 32, as in ULIDs. */
const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** The one sampling state of a customer's part: 128 bits of a hash over both, as a JSON array, so that no two pairs run together. */
export const samplingIdOf = (customerId: string, partNumber: string): string => {
  const bits = BigInt(`0x${contentHash([customerId, partNumber]).slice(0, 32)}`)
  const encoded = Array.from({ length: 26 }, (_, place) => digits[Number((bits >> BigInt(5 * (25 - place))) & 31n)] ?? '0').join('')
  return `${prefixes.sampling}_${encoded}`
}
