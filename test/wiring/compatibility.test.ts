import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { command, contract, query } from '#shared/kernel/contract.ts'
import { isSchema, schemaOf, type Schema } from '#shared/kernel/json-schema.ts'
import { openApi } from '#shared/kernel/openapi.ts'
import { apiBreaks } from './api-compatibility.ts'
import { breaks } from './compatibility.ts'

const lot = { lotId: z.string(), quantity: z.int().min(1), state: z.enum(['made', 'passed']), note: z.string().optional() }
const way = z.discriminatedUnion('by', [z.object({ by: z.literal('road') }), z.object({ by: z.literal('sea'), port: z.string() })])
const base = z.object({ ...lot, heats: z.array(z.string().max(20)), way, part: z.strictObject({ number: z.string(), name: z.string().optional() }) })
const { note: _, ...noNote } = lot

/** What is changed, the schema after it, what breaks those who read it, what breaks those who write it. */
const changes: readonly (readonly [string, z.ZodType, readonly string[], readonly string[]])[] = [
  ['nothing', base, [], []],
  ['an optional field is added', base.extend({ more: z.string().optional() }), [], []],
  ['a required field is added', base.extend({ more: z.string() }), [], ['lot.more: is required']],
  ['a field is added deep inside', base.extend({ part: z.strictObject({ number: z.string(), name: z.string().optional(), issue: z.string().optional() }) }), [], []],
  ['a required field is removed', base.omit({ quantity: true }), ['lot.quantity: is gone'], ['lot.quantity: is gone']],
  ['an optional field is removed', z.object({ ...base.shape, ...noNote }).omit({ note: true }), ['lot.note: is gone'], ['lot.note: is gone']],
  ['a field is renamed', base.omit({ lotId: true }).extend({ lot: z.string() }), ['lot.lotId: is gone'], ['lot.lotId: is gone', 'lot.lot: is required']],
  ['a required field becomes optional', base.extend({ quantity: lot.quantity.optional() }), ['lot.quantity: was always there, is optional'], []],
  ['an optional field becomes required', base.extend({ note: z.string() }), [], ['lot.note: is required']],
  ['an enum grows', base.extend({ state: z.enum(['made', 'passed', 'held']) }), ['lot.state: a reader of the old schema does not take "held"'], []],
  ['an enum shrinks', base.extend({ state: z.enum(['made']) }), [], ['lot.state: the new schema does not take "passed"']],
  ['a type changes', base.extend({ lotId: z.number() }), ['lot.lotId: type was string, is number'], ['lot.lotId: type was string, is number']],
  ['a type widens', base.extend({ quantity: z.number().min(1).max(9007199254740991) }), ['lot.quantity: type was integer, is number'], []],
  ['null may be said', base.extend({ lotId: z.string().nullable() }), ['lot.lotId: type was string, is string,null'], []],
  ['a bound is loosened', base.extend({ quantity: z.int().min(0) }), ['lot.quantity: minimum was 1, is 0'], []],
  ['a bound is tightened', base.extend({ heats: z.array(z.string().max(10)) }), [], ['lot.heats[]: maxLength was 20, is 10']],
  ['a pattern is asked for', base.extend({ lotId: z.string().regex(/^L/) }), [], ['lot.lotId: pattern was none, is ^L']],
  ['a case is added', base.extend({ way: z.discriminatedUnion('by', [...way.options, z.object({ by: z.literal('air') })]) }), ['lot.way[by air]: a case that a reader of the old schema does not know'], []],
  ['a case is removed', base.extend({ way: z.object({ by: z.literal('road') }) }), [], ['lot.way[by sea].by: the new schema does not take "sea"', 'lot.way[by sea].port: is gone']],
  ['a case loses a field', base.extend({ way: z.discriminatedUnion('by', [z.object({ by: z.literal('road') }), z.object({ by: z.literal('sea') })]) }), ['lot.way[by sea].port: is gone'], ['lot.way[by sea].port: is gone']],
  ['a case gains an optional constant', base.extend({ way: z.discriminatedUnion('by', [z.object({ by: z.literal('road'), fleet: z.literal('own').optional() }), way.options[1]]) }), [], []],
  ['anything goes', base.extend({ lotId: z.unknown() }), ['lot.lotId: type was string, is anything'], []],
  ['a list becomes one', base.extend({ heats: z.string() }), ['lot.heats: type was array, is string'], ['lot.heats: type was array, is string']],
  ['unknown fields are refused', z.strictObject(base.shape), [], ['lot: fields it does not know are now refused']],
]

