import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, describe, expect, it } from 'vitest'
import type { Query } from '#shared/kernel/ports.ts'
import { describeStore, put } from '#shared/testing/contracts/store.ts'
import { manualClock } from '#shared/testing/manual-clock.ts'
import { querySql, successor } from './store-query.ts'
import { sqliteStore } from './store.ts'
import { passed, streamEvent } from './stream-event.ts'

const folder = mkdtempSync(join(tmpdir(), 'throughline-store-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
let files = 0
const path = () => join(folder, `${(files += 1)}.db`)
const clock = manualClock()

const made = (where: string) => async (options: Pick<Parameters<typeof sqliteStore>[0], 'indexes' | 'clock'>) => {
  const store = sqliteStore({ path: where, ...options })
  return { store, close: store.close }
}
describeStore('SQLite in memory', made(':memory:'), { runs: 150 })
describeStore('SQLite file', made(path()), { runs: 15 })

describe('SQLite queries', () => {
  it('mind upper and lower case in a prefix, as DynamoDB does', async () => {
    const store = sqliteStore({ path: ':memory:', indexes: [], clock })
    await store.transact(['A1', 'a1'].map((sk) => put({ pk: 'p', sk }, 'absent')))
    expect((await store.query({ partition: 'p', begins: 'a', limit: 5 })).items.map(({ sk }) => sk)).toEqual(['a1'])
    store.close()
  })
  const where = path()
  sqliteStore({ path: where, indexes: ['byOrder'], clock }).close()
  const questions: Query[] = [
    { partition: 'p', limit: 5 },
    { partition: 'p', begins: 'a', limit: 5, descending: true, after: { pk: 'p', sk: 's' } },
    { index: 'byOrder', partition: 'o', limit: 5 },
    { index: 'byOrder', partition: 'o', begins: 'a', limit: 5 },
    { index: 'byOrder', partition: 'o', between: ['a', 'b'], limit: 5, descending: true, after: { pk: 'p', sk: 's', byOrder: 'o', byOrderSort: 'x' } },
  ]
  it.each(questions)('are answered from one index without a scan or a sort: %o', (query) => {
    const database = new DatabaseSync(where)
    const { sql, values } = querySql(query, 0)
    const plan = database.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...values).map(({ detail }) => String(detail))
    database.close()
    expect(plan).toHaveLength(1)
    expect(plan[0]).toMatch(query.index === undefined ? /^SEARCH items USING PRIMARY KEY \(pk=\?/ : /^SEARCH items USING INDEX ix:byOrder \(ix:byOrder=\?/)
  })
  it.each([['a', 'b'], ['a\u{10ffff}', 'b'], ['\ud7ff', '\ue000'], ['\u{10ffff}', undefined]])('the text after everything beginning with %j', (prefix, end) => {
    expect(successor(prefix)).toBe(end)
  })
})

describe('SQLite file', () => {
  it('fills an index declared later, and one that returns', async () => {
    const where = path()
    const item = { pk: 'p', sk: 's', byOrder: 'o', byOrderSort: 'x' }
    const open = (indexes: string[]) => sqliteStore({ path: where, indexes, clock })
    const first = open(['byOrder'])
    await first.transact([put(item)])
    first.close()
    const without = open([])
    await without.transact([put({ ...item, byOrderSort: 'y' })])
    without.close()
    const again = open(['byOrder', 'byDue'])
    expect((await again.query({ index: 'byOrder', partition: 'o', limit: 5 })).items).toEqual([{ ...item, byOrderSort: 'y' }])
    again.close()
  })

  it('keeps everything acknowledged before a kill, and nothing half-done', async () => {
    const where = path()
    const program = `
      import { sqliteStore } from '#shared/adapters/local/store.ts'
      const store = sqliteStore({ path: ${JSON.stringify(where)}, indexes: ['byOrder'], clock: { now: () => '2026-03-02T08:00:00.000Z' } })
      for (let n = 1; ; n += 1) {
        await store.transact([1, 2, 3].map((at) => ({ kind: 'put', when: 'absent', item: { pk: 'n' + n, sk: String(at), byOrder: 'all', byOrderSort: 'n' + n + at } })))
        process.stdout.write(n + '\\n')
      }`
    const acknowledged = await killAfter(program, 20)
    const store = sqliteStore({ path: where, indexes: ['byOrder'], clock })
    for (let n = 1; n <= acknowledged; n += 1) expect((await store.query({ partition: `n${n}`, limit: 5 })).items).toHaveLength(3)
    const records = store.stream.read(0, 100_000)
    expect(records.length % 3).toBe(0)
    expect(records.length).toBeGreaterThanOrEqual(acknowledged * 3)
    store.close()
  })
})

/** Runs a program until it has printed that many lines, kills it without warning, and returns the last number it printed. */
const killAfter = async (program: string, lines: number): Promise<number> => {
  const child = spawn(process.execPath, ['--input-type=module-typescript', '--no-warnings', '--eval', program], { stdio: ['ignore', 'pipe', 'inherit'] })
  let printed = ''
  for await (const chunk of child.stdout) {
    printed += String(chunk)
    if (printed.split('\n').length > lines) child.kill('SIGKILL')
  }
  return Number(printed.split('\n').at(-2))
}

describe('stream', () => {
  const item = { pk: 'p', sk: 's', version: 1, publish: true, state: { list: [1, null, 'x'] } }
  const changed = async () => {
    const store = sqliteStore({ path: ':memory:', indexes: [], clock })
    await store.transact([put(item), put({ pk: 'p', sk: 'gone', ttl: 1 })])
    await store.transact([put({ ...item })])
    await store.transact([put({ ...item, version: 2 })])
    await store.transact([put({ ...item, version: 3 }, 'absent')])
    store.sweep()
    return store
  }
  it('holds each change once, in order; a write that changes nothing and one that failed leave none', async () => {
    const { stream } = await changed()
    expect(stream.read(0, 10).map(({ sequence, eventName, item: { sk, version } }) => [sequence, eventName, sk, version])).toEqual([
      [1, 'INSERT', 's', 1], [2, 'INSERT', 'gone', undefined], [3, 'MODIFY', 's', 2], [4, 'REMOVE', 'gone', undefined],
    ])
    expect(stream.read(2, 1).map(({ sequence }) => sequence)).toEqual([3])
  })
  it('keeps checkpoints that never move back, and trims what everyone has passed', async () => {
    const { stream } = await changed()
    expect([stream.position('relay'), stream.trim()]).toEqual([0, 0])
    stream.commit('relay', 3)
    stream.commit('relay', 2)
    stream.commit('audit', 1)
    expect([stream.position('relay'), stream.trim()]).toEqual([3, 1])
    expect(stream.read(0, 10).map(({ sequence }) => sequence)).toEqual([2, 3, 4])
  })
  it('looks like a DynamoDB stream to a function', async () => {
    const records = (await changed()).stream.read(0, 10)
    const { Records } = streamEvent('quoting', records)
    expect(Records[0]?.dynamodb).toEqual({
      Keys: { pk: { S: 'p' }, sk: { S: 's' } },
      NewImage: { pk: { S: 'p' }, sk: { S: 's' }, version: { N: '1' }, publish: { BOOL: true }, state: { M: { list: { L: [{ N: '1' }, { NULL: true }, { S: 'x' }] } } } },
      SequenceNumber: '1',
    })
    expect(Records[3]?.dynamodb?.NewImage).toBeUndefined()
  })
  it('is passed up to the first failure', async () => {
    const records = (await changed()).stream.read(0, 10)
    const failing = (...identifiers: string[]) => passed(records, { batchItemFailures: identifiers.map((itemIdentifier) => ({ itemIdentifier })) }, 0)
    expect([passed(records, undefined, 0), failing(), failing('4', '3'), failing('1'), failing('')]).toEqual([4, 4, 2, 0, 0])
  })
})
