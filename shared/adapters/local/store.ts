import { isDeepStrictEqual } from 'node:util'
import type { Clock, Item, Key, Store, Write } from '#shared/kernel/ports.ts'
import { fail, ok } from '#shared/kernel/result.ts'
import { checkKey, checkQuery, checkWrites, counterKey, epochSeconds, isEmptyRange, keyOf, pageOf, sortOf } from '../store-rules.ts'
import { openSqlite, text, type Sqlite } from './sqlite.ts'
import { column, querySql } from './store-query.ts'
import { append, streamReader, streamSchema, type StreamReader } from './stream.ts'

export type SqliteStore = Store & {
  readonly stream: StreamReader
  /** Deletes what has outlived its `ttl` and returns how many; each becomes a REMOVE on the stream, as on DynamoDB. */
  readonly sweep: () => number
  readonly close: () => void
}

export type StoreOptions = { readonly path: string; readonly indexes: readonly string[]; readonly clock: Clock }

const schema = `
  CREATE TABLE IF NOT EXISTS items (pk TEXT NOT NULL, sk TEXT NOT NULL, ttl INTEGER, item TEXT NOT NULL, PRIMARY KEY (pk, sk)) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS expiring ON items (ttl) WHERE ttl IS NOT NULL;
  CREATE TABLE IF NOT EXISTS declared (indexes TEXT NOT NULL);
  ${streamSchema}
`

/** A service's table in one SQLite file, or in memory (`:memory:`): the semantics of DynamoDB, with indexes that never lag. */
export const sqliteStore = ({ path, indexes, clock }: StoreOptions): SqliteStore => {
  const sqlite = openSqlite(path, schema)
  declare(sqlite, indexes)
  const seconds = () => epochSeconds(clock.now())
  const write = writer(sqlite, indexes)
  return {
    get: async (key) => {
      checkKey(key)
      return living(load(sqlite, key), seconds())
    },
    query: async (query) => {
      checkQuery(query, indexes)
      if (isEmptyRange(query)) return { items: [] }
      const { sql, values } = querySql(query, seconds())
      return pageOf(query, sqlite.all(sql, ...values).map((row) => JSON.parse(text(row, 'item'))))
    },
    transact: async (writes) => {
      checkWrites(writes, indexes)
      const now = seconds()
      return sqlite.transaction(() => {
        const before = writes.map((each) => load(sqlite, keyOf(each)))
        const failed = writes.flatMap((each, position) => (holds(each, living(before[position], now)) ? [] : [position]))
        if (failed.length > 0) return fail({ failed })
        writes.forEach((each, position) => write(each, before[position]))
        return ok(undefined)
      })
    },
    increment: async (counter) => sqlite.transaction(() => {
      const before = load(sqlite, counterKey(counter))
      const value = Number(before?.['value'] ?? 0) + 1
      write({ kind: 'put', item: { ...counterKey(counter), value }, when: 'always' }, before)
      return value
    }),
    stream: streamReader(sqlite),
    sweep: () => sqlite.transaction(() => {
      const expired: Item[] = sqlite.all('SELECT item FROM items WHERE ttl <= ? ORDER BY ttl', seconds()).map((row) => JSON.parse(text(row, 'item')))
      for (const item of expired) write({ kind: 'remove', key: item }, item)
      return expired.length
    }),
    close: sqlite.close,
  }
}

const load = (sqlite: Sqlite, { pk, sk }: Key): Item | undefined => {
  const row = sqlite.one('SELECT item FROM items WHERE pk = ? AND sk = ?', pk, sk)
  return row && JSON.parse(text(row, 'item'))
}

const living = (item: Item | undefined, seconds: number): Item | undefined => (item?.ttl !== undefined && item.ttl <= seconds ? undefined : item)

const holds = (write: Write, current: Item | undefined): boolean => {
  if (write.kind === 'remove' || write.when === 'always') return true
  return write.when === 'absent' ? current === undefined : current?.['version'] === write.when.version
}

/** Applies one write whose condition holds; a write that changes nothing leaves no trace on the stream, as on DynamoDB. */
const writer = (sqlite: Sqlite, indexes: readonly string[]) => {
  const columns = ['pk', 'sk', 'ttl', 'item', ...indexes.flatMap((index) => [column(index), column(sortOf(index))])]
  const put = `INSERT OR REPLACE INTO items (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`
  return (write: Write, before: Item | undefined): void => {
    if (write.kind === 'remove') {
      if (!before) return
      sqlite.run('DELETE FROM items WHERE pk = ? AND sk = ?', write.key.pk, write.key.sk)
      return append(sqlite, 'REMOVE', JSON.stringify(before))
    }
    const stored = JSON.stringify(write.item)
    if (before && isDeepStrictEqual(before, JSON.parse(stored))) return
    sqlite.run(put, write.item.pk, write.item.sk, write.item.ttl ?? null, stored, ...indexes.flatMap((index) => indexKey(write.item, index)))
    append(sqlite, before ? 'MODIFY' : 'INSERT', stored)
  }
}

/** An item is in an index when it has both attributes; otherwise both columns are empty and the partial index leaves it out. */
const indexKey = (item: Item, index: string): readonly [string | null, string | null] => {
  const [partition, sort] = [item[index], item[sortOf(index)]]
  return typeof partition === 'string' && typeof sort === 'string' ? [partition, sort] : [null, null]
}

/** Brings the file's indexes in line with the manifest; a new or returning index is filled from the items that are there. */
const declare = (sqlite: Sqlite, indexes: readonly string[]): void => {
  if (indexes.some((index) => !/^[a-z][A-Za-z0-9]*$/.test(index))) throw new Error(`index names are attribute names in camelCase: ${indexes.join(', ')}`)
  const before = sqlite.one('SELECT indexes FROM declared')
  const after = JSON.stringify(indexes.toSorted())
  if (before && text(before, 'indexes') === after) return
  sqlite.transaction(() => {
    const known = new Set(sqlite.all('SELECT name FROM pragma_table_info(\'items\')').map((row) => `"${text(row, 'name')}"`))
    for (const index of indexes) addIndex(sqlite, index, known)
    sqlite.run('DELETE FROM declared')
    sqlite.run('INSERT INTO declared VALUES (?)', after)
  })
}

const addIndex = (sqlite: Sqlite, index: string, known: ReadonlySet<string>): void => {
  const [partition, sort] = [column(index), column(sortOf(index))]
  for (const name of [partition, sort]) if (!known.has(name)) sqlite.run(`ALTER TABLE items ADD COLUMN ${name} TEXT`)
  sqlite.run(`CREATE INDEX IF NOT EXISTS "ix:${index}" ON items (${partition}, ${sort}, pk, sk) WHERE ${partition} IS NOT NULL`)
  for (const row of sqlite.all('SELECT item FROM items')) {
    const item: Item = JSON.parse(text(row, 'item'))
    sqlite.run(`UPDATE items SET ${partition} = ?, ${sort} = ? WHERE pk = ? AND sk = ?`, ...indexKey(item, index), item.pk, item.sk)
  }
}
