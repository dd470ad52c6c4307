import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Item, Query, Store, Write } from '#shared/kernel/ports.ts'
import type { manualClock } from '../manual-clock.ts'

/** One suite's store and clock, and partitions of its own. */
export type Lane = { readonly store: () => Store; readonly clock: ReturnType<typeof manualClock>; readonly fresh: () => string }

/** How often the random properties run: a store over the wire gets fewer. */
export type StoreSuite = { readonly runs: number }

/** The store as a plain map: what every adapter must be indistinguishable from. */
type Model = Map<string, Item>

// No two that differ in case only under a drawn prefix: dynoxide's begins_with takes 'A' for 'a', which DynamoDB does not.
const sortKeys = ['B', 'a', 'a#1', 'a#10', 'a#2', 'b', 'é', '\uffee', '😀', '\u0000', '\u{10ffff}x']
const orders = ['o1', 'o2'] as const
const partitions = ['k1', 'k2'] as const

const json = fc.jsonValue({ maxDepth: 3 }).filter((value) => !JSON.stringify(value).includes('__proto__') && numbersFit(value))
const numbersFit = (value: unknown): boolean => {
  if (typeof value === 'number') return Math.abs(value) <= Number.MAX_SAFE_INTEGER && (value === 0 || Math.abs(value) >= 1e-130)
  return typeof value !== 'object' || value === null || Object.values(value).every(numbersFit)
}

const write = fc.record({
  pk: fc.constantFrom(...partitions),
  sk: fc.constantFrom(...sortKeys),
  version: fc.integer({ min: 1, max: 3 }),
  when: fc.oneof(fc.constantFrom('absent', 'always', 'remove'), fc.integer({ min: 1, max: 3 })),
  order: fc.option(fc.constantFrom(...orders), { nil: undefined }),
  sort: fc.option(fc.constantFrom('x', 'xy', 'é', '😀', '\uffee'), { nil: undefined }),
  payload: json,
})
type Drawn = typeof write extends fc.Arbitrary<infer T> ? T : never

/** Names are made unique per run, so runs on one table do not meet. */
const writeOf = (run: string, { pk, sk, version, when, order, sort, payload }: Drawn): Write => {
  const key = { pk: `${run}${pk}`, sk }
  if (when === 'remove') return { kind: 'remove', key }
  const place = { ...(order !== undefined && { byOrder: `${run}${order}` }), ...(sort !== undefined && { byOrderSort: `${sort}|${pk}|${sk}` }) }
  return { kind: 'put', item: { ...key, version, payload: JSON.parse(JSON.stringify(payload)), ...place }, when: when === 'absent' || when === 'always' ? when : { version: Number(when) } }
}

const keyText = (write: Write): string => (write.kind === 'put' ? nameOf(write.item) : nameOf(write.key))
const nameOf = ({ pk, sk }: { pk: string; sk: string }): string => `${pk}\u0001${sk}`

const expected = (model: Model, writes: readonly Write[]): number[] =>
  writes.flatMap((each, position) => {
    const current = model.get(keyText(each))
    if (each.kind === 'remove' || each.when === 'always') return []
    const holds = each.when === 'absent' ? current === undefined : current?.['version'] === each.when.version
    return holds ? [] : [position]
  })

const apply = (model: Model, writes: readonly Write[]): void => {
  for (const each of writes) {
    if (each.kind === 'remove') model.delete(keyText(each))
    else model.set(keyText(each), each.item)
  }
}

const select = (model: Model, query: Query): Item[] => {
  const [partition, sort] = query.index === undefined ? ['pk', 'sk'] : [query.index, `${query.index}Sort`]
  const found = [...model.values()].filter((item) => item[partition] === query.partition && inRange(item[sort], query))
  const ordered = found.toSorted((a, b) => Buffer.compare(Buffer.from(String(a[sort])), Buffer.from(String(b[sort]))))
  return query.descending ? ordered.toReversed() : ordered
}

const inRange = (value: unknown, { begins, between }: Query): boolean => {
  if (typeof value !== 'string') return false
  if (begins !== undefined) return value.startsWith(begins)
  if (!between) return true
  const [bytes, from, to] = [value, ...between].map((text) => Buffer.from(text))
  return bytes !== undefined && from !== undefined && to !== undefined && Buffer.compare(bytes, from) >= 0 && Buffer.compare(bytes, to) <= 0
}

const range = fc.oneof(
  fc.constant({}),
  fc.constantFrom('a', 'a#', 'x', 'é', '😀', '\u{10ffff}').map((begins) => ({ begins })),
  fc.tuple(fc.constantFrom(...sortKeys), fc.constantFrom(...sortKeys)).map((between) => ({ between })),
)
const asked = fc.record({ range, target: fc.constantFrom(...partitions, ...orders), limit: fc.integer({ min: 1, max: 5 }), descending: fc.boolean() })

const queryOf = (run: string, { range, target, limit, descending }: typeof asked extends fc.Arbitrary<infer T> ? T : never): Query => ({
  ...range, limit, descending, partition: `${run}${target}`, ...(target.startsWith('o') && { index: 'byOrder' }),
})

const walk = async (store: Store, query: Query): Promise<Item[]> => {
  const page = await store.query(query)
  expect(page.items.length).toBeLessThanOrEqual(query.limit)
  if (page.next) expect(page.items).toHaveLength(query.limit)
  return page.next ? [...page.items, ...(await walk(store, { ...query, after: page.next }))] : [...page.items]
}

export const storeProperties = ({ store, fresh }: Lane, { runs }: StoreSuite): void => {
  const transactions = fc.array(fc.uniqueArray(write, { minLength: 1, maxLength: 5, selector: ({ pk, sk }) => nameOf({ pk, sk }) }), { minLength: 1, maxLength: 10 })
  it('random transactions and queries are those of a plain map', async () => {
    await fc.assert(
      fc.asyncProperty(transactions, fc.array(asked, { minLength: 1, maxLength: 4 }), async (drawn, questions) => {
        const [run, model]: [string, Model] = [`${fresh()}/`, new Map()]
        for (const writes of drawn.map((each) => each.map((one) => writeOf(run, one)))) {
          const failed = expected(model, writes)
          const done = await store().transact(writes)
          expect(done.ok ? [] : done.error.failed).toEqual(failed)
          if (done.ok) apply(model, writes)
        }
        for (const pk of partitions) for (const sk of sortKeys) expect(await store().get({ pk: `${run}${pk}`, sk })).toEqual(model.get(nameOf({ pk: `${run}${pk}`, sk })))
        for (const query of questions.map((each) => queryOf(run, each))) expect(await walk(store(), query)).toEqual(select(model, query))
      }),
      { numRuns: runs },
    )
  })
}
