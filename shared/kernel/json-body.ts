import { ok, refuse, type Refusal, type Result } from './result.ts'

/** A body's text as a JSON value. */
export const jsonOf = (text: string): Result<unknown, Refusal> => {
  try {
    const value: unknown = JSON.parse(text)
    return halfCharacter.test(text) && !JSON.stringify(value, wellFormed) ? refuse('malformed-json') : ok(value)
  } catch {
    return refuse('malformed-json')
  }
}

/** An escape that may be half of a character (a lone surrogate): valid JSON by its grammar, but no text, and without a canonical form (RFC 8785, 3.2.2.2). */
const halfCharacter = /\\u[dD][89a-fA-F]/
const wellFormed = (key: string, value: unknown): unknown => {
  if (!key.isWellFormed() || (typeof value === 'string' && !value.isWellFormed())) throw new Error('half a character')
  return value
}
