import type * as z from 'zod'

/**
 * Reads what another release of a service said. Fields this schema does not know are left out, however deep they stand and however strict
 * the schema is elsewhere: a producer may add to an event at any time, and its listeners are deployed when they are. Everything else throws.
 */
export const readTolerantly = <S extends z.ZodType>(schema: S, data: unknown): z.output<S> => {
  const parsed = schema.safeParse(data)
  if (parsed.success) return parsed.data
  const unknown = parsed.error.issues.flatMap((issue) => (issue.code === 'unrecognized_keys' ? [issue] : []))
  if (unknown.length < parsed.error.issues.length) throw parsed.error
  return schema.parse(unknown.reduce((left, { path, keys }) => without(left, path, keys), data))
}

const without = (value: unknown, [step, ...rest]: readonly PropertyKey[], keys: readonly string[]): unknown => {
  if (Array.isArray(value)) return value.map((each: unknown, index) => (index === step ? without(each, rest, keys) : each))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).flatMap(([key, each]) => {
    if (step === undefined) return keys.includes(key) ? [] : [[key, each]]
    return [[key, key === step ? without(each, rest, keys) : each]]
  }))
}
