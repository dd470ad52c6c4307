import { isSchema, type Schema } from '#shared/kernel/json-schema.ts'

/** A whole document of schemas: what `$ref` leads into. */
export type Rooted = { readonly schema: Schema; readonly root: Schema }

/**
 * Who reads whom. `said`: what we send; the old schema is the reader's, the new one the writer's. `told`: what we are sent; the other way round.
 * Either way, whatever the writer may write the reader must be able to read, and a field that was known stays known.
 */
export type Direction = 'said' | 'told'

/** Every change from the old schema to the new one that breaks somebody who relies on the old; none when the change is additive. */
export const breaks = (old: Rooted, now: Rooted, direction: Direction, where: string): string[] =>
  direction === 'said' ? unreadable({ writer: now, reader: old, direction }, where) : unreadable({ writer: old, reader: now, direction }, where)

type Pair = { readonly writer: Rooted; readonly reader: Rooted; readonly direction: Direction; readonly met?: ReadonlySet<string> }

const annotations = new Set(['title', 'description', 'default', 'examples', '$comment', '$schema', '$id', '$defs'])
const understood = new Set(['type', 'const', 'enum', 'properties', 'required', 'additionalProperties', 'propertyNames', 'items', 'oneOf', 'anyOf', '$ref',
  'minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'minLength', 'maxLength', 'minItems', 'maxItems', 'pattern', 'format'])

const unreadable = (pair: Pair, where: string): string[] => {
  const marks = [pair.writer, pair.reader].map(({ schema }) => String(schema['$ref'] ?? ''))
  const met = pair.met ?? new Set<string>()
  if (marks.some((mark) => mark !== '') && met.has(marks.join(' '))) return []
  const deeper = { ...pair, writer: followed(pair.writer), reader: followed(pair.reader), met: marks.some((mark) => mark !== '') ? new Set([...met, marks.join(' ')]) : met }
  const options = [optionsOf(deeper.writer), optionsOf(deeper.reader)] as const
  return options[0] || options[1] ? unreadOptions(deeper, options, where) : unreadPlain(deeper, where)
}

const followed = ({ schema, root }: Rooted): Rooted => {
  if (typeof schema['$ref'] !== 'string') return { schema, root }
  const target = schema['$ref'].replace('#/', '').split('/').reduce<unknown>((node, step) => (isSchema(node) ? node[step] : undefined), root)
  if (!isSchema(target)) throw new Error(`${schema['$ref']} leads nowhere`)
  return followed({ schema: target, root })
}

const optionsOf = ({ schema, root }: Rooted): readonly Rooted[] | undefined => {
  const listed = schema['oneOf'] ?? schema['anyOf']
  return Array.isArray(listed) ? listed.filter(isSchema).map((each) => ({ schema: each, root })) : undefined
}

/** Each case the writer may write must be one the reader knows. */
const unreadOptions = (pair: Pair, [written = [pair.writer], read = [pair.reader]]: readonly [readonly Rooted[] | undefined, readonly Rooted[] | undefined], where: string): string[] =>
  written.flatMap((writer) => {
    const called = caseOf(writer)
    const here = where + called
    const [namesake, another] = called === '' ? [] : read.filter((each) => caseOf(each) === called)
    if (namesake && !another) return unreadable({ ...pair, writer, reader: namesake }, here)
    const tries = read.map((each) => unreadable({ ...pair, writer, reader: each }, here))
    if (tries.some((found) => found.length === 0)) return []
    return read.length > 1 ? [`${here}: a case that ${reader(pair)} does not know`] : tries.flat()
  })

/** `[provider stripe, status Received]`: what tells one case of a union from the others. */
const caseOf = (rooted: Rooted): string => {
  const { properties } = followed(rooted).schema
  const told = Object.entries(isSchema(properties) ? properties : {}).flatMap(([name, part]) => (isSchema(part) && typeof part['const'] === 'string' ? [`${name} ${part['const']}`] : []))
  return told.length > 0 ? `[${told.join(', ')}]` : ''
}

const reader = ({ direction }: Pair): string => (direction === 'said' ? 'a reader of the old schema' : 'the new schema')

const unreadPlain = (pair: Pair, where: string): string[] => {
  const [writer, reads] = [pair.writer.schema, pair.reader.schema]
  const strange = [...new Set([...Object.keys(writer), ...Object.keys(reads)])].filter((key) => !annotations.has(key) && !understood.has(key) && JSON.stringify(writer[key]) !== JSON.stringify(reads[key]))
  const types = [typesOf(writer), typesOf(reads)] as const
  if (types[1] && !types[0]?.every((type) => types[1]?.includes(type) || (type === 'integer' && types[1]?.includes('number')))) return [`${where}: type was ${shown(pair, [types[0] ?? 'anything', types[1]])}`]
  return [...strange.map((key) => `${where}: ${key} has changed, and cannot be compared`), ...unreadValues(pair, where), ...unreadParts(pair, where), ...unreadFields(pair, where)]
}

/** Listed values, bounds and patterns. */
const unreadValues = (pair: Pair, where: string): string[] => {
  const [writer, reads] = [pair.writer.schema, pair.reader.schema]
  const values = [valuesOf(writer), valuesOf(reads)] as const
  const strangers = values[1] ? (values[0]?.filter((value) => !values[1]?.includes(value)) ?? ['any value']) : []
  return [
    ...(strangers.length > 0 ? [`${where}: ${reader(pair)} does not take ${strangers.join(', ')}`] : []),
    ...bounds.flatMap(([key, holds]) => (holds(writer[key], reads[key]) ? [] : [`${where}: ${key} was ${shown(pair, [writer[key] ?? 'none', reads[key] ?? 'none'])}`])),
  ]
}

const shown = ({ direction }: Pair, [writer, reads]: readonly [unknown, unknown]): string => (direction === 'said' ? `${String(reads)}, is ${String(writer)}` : `${String(writer)}, is ${String(reads)}`)
const typesOf = ({ type }: Schema): readonly unknown[] | undefined => (type === undefined ? undefined : [type].flat())
const valuesOf = (schema: Schema): readonly string[] | undefined => {
  const { enum: listed } = schema
  if ('const' in schema) return [JSON.stringify(schema['const'])]
  return Array.isArray(listed) ? listed.map((value) => JSON.stringify(value)) : undefined
}

const unless = (holds: (writer: number, reads: number) => boolean) => (writer: unknown, reads: unknown): boolean => reads === undefined || (typeof writer === 'number' && typeof reads === 'number' && holds(writer, reads))
const atLeast = unless((writer, reads) => writer >= reads)
const atMost = unless((writer, reads) => writer <= reads)
/** Whether one pattern takes no more than another cannot be told in general: it must be the same, or none. */
const same = (writer: unknown, reads: unknown): boolean => reads === undefined || writer === reads
const bounds = [
  ['minimum', atLeast], ['exclusiveMinimum', atLeast], ['minLength', atLeast], ['minItems', atLeast],
  ['maximum', atMost], ['exclusiveMaximum', atMost], ['maxLength', atMost], ['maxItems', atMost], ['pattern', same], ['format', same],
] as const

/** What stands in a list, or under any name. */
const unreadParts = (pair: Pair, where: string): string[] => (['items', 'additionalProperties', 'propertyNames'] as const).flatMap((key) => {
  const [writer, reads] = [pair.writer.schema[key], pair.reader.schema[key]]
  if (reads === false && writer !== false && key === 'additionalProperties' && pair.direction === 'told') return [`${where}: fields it does not know are now refused`]
  if (!isSchema(reads)) return []
  if (!isSchema(writer)) return writer === false ? [] : [`${where}: ${key} may now be anything`]
  return unreadable({ ...pair, writer: { ...pair.writer, schema: writer }, reader: { ...pair.reader, schema: reads } }, `${where}[]`)
})

const fieldsOf = ({ properties }: Schema): Schema => (isSchema(properties) ? properties : {})
const requiredOf = ({ required }: Schema): readonly unknown[] => (Array.isArray(required) ? required : [])

const unreadFields = (pair: Pair, where: string): string[] => {
  const [writer, reads] = [pair.writer.schema, pair.reader.schema]
  const [old, now] = pair.direction === 'said' ? [reads, writer] : [writer, reads]
  const at = (name: string): string => `${where}.${name}`
  const names = [...new Set([...Object.keys(fieldsOf(old)), ...Object.keys(fieldsOf(now))])]
  return names.flatMap((name) => {
    const [before, after, written, read] = [fieldsOf(old)[name], fieldsOf(now)[name], fieldsOf(writer)[name], fieldsOf(reads)[name]]
    if (before !== undefined && after === undefined) return [`${at(name)}: is gone`]
    if (requiredOf(reads).includes(name) && !requiredOf(writer).includes(name)) return [pair.direction === 'said' ? `${at(name)}: was always there, is optional` : `${at(name)}: is required`]
    if (isSchema(written) && isSchema(read)) return unreadable({ ...pair, writer: { ...pair.writer, schema: written }, reader: { ...pair.reader, schema: read } }, at(name))
    return reads['additionalProperties'] === false && read === undefined ? [`${at(name)}: ${reader(pair)} refuses what it does not know`] : []
  })
}
