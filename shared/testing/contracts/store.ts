import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Clock, Item, Page, Query, Store } from '#shared/kernel/ports.ts'
import { manualClock } from '../manual-clock.ts'
import { storeProperties, type Lane, type StoreSuite } from './store-properties.ts'

export type StoreUnderTest = { readonly store: Store; readonly close: () => Promise<void> | void }
export type MakeStore = (options: { readonly indexes: readonly string[]; readonly clock: Clock }) => Promise<StoreUnderTest>

/** The contract of the store port. `makeStore` is called once; every test keeps to partitions of its own. */
export const describeStore = (name: string, makeStore: MakeStore, suite: StoreSuite = { runs: 60 }): void => {
  describe(`store port: ${name}`, () => {
    const clock = manualClock()
    let made: StoreUnderTest | undefined
    let partitions = 0
    beforeAll(async () => { made = await makeStore({ indexes: ['byOrder', 'byDue'], clock }) })
    afterAll(async () => made?.close())
    const store = (): Store => {
      if (!made) throw new Error('the store was not made')
      return made.store
    }
    const lane = { store, clock, fresh: () => `p${(partitions += 1)}` }
    describe('transactions', () => transactions(lane))
    describe('queries', () => queries(lane))
    describe('items that expire', () => expiry(lane))
    describe('counters', () => counters(lane))
    describe('defects', () => defects(lane))
    describe('properties', () => storeProperties(lane, suite))
  })
}

export const put = (item: Item, when: 'absent' | 'always' | { readonly version: number } = 'always') => ({ kind: 'put', item, when }) as const

const transactions = ({ store, fresh }: Lane): void => {
  it('returns what was written, nested values and all', async () => {
    const item = { pk: fresh(), sk: 'state', version: 1, state: { lines: [1, 2.5, -0.125, null, true, '', { deep: ['é', '😀'] }], empty: {}, none: [] } }
    expect(await store().transact([put(item, 'absent')])).toEqual({ ok: true, value: undefined })
    expect(await store().get({ pk: item.pk, sk: 'state' })).toEqual(item)
    expect(await store().get({ pk: item.pk, sk: 'other' })).toBeUndefined()
  })
  it('drops attributes that are undefined', async () => {
    const pk = fresh()
    await store().transact([put({ pk, sk: 's', note: undefined, inner: { gone: undefined, kept: 1 } })])
    expect(await store().get({ pk, sk: 's' })).toStrictEqual({ pk, sk: 's', inner: { kept: 1 } })
  })
  it('writes nothing when one condition fails, and says which', async () => {
    const pk = fresh()
    await store().transact([put({ pk, sk: 'a', version: 1 })])
    const done = await store().transact([
      put({ pk, sk: 'new', version: 1 }, 'absent'), put({ pk, sk: 'a', version: 9 }, 'absent'), put({ pk, sk: 'a2', version: 2 }, { version: 1 }), { kind: 'remove', key: { pk, sk: 'b' } },
    ])
    expect(done).toEqual({ ok: false, error: { failed: [1, 2] } })
    expect((await store().query({ partition: pk, limit: 10 })).items).toEqual([{ pk, sk: 'a', version: 1 }])
  })
  it('replaces an item whole when its version is the one seen', async () => {
    const pk = fresh()
    await store().transact([put({ pk, sk: 'a', version: 1, old: true })])
    expect((await store().transact([put({ pk, sk: 'a', version: 2 }, { version: 1 })])).ok).toBe(true)
    expect((await store().transact([put({ pk, sk: 'a', version: 2 }, { version: 1 })])).ok).toBe(false)
    expect(await store().get({ pk, sk: 'a' })).toEqual({ pk, sk: 'a', version: 2 })
  })
  it('removes, and removing nothing is no failure', async () => {
    const pk = fresh()
    await store().transact([put({ pk, sk: 'a' })])
    for (const _ of [1, 2]) expect((await store().transact([{ kind: 'remove', key: { pk, sk: 'a' } }])).ok).toBe(true)
    expect(await store().get({ pk, sk: 'a' })).toBeUndefined()
  })
  it('lets one of many writers of a version win', async () => {
    const pk = fresh()
    await store().transact([put({ pk, sk: 'a', version: 1 })])
    const done = await Promise.all(Array.from({ length: 8 }, (_, by) => store().transact([put({ pk, sk: 'a', version: 2, by }, { version: 1 })])))
    expect(done.filter(({ ok }) => ok)).toHaveLength(1)
    for (const lost of done) if (!lost.ok) expect(lost.error.failed).toEqual([0])
  })
  it('takes a hundred writes, and none', async () => {
    const pk = fresh()
    expect((await store().transact(Array.from({ length: 100 }, (_, at) => put({ pk, sk: `s${at}` }, 'absent')))).ok).toBe(true)
    expect((await store().query({ partition: pk, limit: 200 })).items).toHaveLength(100)
    expect((await store().transact([])).ok).toBe(true)
  })
}

