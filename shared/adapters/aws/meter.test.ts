import { DynamoDBClient, QueryCommand, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Item, Write } from '#shared/kernel/ports.ts'
import { describeStore } from '#shared/testing/contracts/store.ts'
import { createTable, dynoxideMissing, startDynoxide } from '#shared/testing/dynoxide.ts'
import { manualClock } from '#shared/testing/manual-clock.ts'
import type { Running } from '#shared/testing/process.ts'
import { sqliteStore } from '../local/store.ts'
import { metered, type Use } from './meter.ts'
import { itemBytes, keptBytes, readUnits, writeUnits } from './request-units.ts'

describe('an item', () => {
  it.each([
    [{ pk: 'a', sk: 'b' }, 6],
    [{ pk: 'a', sk: 'b', né: 'é' }, 6 + 3 + 2],
    [{ pk: 'a', sk: 'b', n: 1200 }, 6 + 1 + 2],
    [{ pk: 'a', sk: 'b', n: -123 }, 6 + 1 + 4],
    [{ pk: 'a', sk: 'b', yes: true, no: null }, 6 + 4 + 3],
    [{ pk: 'a', sk: 'b', list: ['x', 1] }, 6 + 4 + 3 + 2 + 3],
    [{ pk: 'a', sk: 'b', map: { x: 'y' } }, 6 + 3 + 3 + 3],
    [{ pk: 'a', sk: 'b', gone: undefined }, 6],
  ] as const)('%j has %i bytes', (item, bytes) => expect(itemBytes(item)).toBe(bytes))

  it('is kept once in the table and once in each index that holds it, with 100 bytes each, for ever or until its ttl', () => {
    const item = { pk: 'a', sk: 'b', byX: 'x', byXSort: 'y', byY: 'half of a key' }
    const bytes = itemBytes(item) + 100
    expect(keptBytes(item, ['byX', 'byY'])).toEqual({ table: bytes, indexes: bytes, expiring: 0 })
    expect(keptBytes({ ...item, ttl: 1 }, ['byX', 'byY'])).toEqual({ table: 0, indexes: 0, expiring: 2 * (bytes + 5) })
    expect(keptBytes(undefined, ['byX'])).toEqual({ table: 0, indexes: 0, expiring: 0 })
  })
})

it('units begin at one and go by 1 KB written, 4 KB read, half by an index', () => {
  expect([0, 1024, 1025].map(writeUnits)).toEqual([1, 1, 2])
  expect([0, 4096, 4097].map((bytes) => readUnits(bytes, true))).toEqual([1, 1, 2])
  expect([0, 8192].map((bytes) => readUnits(bytes, false))).toEqual([0.5, 1])
})

describeStore('SQLite under the meter', async ({ indexes, clock }) => {
  const store = sqliteStore({ path: ':memory:', indexes, clock })
  return { store: metered(store, indexes, () => undefined), close: async () => store.close() }
}, { runs: 25 })

const indexes = ['byX', 'byY']
const text = (bytes: number): string => 'z'.repeat(bytes)
const put = (item: Item): Write => ({ kind: 'put', when: 'always', item })
const at = { pk: 'thing', sk: 'state' }

/** Every way a write can meet an index, with items on both sides of a kilobyte. */
const writings: readonly (readonly [string, readonly Write[]])[] = [
  ['a new item in one index', [put({ ...at, byX: 'x', byXSort: 'y', big: text(1500) })]],
  ['the same again, now in two', [put({ ...at, byX: 'x', byXSort: 'y', byY: 'n', byYSort: 'm', big: text(1500) })]],
  ['moved in one index and grown', [put({ ...at, byX: 'x2', byXSort: 'y', byY: 'n', byYSort: 'm', big: text(3100) })]],
  ['nothing changed', [put({ ...at, byX: 'x2', byXSort: 'y', byY: 'n', byYSort: 'm', big: text(3100) })]],
  ['shrunk in place', [put({ ...at, byX: 'x2', byXSort: 'y', byY: 'n', byYSort: 'm', big: text(10) })]],
  ['out of one index', [put({ ...at, byY: 'n', byYSort: 'm', big: text(1100) })]],
  ['several items, some outside every index', [put({ pk: 'receipt', sk: 'r', body: { a: [1, 2, 'three'] } }), put({ pk: 'history', sk: 'h', byX: 'o', byXSort: 'q', envelope: text(2500) })]],
  ['removed', [{ kind: 'remove', key: at }]],
]

const missing = dynoxideMissing()
if (missing !== undefined) console.log(`skipped: the meter beside a DynamoDB engine (${missing})`)

describe.skipIf(missing !== undefined)('beside what a DynamoDB engine says it consumed', () => {
  let engine: Running
  let client: DynamoDBClient
  const uses: Use[] = []
  const sqlite = sqliteStore({ path: ':memory:', indexes, clock: manualClock() })
  const store = metered(sqlite, indexes, (use) => uses.push(use))
  beforeAll(async () => {
    engine = await startDynoxide()
    await createTable(engine.url, 'service', indexes)
    client = new DynamoDBClient({ endpoint: engine.url, region: 'eu-central-1', credentials: { accessKeyId: 'test', secretAccessKey: 'secret' } })
  })
  afterAll(async () => {
    client.destroy()
    await engine.close()
    sqlite.close()
  })

  const units = (use: Use | undefined) => ({
    table: sum(use, undefined), ...Object.fromEntries(indexes.flatMap((index) => (use?.charges.some((charge) => charge.index === index) ? [[index, sum(use, index)]] : []))),
  })
  const sum = (use: Use | undefined, index: string | undefined) => (use?.charges ?? []).filter((charge) => charge.index === index).reduce((total, each) => total + each.units, 0)

  it.each(writings)('%s', async (_, writes) => {
    await store.transact(writes)
    const { ConsumedCapacity: [consumed] = [] } = await client.send(new TransactWriteItemsCommand({ ReturnConsumedCapacity: 'INDEXES', TransactItems: writes.map((write) =>
      (write.kind === 'put' ? { Put: { TableName: 'service', Item: marshall(write.item, { removeUndefinedValues: true }) } } : { Delete: { TableName: 'service', Key: marshall(write.key) } })) }))
    const said = Object.entries(consumed?.GlobalSecondaryIndexes ?? {}).map(([index, { CapacityUnits }]) => [index, CapacityUnits])
    expect(units(uses.at(-1))).toEqual({ table: consumed?.Table?.CapacityUnits, ...Object.fromEntries(said) })
  })

  it('reads by an index', async () => {
    const items = ['a', 'b', 'c'].map((sk) => put({ pk: 'list', sk, byX: 'list', byXSort: sk, big: text(3000) }))
    await store.transact(items)
    await client.send(new TransactWriteItemsCommand({ TransactItems: items.flatMap((each) => (each.kind === 'put' ? [{ Put: { TableName: 'service', Item: marshall(each.item) } }] : [])) }))
    expect((await store.query({ index: 'byX', partition: 'list', limit: 1 })).items).toHaveLength(1)
    const { ConsumedCapacity: consumed } = await client.send(new QueryCommand({
      TableName: 'service', IndexName: 'byX', Limit: 2, ReturnConsumedCapacity: 'INDEXES', KeyConditionExpression: 'byX = :x', ExpressionAttributeValues: { ':x': { S: 'list' } },
    }))
    expect(uses.at(-1)?.charges).toEqual([{ kind: 'read', index: 'byX', partition: 'list', units: consumed?.CapacityUnits }])
  })
})
