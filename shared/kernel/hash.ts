import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import { prefixes, type Kind } from '#shared/vocabulary/prefixes.ts'

/** SHA-256 of bytes or UTF-8 text, 64 lower-case hexadecimal digits. */
export const sha256 = (content: Uint8Array | string): string => createHash('sha256').update(content).digest('hex')

/** RFC 8785 (JSON Canonicalization Scheme): one text for one value, whatever the order its keys were written in. */
export const canonicalJson = (value: unknown): string => {
  const text = canonicalize(value)
  if (text === undefined) throw new Error('only JSON can be canonicalized')
  return text
}

/** The identity of a JSON value: SHA-256 over its RFC 8785 form in UTF-8. */
export const contentHash = (value: unknown): string => sha256(canonicalJson(value))

/** Crockford base 32, as in ULIDs. */
const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** The id of the one thing of this kind that something is known by (a name, a pair): 128 bits of its hash. Two that make it at once make the same one. */
export const idFrom = (kind: Kind, known: unknown): string => {
  const bits = BigInt(`0x${contentHash(known).slice(0, 32)}`)
  const encoded = Array.from({ length: 26 }, (_, place) => digits[Number((bits >> BigInt(5 * (25 - place))) & 31n)] ?? '0').join('')
  return `${prefixes[kind]}_${encoded}`
}