const queries = ({ store, fresh }: Lane): void => {
  const sorts = async (query: Query): Promise<string[]> => (await store().query(query)).items.map(({ sk }) => sk)
  it('orders by the UTF-8 bytes of the sort key and selects by prefix and by range', async () => {
    const pk = fresh()
    await store().transact(['b', 'a#2', 'a#1', 'a', '\uffee', '😀', 'é', 'B', 'a#10'].map((sk) => put({ pk, sk })))
    const ordered = ['B', 'a', 'a#1', 'a#10', 'a#2', 'b', 'é', '\uffee', '😀']
    expect(await sorts({ partition: pk, limit: 20 })).toEqual(ordered)
    expect(await sorts({ partition: pk, limit: 20, descending: true })).toEqual(ordered.toReversed())
    expect(await sorts({ partition: pk, begins: 'a#', limit: 20 })).toEqual(['a#1', 'a#10', 'a#2'])
    expect(await sorts({ partition: pk, between: ['a', 'a#10'], limit: 20 })).toEqual(['a', 'a#1', 'a#10'])
    expect(await sorts({ partition: pk, between: ['b', 'a'], limit: 20 })).toEqual([])
    expect(await sorts({ partition: `${pk}-other`, limit: 20 })).toEqual([])
  })
  it('reads an index, which holds only items with both its attributes', async () => {
    const [pk, order] = [fresh(), fresh()]
    await store().transact([
      put({ pk, sk: '1', byOrder: order, byOrderSort: 'z', note: 'whole item' }), put({ pk: fresh(), sk: '2', byOrder: order, byOrderSort: 'y' }),
      put({ pk, sk: '3', byOrder: order }), put({ pk, sk: '4' }), put({ pk, sk: '5', byDue: order, byDueSort: 'x' }),
    ])
    const found = await store().query({ index: 'byOrder', partition: order, limit: 10 })
    expect(found.items.map(({ sk }) => sk)).toEqual(['2', '1'])
    expect(found.items[1]).toEqual({ pk, sk: '1', byOrder: order, byOrderSort: 'z', note: 'whole item' })
  })
  it('moves an item within the index when its attributes change', async () => {
    const [pk, before, after] = [fresh(), fresh(), fresh()]
    await store().transact([put({ pk, sk: '1', byOrder: before, byOrderSort: 's' })])
    await store().transact([put({ pk, sk: '1', byOrder: after, byOrderSort: 's' })])
    const count = async (partition: string) => (await store().query({ index: 'byOrder', partition, limit: 10 })).items.length
    expect([await count(before), await count(after)]).toEqual([0, 1])
  })
  it('pages; there is a next position exactly while something follows', async () => {
    const [pk, order] = [fresh(), fresh()]
    await store().transact(Array.from({ length: 4 }, (_, at) => put({ pk, sk: `s${at}`, byOrder: order, byOrderSort: `o${at}` })))
    const first: Page<Item> = await store().query({ index: 'byOrder', partition: order, limit: 2 })
    expect(first.next).toEqual({ pk, sk: 's1', byOrder: order, byOrderSort: 'o1' })
    const rest = await store().query({ index: 'byOrder', partition: order, limit: 2, ...(first.next && { after: first.next }) })
    expect(rest.items.map(({ sk }) => sk)).toEqual(['s2', 's3'])
    expect(rest.next).toBeUndefined()
  })
}

const expiry = ({ store, fresh, clock }: Lane): void => {
  it('reads an item past its ttl as absent, by key, by query and in conditions', async () => {
    const pk = fresh()
    const ttl = Math.floor(Date.parse(clock.now()) / 1000) + 60
    await store().transact([put({ pk, sk: 'a', version: 1, ttl }), put({ pk, sk: 'b', version: 1 }), put({ pk, sk: 'c', version: 1, ttl }), put({ pk, sk: 'd', version: 1 })])
    expect((await store().query({ partition: pk, limit: 2 })).items).toHaveLength(2)
    clock.advance(60)
    expect(await store().get({ pk, sk: 'a' })).toBeUndefined()
    const page = await store().query({ partition: pk, limit: 2 })
    expect([page.items.map(({ sk }) => sk), page.next]).toEqual([['b', 'd'], undefined])
    expect(await store().transact([put({ pk, sk: 'a', version: 2 }, { version: 1 })])).toEqual({ ok: false, error: { failed: [0] } })
    expect((await store().transact([put({ pk, sk: 'a', version: 1 }, 'absent')])).ok).toBe(true)
    expect(await store().get({ pk, sk: 'a' })).toEqual({ pk, sk: 'a', version: 1 })
  })
}

const counters = ({ store, fresh }: Lane): void => {
  it('count from 1, each number once, whoever asks at the same time', async () => {
    const counter = fresh()
    const numbers = await Promise.all(Array.from({ length: 20 }, () => store().increment(counter)))
    expect(numbers.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, at) => at + 1))
    expect(await store().increment(fresh())).toBe(1)
  })
}

const defects = ({ store, fresh }: Lane): void => {
  const item = { pk: 'p', sk: 's' }
  it.each([
    ['two writes of one item', [put(item), { kind: 'remove', key: item } as const]],
    ['an empty key', [put({ pk: '', sk: 's' })]],
    ['an index attribute that is no text', [put({ ...item, byOrder: 1, byOrderSort: 's' })]],
    ['an empty index attribute', [put({ ...item, byOrder: '', byOrderSort: 's' })]],
    ['a number that would not come back', [put({ ...item, state: { big: 2 ** 60 } })]],
    ['NaN', [put({ ...item, state: [Number.NaN] })]],
    ['more than 400 KB', [put({ ...item, state: 'x'.repeat(410_000) })]],
    ['more than a hundred writes', Array.from({ length: 101 }, (_, at) => put({ pk: 'p', sk: `s${at}` }))],
  ])('throws on %s', async (_, writes) => {
    await expect(store().transact(writes)).rejects.toThrow()
  })
  it('throws on an index nobody declared, two conditions, no limit, and a position of another query', async () => {
    const partition = fresh()
    await expect(store().query({ index: 'byName', partition, limit: 1 })).rejects.toThrow('byName')
    await expect(store().query({ partition, limit: 1, begins: 'a', between: ['a', 'b'] })).rejects.toThrow()
    await expect(store().query({ partition, limit: 0 })).rejects.toThrow()
    await expect(store().query({ partition, limit: 1, after: { pk: 'other', sk: 's' } })).rejects.toThrow()
  })
}
