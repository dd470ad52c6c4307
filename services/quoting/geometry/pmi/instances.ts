import { statements } from '../part21.ts'

/** A parameter of an exchange file (ISO 10303-21, clause 12); `null` is what is not given ($) or derived (*). */
export type Parameter =
  | { readonly kind: 'reference'; readonly id: string }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'enumeration'; readonly name: string }
  | { readonly kind: 'list'; readonly items: readonly Parameter[] }
  | { readonly kind: 'typed'; readonly type: string; readonly items: readonly Parameter[] }
  | { readonly kind: 'null' }

/** One entity of an instance: a complex instance has several. */
export type Entity = { readonly name: string; readonly parameters: readonly Parameter[] }
export type Instance = readonly Entity[]

/** The instances of a file by id, those that are asked for only, each parsed when it is first looked at. */
export type Instances = {
  readonly of: (id: string | undefined) => Instance
  /** Ids of all instances with an entity of one of these names, in the order of the file. */
  readonly named: (...names: readonly string[]) => readonly string[]
  /** What stands after the equals sign, without its strings. */
  readonly code: (id: string) => string | undefined
}

/** `wanted` is asked with how each instance begins, and with the whole of a complex one, whose entities stand in no order of importance. */
export const instancesOf = (text: string, wanted: RegExp): Instances => {
  const written = new Map<string, { readonly code: string; readonly strings: readonly string[]; readonly place: number }>()
  const byName = new Map<string, string[]>()
  for (const { code, strings } of statements(text)) {
    const start = /^(#\d+)\s*=\s*/.exec(code)
    const body = code.slice(start?.[0].length ?? 0)
    if (!start?.[1] || !wanted.test(body.slice(0, body.startsWith('(') ? undefined : 80))) continue
    const [, id] = start
    written.set(id, { code: body, strings, place: written.size })
    for (const name of namesIn(body)) {
      const known = byName.get(name) ?? []
      byName.set(name, known)
      known.push(id)
    }
  }
  const placeOf = (id: string): number => written.get(id)?.place ?? 0
  const parsed = new Map<string, Instance>()
  return {
    code: (id) => written.get(id)?.code,
    named: (...names) => [...new Set(names.flatMap((name) => byName.get(name) ?? []))].toSorted((a, b) => placeOf(a) - placeOf(b)),
    of: (id = '') => {
      const found = written.get(id)
      const instance = parsed.get(id) ?? (found ? parseInstance(found.code, found.strings) : [])
      parsed.set(id, instance)
      return instance
    },
  }
}

const namesIn = (body: string): readonly string[] => (body.startsWith('(') ? (body.match(/[A-Z_][A-Z_0-9]*(?=\s*\()/g) ?? []) : [/^[A-Z_0-9]+/.exec(body)?.[0] ?? ''])

type Reader = { readonly tokens: readonly string[]; at: number; readonly strings: readonly string[]; string: number; depth: number }

const token = /#\d+|'(?:'')*'|\.[A-Z_][A-Z_0-9]*\.|[-+]?(?:\d+\.?\d*|\.\d+)(?:E[-+]?\d+)?|[A-Z_!][A-Z_0-9]*|[(),$*]/gi
/** Nobody nests measures deeper; a stranger's file may try. */
const deepest = 30

const parseInstance = (code: string, strings: readonly string[]): Instance => {
  const reader: Reader = { tokens: code.match(token) ?? [], at: 0, strings, string: 0, depth: 0 }
  const complex = reader.tokens[0] === '('
  if (complex) reader.at += 1
  const entities: Entity[] = []
  while (/^[A-Z_!]/i.test(reader.tokens[reader.at] ?? '')) {
    const name = reader.tokens[reader.at] ?? ''
    reader.at += 1
    entities.push({ name, parameters: listOf(reader) })
  }
  return entities
}

/** From an opening bracket to past its closing one. */
const listOf = (reader: Reader): Parameter[] => {
  const items: Parameter[] = []
  reader.at += 1
  reader.depth += 1
  while (reader.at < reader.tokens.length && reader.tokens[reader.at] !== ')') {
    if (reader.tokens[reader.at] === ',') reader.at += 1
    else items.push(parameterOf(reader))
  }
  reader.at += 1
  reader.depth -= 1
  return items
}

const parameterOf = (reader: Reader): Parameter => {
  const next = reader.tokens[reader.at] ?? '$'
  if (next === '(' && reader.depth < deepest) return { kind: 'list', items: listOf(reader) }
  reader.at += 1
  if (next.startsWith('#')) return { kind: 'reference', id: next }
  if (next.startsWith("'")) return { kind: 'text', text: textOf(reader, next) }
  if (/^\.[A-Z_]/i.test(next)) return { kind: 'enumeration', name: next.slice(1, -1) }
  if (/^[-+\d.]/.test(next)) return { kind: 'number', value: Number(next) }
  if (/^[A-Z_!]/i.test(next) && reader.tokens[reader.at] === '(' && reader.depth < deepest) return { kind: 'typed', type: next, items: listOf(reader) }
  return { kind: 'null' }
}

/** An apostrophe is written twice, and so divides a string into several that touch. */
const textOf = (reader: Reader, marks: string): string => {
  const pieces = reader.strings.slice(reader.string, reader.string + marks.length / 2)
  reader.string += marks.length / 2
  return pieces.join("'")
}

/** The parameters of one entity of an instance; none where it has no such entity. */
export const parametersOf = (instance: Instance, name: string): readonly Parameter[] => instance.find((each) => each.name === name)?.parameters ?? []

/** What a simple instance says, or a complex one by its entity of this name. */
export const parametersIn = (instance: Instance, name: string): readonly Parameter[] => (instance.length === 1 ? instance[0]?.parameters ?? [] : parametersOf(instance, name))

export const referenceOf = (parameter: Parameter | undefined): string | undefined => (parameter?.kind === 'reference' ? parameter.id : undefined)
export const itemsOf = (parameter: Parameter | undefined): readonly Parameter[] => (parameter?.kind === 'list' || parameter?.kind === 'typed' ? parameter.items : [])
export const referencesOf = (parameter: Parameter | undefined): readonly string[] => itemsOf(parameter).flatMap((item) => referenceOf(item) ?? [])
export const stringOf = (parameter: Parameter | undefined): string => (parameter?.kind === 'text' ? parameter.text : '')