const between = (before: z.ZodType, after: z.ZodType, direction: 'said' | 'told'): string[] => {
  const [old, now] = [before, after].map((schema) => schemaOf(schema, direction === 'said' ? 'output' : 'input'))
  return old && now ? breaks({ schema: old, root: old }, { schema: now, root: now }, direction, 'lot') : []
}

describe('a change of a schema', () => {
  it.each(changes)('%s: those who read it', (_name, after, reading) => {
    expect(between(base, after, 'said')).toEqual(reading)
  })
  it.each(changes)('%s: those who write it', (_name, after, _reading, writing) => {
    expect(between(base, after, 'told')).toEqual(writing)
  })

  it('of one case among several that share a constant is that case\'s', () => {
    const paid = z.discriminatedUnion('status', [z.object({ provider: z.literal('stripe'), status: z.literal('Open') }), z.object({ provider: z.literal('stripe'), status: z.literal('Paid'), at: z.string() })])
    expect(between(paid, paid, 'said')).toEqual([])
    expect(between(paid, z.discriminatedUnion('status', [paid.options[0], paid.options[1].omit({ at: true })]), 'said')).toEqual(['lot[provider stripe, status Paid].at: is gone'])
  })

  it('in a recursive schema is found, and comes to an end', () => {
    const tree = (leaf: Schema): Schema => ({ $ref: '#/$defs/Tree', $defs: { Tree: { type: 'object', properties: { leaf, branches: { type: 'array', items: { $ref: '#/$defs/Tree' } } }, required: ['leaf'] } } })
    const compared = (now: Schema): string[] => breaks({ schema: tree({ type: 'string' }), root: tree({ type: 'string' }) }, { schema: now, root: now }, 'said', 'tree')
    expect(compared(tree({ type: 'string' }))).toEqual([])
    expect(compared(tree({ type: 'integer' }))).toEqual(['tree.leaf: type was string, is integer'])
  })

  it('that cannot be judged counts as breaking', () => {
    const odd: Schema = { type: 'string', contentEncoding: 'base64' }
    expect(breaks({ schema: { type: 'string' }, root: {} }, { schema: odd, root: {} }, 'said', 'file')).toEqual(['file: contentEncoding has changed, and cannot be compared'])
  })
})

describe('whatever passes as additive', () => {
  /** Small objects whose fields differ in type, presence and values. */
  const field = fc.oneof(
    fc.constant(z.string()), fc.constant(z.int()), fc.constant(z.number()), fc.constant(z.boolean()), fc.integer({ min: 0, max: 4 }).map((least) => z.string().min(least)),
    fc.subarray(['a', 'b', 'c'], { minLength: 1 }).map((values) => z.enum(values)),
  )
  const shape = fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.tuple(field, fc.boolean()), { maxKeys: 3 })
    .map((fields) => z.object(Object.fromEntries(Object.entries(fields).map(([name, [type, optional]]) => [name, optional ? type.optional() : type]))))
  const value = fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.constantFrom<unknown>('', 'a', 'b', 'c', 'abcde', 0, 1.5, true), { maxKeys: 3 })

  /** A writer writes what its schema knows and nothing else. */
  const writes = (schema: z.ZodObject, each: unknown): boolean => z.strictObject(schema.shape).safeParse(each).success

  it('is read by those who knew the old schema, and taken from those who write it', () => {
    let [read, taken] = [0, 0]
    fc.assert(fc.property(shape, shape, fc.array(value, { minLength: 20, maxLength: 20 }), (old, now, values) => {
      const [readable, takeable] = [between(old, now, 'said').length === 0, between(old, now, 'told').length === 0]
      for (const each of values) {
        if (readable && writes(now, each)) { read += 1; expect(old.safeParse(each).success).toBe(true) }
        if (takeable && writes(old, each)) { taken += 1; expect(now.safeParse(each).success).toBe(true) }
      }
    }), { numRuns: 400, seed: 7 })
    expect(Math.min(read, taken)).toBeGreaterThan(100)
  })
})

