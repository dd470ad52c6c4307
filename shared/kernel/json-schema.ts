import * as z from 'zod'

export type Schema = { readonly [key: string]: unknown }
export const isSchema = (value: unknown): value is Schema => typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * JSON Schema 2020-12, which OpenAPI 3.1 uses as it is. What we say (`output`) may gain fields at any time, so its objects are never closed;
 * what we are told (`input`) is closed where the schema is strict. A time is called by its format; the pattern zod adds says no more.
 */
export const schemaOf = (schema: z.ZodType, io: 'input' | 'output'): Schema => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, {
    io, unrepresentable: 'any', target: 'draft-2020-12',
    override: ({ jsonSchema }) => {
      if (io === 'output' && jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties
      if (jsonSchema.format === 'date-time') delete jsonSchema.pattern
    },
  })
  return rest
}

/** Where a schema holds others: by name, in a list, or one. */
const named = ['properties']
const listed = ['oneOf', 'anyOf', 'allOf', 'prefixItems']
const single = ['items', 'additionalProperties', 'propertyNames']

/** A copy of a schema with every schema directly inside it replaced. `hint` names the part by where it stands. */
export const mapParts = (schema: Schema, replace: (part: Schema, hint: string) => unknown, hint = ''): Schema =>
  Object.fromEntries(Object.entries(schema).map(([key, value]) => {
    if (named.includes(key) && isSchema(value)) return [key, Object.fromEntries(Object.entries(value).map(([name, part]) => [name, isSchema(part) ? replace(part, name) : part]))]
    if (listed.includes(key) && Array.isArray(value)) return [key, value.map((part: unknown) => (isSchema(part) ? replace(part, hint) : part))]
    return [key, single.includes(key) && isSchema(value) ? replace(value, `${hint}Item`) : value]
  }))

const defsOf = (schema: Schema, outer: Schema): Schema => (isSchema(schema['$defs']) ? schema['$defs'] : outer)
const withoutDefs = (schema: Schema): Schema => Object.fromEntries(Object.entries(schema).filter(([key]) => key !== '$defs'))

/** What a recursive schema's `$ref` leads to, within its own `$defs`. */
const recursive = (schema: Schema, defs: Schema): Schema | undefined => {
  const target = typeof schema['$ref'] === 'string' ? defs[schema['$ref'].replace('#/$defs/', '')] : undefined
  return isSchema(target) ? target : undefined
}

/** Below this many characters of JSON, a schema is easier to read where it is used. */
const shareable = ({ text }: { readonly text: string }): boolean => text.length >= 120

const recursiveText = (target: Schema): string => `recursive ${JSON.stringify(target)}`

type Text = { readonly id: string; readonly text: string; uses: number }

/** Each schema's text, with an id in place of each text inside it, so that it is no longer than it need be; and how often it is needed. */
const textsOf = (schemas: readonly Schema[]): ((schema: Schema) => Text) => {
  const known = new Map<string, Text>()
  const bySchema = new WeakMap<Schema, Text>()
  const read = (schema: Schema, outer: Schema): string => {
    const defs = defsOf(schema, outer)
    const target = recursive(schema, defs)
    const text = target ? recursiveText(target) : JSON.stringify(mapParts(withoutDefs(schema), (part) => read(part, defs)))
    const found = known.get(text) ?? { id: `#${known.size}`, text, uses: 0 }
    known.set(text, found)
    bySchema.set(schema, found)
    return found.id
  }
  const of = (schema: Schema): Text => bySchema.get(schema) ?? { id: '', text: '', uses: 0 }
  const count = (schema: Schema): void => {
    const found = of(schema)
    found.uses += 1
    if (found.uses === 1 || !shareable(found)) mapParts(schema, (part) => { count(part) })
  }
  for (const schema of schemas) read(schema, {})
  for (const schema of schemas) count(schema)
  return of
}

/**
 * Writes every schema that occurs more than once into one place and refers to it: a contract says the same things in each of its states, and
 * written out it is fifty times as long. `base` is where the definitions stand, such as `#/$defs/`. The same schemas give the same text.
 */
export const sharing = (base: string, schemas: readonly Schema[]) => {
  const textOf = textsOf(schemas)
  const definitions = new Map<string, Schema>()
  const names = new Map<string, string>()

  const define = (key: string, hint: string, make: () => Schema): Schema => {
    const name = names.get(key) ?? freeName(hint, new Set(names.values()))
    if (!names.has(key)) {
      names.set(key, name)
      definitions.set(name, make())
    }
    return { $ref: base + name }
  }
  const written = (schema: Schema, hint: string, defs: Schema): Schema => mapParts(withoutDefs(schema), (part, name) => refer(part, name, defs), hint)
  const refer = (schema: Schema, hint: string, outer: Schema = {}): Schema => {
    const defs = defsOf(schema, outer)
    const target = recursive(schema, defs)
    if (target) return define(recursiveText(target), 'Json', () => written(target, 'Json', defs))
    const { text, uses } = textOf(schema)
    if (uses < 2 || !shareable({ text })) return written(schema, hint, defs)
    return define(text, nameOf(schema, hint), () => written(schema, hint, defs))
  }
  return {
    refer: (schema: Schema, hint: string): Schema => refer(schema, hint),
    /** What was referred to so far. */
    definitions: (): Schema => Object.fromEntries([...definitions].toSorted(([a], [b]) => (a < b ? -1 : 1))),
  }
}

/** One state of a union is called by what tells it from the others. */
const nameOf = ({ properties }: Schema, hint: string): string => {
  const told = Object.values(isSchema(properties) ? properties : {}).flatMap((part) => (isSchema(part) && typeof part['const'] === 'string' ? [part['const']] : []))
  return [hint, ...told].join('-')
}

const freeName = (hint: string, taken: ReadonlySet<string>): string => {
  const wanted = hint.split(/[^A-Za-z0-9]+/).map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join('')
  if (!taken.has(wanted)) return wanted
  let count = 2
  while (taken.has(`${wanted}${count}`)) count += 1
  return `${wanted}${count}`
}
