import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { contracts } from '#services/contracts/contract.ts'
import { logistics } from '#services/logistics/contract.ts'
import { production } from '#services/production/contract.ts'
import { quality } from '#services/quality/contract.ts'
import { quoting } from '#services/quoting/contract.ts'
import { support } from '#services/support/contract.ts'
import type { Contract, Route } from '#shared/kernel/contract.ts'

export const sixContracts: readonly Contract[] = [quoting, contracts, production, quality, logistics, support]

type Schema = z.core.JSONSchema.JSONSchema

/** One place in a schema: the property's name, the names above it, and the property's own schema. */
type Place = { readonly name: string; readonly above: readonly string[]; readonly schema: Schema; readonly inList: boolean }

const schemaOf = (type: z.ZodType, io: 'input' | 'output'): Schema => z.toJSONSchema(type, { io, reused: 'inline', unrepresentable: 'any' })

/** What is below a schema, without what only says yes or no. */
const below = (...schemas: readonly (z.core.JSONSchema._JSONSchema | undefined)[]): Schema[] => schemas.filter((each): each is Schema => typeof each === 'object')

const places = (schema: Schema, name = '', above: readonly string[] = [], inList = false): Place[] => [
  { name, above, schema, inList },
  ...Object.entries(schema.properties ?? {}).flatMap(([each, inner]) => below(inner).flatMap((found) => places(found, each, [...above, name]))),
  ...below(...[schema.items].flat()).flatMap((each) => places(each, name, above, true)),
  ...below(schema.additionalProperties, ...(schema.oneOf ?? []), ...(schema.anyOf ?? []), ...(schema.allOf ?? [])).flatMap((each) => places(each, name, above, inList)),
]

export type RouteAt = { readonly service: string; readonly name: string; readonly route: Route }

/** Every route that changes something: what forms are drawn for. */
export const changes: readonly RouteAt[] = sixContracts.flatMap(({ service, routes }) =>
  Object.entries(routes).filter(([, { kind }]) => kind === 'creation' || kind === 'command').map(([name, route]) => ({ service, name, route })))

const bodies = changes.flatMap(({ route, name }) => places(schemaOf(route.body, 'input'), name))
const views = sixContracts.flatMap(({ routes }) => Object.values(routes).filter(({ kind }) => kind !== 'webhook').flatMap(({ returns }) => places(schemaOf(returns, 'output'))))

const valuesOf = ({ enum: several, const: one }: Schema): string[] => [...(several ?? []), ...(one === undefined ? [] : [one])].map(String)

/** Numbers, the letters of sampling tables, HTTP methods and plain yes mean the same in every language. */
const wordless = (value: string): boolean => /^[\d.]+$|^[A-Z]$|^PUT$|^true$|^false$|^null$/.test(value)

const names = (found: readonly Place[]): string[] => found.filter(({ name, above }) => name !== '' && above.length > 0).map(({ name }) => name)
const unique = (all: readonly string[]): readonly string[] => [...new Set(all)].toSorted()

/** What is in which state: the discriminator of every view, and what lists can be asked for. `gate` is one only where it opens and closes. */
const stateNames = ['status', 'whereabouts', 'goods']
const isState = ({ name, schema }: Place): boolean => stateNames.includes(name) || (name === 'gate' && valuesOf(schema).includes('Open'))
const queries = sixContracts.flatMap(({ routes }) => Object.values(routes).filter(({ kind }) => kind === 'query').flatMap(({ query }) => places(schemaOf(query, 'output'))))

export const routeNames = unique(changes.map(({ name }) => name))
/** Everything a form asks or a page shows; the items of lists of plain values have a name of their own. */
export const fieldNames = unique([
  ...names(bodies), ...names(views),
  ...bodies.filter(({ schema, inList }) => inList && !schema.properties && !schema.oneOf).map(({ name }) => `${name}Item`),
])
export const stateWords = unique([...views, ...queries].filter(isState).flatMap(({ schema }) => valuesOf(schema)))
export const valueWords = unique([...bodies, ...views.filter((place) => !isState(place))].flatMap(({ schema }) => valuesOf(schema)).filter((value) => !wordless(value)))
/** `name-value` of every choice a body offers, and `above-name` of every field: for words that depend on where they stand. */
export const placedValues = unique([...bodies, ...views].flatMap(({ name, schema }) => valuesOf(schema).map((value) => `${name}-${value}`)))
export const placedNames = unique([...bodies, ...views].flatMap(({ name, above }) => above.map((each) => `${each}-${name}`)))

/**
 * What a timeline may show: the events of the contracts, and the happenings that stay in a service's own history. Those have no list of their own;
 * they are the names in two words or more that the services' decisions write, and that are no state.
 */
export const eventTypes = (root: string): readonly string[] => {
  const sources = ['domain', 'app'].flatMap((room) => sixContracts.flatMap(({ service }) => {
    const folder = join(root, 'services', service, room)
    return readdirSync(folder).filter((file) => file.endsWith('.ts') && !file.includes('.test.')).map((file) => readFileSync(join(folder, file), 'utf8'))
  }))
  const happenings = sources.flatMap((source) => [...source.matchAll(/'((?:[A-Z][a-z]+){2,}|[A-Z][A-Za-z]+[A-Z][A-Za-z]+)'/g)].flatMap(([, name]) => (name === undefined ? [] : [name])))
  return unique([...sixContracts.flatMap(({ events }) => Object.keys(events)), ...happenings.filter((name) => /[a-z]/.test(name) && /^[A-Z][a-z]+[A-Z]/.test(name) && !stateWords.includes(name))])
}