const api = (change: Partial<Parameters<typeof routes>[0]> = {}): Schema => openApi(contract({ service: 'sample', version: '1', summary: '', events: {}, routes: routes({ ...asItWas, ...change }) }), '/', { authorizationUrl: 'https://identity.example/auth', tokenUrl: 'https://identity.example/token' })
const asItWas = { path: '/lots/{lotId}/release' as const, roles: ['planner', 'manager'] as const, query: z.strictObject({ limit: z.int().optional() }), body: z.strictObject({ note: z.string() }), returns: z.object({ lotId: z.string() }) }
const routes = ({ path, roles, query: asked, body, returns }: { path: `/${string}`; roles: readonly ('planner' | 'manager' | 'buyer')[]; query: z.ZodType; body: z.ZodType; returns: z.ZodType }) => ({
  listLots: query('/lots', { summary: '', roles, query: asked, returns }),
  releaseLot: command(path, { summary: '', roles, body, returns, example: {} }),
})
const withoutParameter = (document: Schema): Schema => JSON.parse(JSON.stringify(document, (key, part: unknown) => (key === 'parameters' && Array.isArray(part) ? part.filter((each) => !(isSchema(each) && each['name'] === 'If-Match')) : part)))

describe('a change of a route', () => {
  it.each<readonly [string, Schema, Schema, readonly string[]]>([
    ['nothing', api(), api(), []],
    ['an optional field and parameter', api(), api({ query: z.strictObject({ limit: z.int().optional(), after: z.string().optional() }), body: z.strictObject({ note: z.string(), why: z.string().optional() }) }), []],
    ['more said', api(), api({ returns: z.object({ lotId: z.string(), state: z.string() }) }), []],
    ['one more role', api(), api({ roles: ['planner', 'manager', 'buyer'] }), []],
    ['a role less', api(), api({ roles: ['planner'] }), ['GET /lots: no longer serves manager', 'POST /lots/{lotId}/release: no longer serves manager']],
    ['a required parameter', api(), api({ query: z.strictObject({ limit: z.int() }) }), ['GET /lots: parameter limit (query) is required']],
    ['a parameter less', api(), api({ query: z.strictObject({}) }), ['GET /lots: parameter limit (query) is gone']],
    ['a required field', api(), api({ body: z.strictObject({ note: z.string(), why: z.string() }) }), ['POST /lots/{lotId}/release body.why: is required']],
    ['a field less taken', api(), api({ body: z.strictObject({}) }), ['POST /lots/{lotId}/release body.note: is gone']],
    ['a field less said', api(), api({ returns: z.object({}) }), ['GET /lots 200.lotId: is gone', 'POST /lots/{lotId}/release 200.lotId: is gone']],
    ['another path', api(), api({ path: '/lots/{lotId}/start' }), ['POST /lots/{lotId}/release: is gone']],
    ['another name', api(), JSON.parse(JSON.stringify(api()).replaceAll('releaseLot', 'startLot')), ['POST /lots/{lotId}/release: was called releaseLot, is called startLot; clients made from this document call it by its name']],
    ['another status', api(), JSON.parse(JSON.stringify(api()).replaceAll('"200"', '"202"')), ['GET /lots: no longer answers 200', 'POST /lots/{lotId}/release: no longer answers 200']],
    ['a header less', api(), JSON.parse(JSON.stringify(api()).replaceAll('"ETag"', '"Version"')), ['GET /lots: 200 no longer carries ETag', 'POST /lots/{lotId}/release: 200 no longer carries ETag']],
    ['a required header', withoutParameter(api()), api(), ['POST /lots/{lotId}/release: parameter If-Match (header) is required']],
    ['another proof', api(), JSON.parse(JSON.stringify(api()).replaceAll('"security":[{"signIn":["openid"]}]', '"security":[]')), ['GET /lots: callers prove themselves in another way', 'POST /lots/{lotId}/release: callers prove themselves in another way']],
  ])('%s', (_name, old, now, found) => {
    expect(apiBreaks(old, now)).toEqual(found)
  })
})
