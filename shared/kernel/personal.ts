import type { Json } from './ports.ts'

/**
 * Where a service keeps personal data of its customers' people, as plain data of its manifest. Export and erasure derive from this; there is
 * no other list. A path names attributes with dots; `name[]` goes through a list, `name[key=value]` through those members of it
 * (or the one thing there) that say so: `signatures[party=customer].signer`.
 */
export type PersonalData = {
  /** Years that everything about an order is kept after the last thing that happened to it. */
  readonly keepYears: number
  /** Things by the prefix of their table key. */
  readonly things: { readonly [prefix: string]: PersonalThing }
  /** By type of a history entry, published or not. Paths begin at the envelope: `actor`, `data.reason`. */
  readonly events: { readonly [type: string]: PersonalPlaces }
  /** What is a customer's people's own and of no order (what they want to be told): found in the index partition `<prefix><customerId>`, exported whole, and removed, not replaced. */
  readonly own?: readonly { readonly index: string; readonly prefix: string }[]
  /** In the service where orders begin: the index partition `<prefix><customerId>` holds a thing for each order. */
  readonly orders?: { readonly index: string; readonly prefix: string }
}

export type PersonalPlaces = {
  /** Where a customer's people stand, each with `id` and `name`. Wherever else the same id stands, it is found by that. */
  readonly people?: readonly string[]
  /** Addresses and what people wrote: replaced whole. */
  readonly texts?: readonly string[]
}

export type PersonalThing = PersonalPlaces & {
  /** Statuses in which it still goes on: while it does, nothing about its order may be erased. */
  readonly running: readonly string[]
  /** Those of its texts by which the search finds it: their words are removed. */
  readonly searched?: readonly string[]
  /** SHA-256 of files that print personal data: the file is deleted, its hash stays. */
  readonly files?: readonly string[]
}

/** What of an `Address` says where somebody is; the country is kept: export papers and tax need it. */
export const addressAt = (path: string): readonly string[] => ['name', 'lines', 'city', 'postalCode'].map((field) => `${path}.${field}`)

/** What stands where something was erased. */
export const erased = 'erased'

/** A person as states and history show them. */
export type Named = { readonly id: string; readonly name: string }

export const isNamed = (value: Json | undefined): value is Named & { readonly [attribute: string]: Json | undefined } =>
  isRecord(value) && typeof value['id'] === 'string' && typeof value['name'] === 'string'

/** Everything at a path; nothing where the path leads nowhere. */
export const valuesAt = (value: Json | undefined, path: string): Json[] => {
  const found: Json[] = []
  replaceAt(value ?? null, path, (each) => {
    found.push(each)
    return each
  })
  return found
}

/** The value with what stands at a path replaced. */
export const replaceAt = (value: Json, path: string, replace: (found: Json) => Json): Json => {
  const [step = '', ...rest] = path.split('.')
  const { name, members, key, wanted } = stepOf(step)
  if (!isRecord(value)) return value
  const found = value[name]
  if (found === undefined) return value
  const onward = (each: Json): Json => (rest.length === 0 ? replace(each) : replaceAt(each, rest.join('.'), replace))
  const chosen = (each: Json): boolean => key === undefined || (isRecord(each) && each[key] === wanted)
  if (!members) return { ...value, [name]: onward(found) }
  const through = (each: Json): Json => (chosen(each) ? onward(each) : each)
  return { ...value, [name]: isList(found) ? found.map(through) : through(found) }
}

const stepOf = (step: string): { readonly name: string; readonly members: boolean; readonly key?: string; readonly wanted?: string } => {
  const [, name = step, selection] = /^([^[]+)\[(.*)\]$/.exec(step) ?? []
  const [key, wanted] = selection?.split('=') ?? []
  return { name, members: selection !== undefined, ...(key !== undefined && wanted !== undefined && { key, wanted }) }
}

/** Every text in a value replaced. */
export const blank = (value: Json): Json => everyText(value, () => erased)

const everyText = (value: Json, replace: (text: string) => string): Json => {
  if (typeof value === 'string') return replace(value)
  if (isList(value)) return value.map((each) => everyText(each, replace))
  return isRecord(value) ? Object.fromEntries(Object.entries(value).map(([name, each]) => [name, each === undefined ? each : everyText(each, replace)])) : value
}

/** Takes people out of a value: wherever one of their ids stands with a name, and full names (two words or more) within any text. */
export const withoutPeople = (value: Json, people: readonly Named[]): Json => {
  const ids = new Set(people.map(({ id }) => id))
  const names = people.map(({ name }) => name).filter((name) => /\S\s+\S/.test(name))
  const within = (text: string): string => names.reduce((left, name) => left.replaceAll(wholeName(name), erased), text)
  const take = (each: Json): Json => {
    if (typeof each === 'string') return within(each)
    if (isList(each)) return each.map(take)
    if (!isRecord(each)) return each
    const taken = Object.fromEntries(Object.entries(each).map(([name, member]) => [name, member === undefined ? member : take(member)]))
    return isNamed(each) && ids.has(each.id) ? { ...taken, id: erased, name: erased } : taken
  }
  return take(value)
}

const wholeName = (name: string): RegExp => new RegExp(`(?<![\\p{L}\\p{N}])${name.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&')}(?![\\p{L}\\p{N}])`, 'gu')

const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value)
const isRecord = (value: Json | undefined): value is { readonly [name: string]: Json | undefined } => typeof value === 'object' && value !== null && !isList(value)
