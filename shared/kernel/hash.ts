import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'

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
