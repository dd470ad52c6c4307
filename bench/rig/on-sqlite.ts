import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sqliteBus } from '#shared/adapters/local/bus.ts'
import { memoryFiles, ownerIn } from '#shared/adapters/local/memory-files.ts'
import { sqliteStore, type SqliteStore } from '#shared/adapters/local/store.ts'
import { openSqlite } from '#shared/adapters/local/sqlite.ts'
import { column } from '#shared/adapters/local/store-query.ts'
import { sortOf } from '#shared/adapters/store-rules.ts'
import { passed, streamEvent } from '#shared/adapters/local/stream-event.ts'
import type { Clock, Item } from '#shared/kernel/ports.ts'
import { maxReceives, secretOf, type Backend, type Filler, type Open, type Place } from './backend.ts'

/** The one-machine adapters: a database file for each service and one for the queues, as `npm start` has them; files are in memory. */
export const onSqlite: Open = async (rules, clock) => {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-bench-'))
  const backend = inFolder((name) => join(folder, name), rules, clock)
  return { ...backend, close: async () => { await backend.close(); rmSync(folder, { recursive: true }) } }
}

/** The same without a disk, for what is counted and not timed. */
export const inMemory: Open = async (rules, clock) => inFolder(() => ':memory:', rules, clock)

const inFolder = (path: (name: string) => string, rules: Parameters<Open>[0], clock: Clock): Backend => {
  const stores: SqliteStore[] = []
  const queues = sqliteBus({ path: path('queues.db'), rules, clock, maxReceives, backoffSeconds: () => 0.05 })
  return {
    name: 'SQLite',
    bus: queues,
    queues,
    secrets: { get: async (name) => secretOf(name) },
    place: async ({ contract: { service }, storage }) => {
      const store = sqliteStore({ path: path(`${service}.db`), indexes: storage.indexes, clock })
      stores.push(store)
      return { store, files: memoryFiles({ clock }), records: async () => next(service, store), filler: () => filler(path(`${service}.db`), storage.indexes) }
    },
    upload: async (files, link, bytes) => void (await files.write(ownerIn(link), bytes, 'model/step')),
    close: async () => {
      stores.forEach((store) => store.close())
      queues.close()
    },
  }
}

const next = (service: string, { stream }: SqliteStore): Awaited<ReturnType<Place['records']>> => {
  const position = stream.position('relay')
  const records = stream.read(position, 100)
  if (records.length === 0) return undefined
  return {
    event: streamEvent(service, records),
    passed: (response) => {
      stream.commit('relay', passed(records, response, position))
      stream.trim()
    },
  }
}

/**
 * Puts items straight into a service's file, past the store: neither conditions nor a stream for what is only to lie there, and nothing
 * waits for the disk. The columns are those of `adapters/local/store.ts`.
 */
const filler = (path: string, indexes: readonly string[]): Filler => {
  const sqlite = openSqlite(path, 'PRAGMA synchronous = OFF; PRAGMA cache_size = -200000;')
  const columns = ['pk', 'sk', 'ttl', 'item', ...indexes.flatMap((index) => [column(index), column(sortOf(index))])]
  const insert = `INSERT INTO items (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`
  return {
    put: (items) => sqlite.transaction(() => {
      for (const item of items) sqlite.run(insert, item.pk, item.sk, null, JSON.stringify(item), ...keysOf(item, indexes))
    }),
    close: sqlite.close,
  }
}

const keysOf = (item: Item, indexes: readonly string[]): (string | null)[] =>
  indexes.flatMap((index) => {
    const [partition, sort] = [item[index], item[sortOf(index)]]
    return typeof partition === 'string' && typeof sort === 'string' ? [partition, sort] : [null, null]
  })
