import * as z from 'zod'

/** As much of JSON Schema as our views use. */
type Shape = {
  readonly type?: string
  readonly properties?: { readonly [name: string]: Shape }
  readonly items?: Shape
  readonly enum?: readonly string[]
  readonly const?: unknown
  readonly oneOf?: readonly Shape[]
  readonly anyOf?: readonly Shape[]
  readonly allOf?: readonly Shape[]
  readonly format?: string
  readonly pattern?: string
  readonly maxLength?: number
  readonly minItems?: number
  readonly minimum?: number
}

const ulid = '01JD3ZQ8V5N6M7P8R9S0T1V2W3'

/** A different minute for each name, so that a test sees which of several times was taken. */
export const instantOf = (name: string): string => new Date(Date.UTC(2026, 0, 1) + ([...name].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 500_000, 7)) * 60_000).toISOString()

/** Samples of a schema, one for each choice of its outermost union: every text is its own field's name, optional fields are there, lists have one row. Each has been parsed by the schema. */
export const samplesOf = (schema: z.ZodType): readonly object[] => {
  const shape = z.toJSONSchema(schema, { io: 'input', reused: 'inline', unrepresentable: 'any' }) as unknown as Shape
  const [thing = shape, ...rest] = shape.allOf ?? []
  return (thing.oneOf ?? thing.anyOf ?? [thing]).map((choice) => Object(schema.parse(Object.assign({}, ...[choice, ...rest].map((each) => valueOf(each, ''))))))
}

const valueOf = (shape: Shape, name: string): unknown => {
  if (shape.const !== undefined) return shape.const
  if (shape.enum) return shape.enum[0]
  const choice = (shape.oneOf ?? shape.anyOf)?.[0]
  if (choice) return valueOf(choice, name)
  if (shape.type === 'object') return Object.fromEntries(Object.entries(shape.properties ?? {}).map(([key, each]) => [key, valueOf(each, key)]))
  if (shape.type === 'array') return Array.from({ length: Math.max(1, shape.minItems ?? 1) }, () => valueOf(shape.items ?? {}, name))
  if (shape.type === 'boolean') return true
  if (shape.type === 'integer' || shape.type === 'number') return Math.max(1, shape.minimum ?? 1)
  return textOf(shape, name)
}

const textOf = ({ format, pattern, maxLength }: Shape, name: string): string => {
  if (format === 'date-time') return instantOf(name)
  if (format === 'date') return instantOf(name).slice(0, 10)
  if (pattern === undefined) return name.slice(0, maxLength)
  const matches = [`${/^\^([a-z]+)_/.exec(pattern)?.[1] ?? ''}_${ulid}`, name, name.toUpperCase(), '0'.repeat(64), '1.000', instantOf(name), instantOf(name).slice(0, 10), 'EUR', 'DE', '06:00', '000000000000000000']
  return matches.find((each) => new RegExp(pattern, 'u').test(each)) ?? name
}
