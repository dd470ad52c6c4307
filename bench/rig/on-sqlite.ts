import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sqliteBus } from '#shared/adapters/local/bus.ts'
import { memoryFiles, ownerIn } from '#shared/adapters/local/memory-files.ts'
import { sqliteStore, type SqliteStore } from '#shared/adapters/local/store.ts'
import { passed, streamEvent } from '#shared/adapters/local/stream-event.ts'
import type { Clock } from '#shared/kernel/ports.ts'
import { maxReceives, secretOf, type Backend, type Open, type Place } from './backend.ts'

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
      return { store, files: memoryFiles({ clock }), records: async () => next(service, store), skip: () => skip(store) }
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

const skip = ({ stream }: SqliteStore): void => {
  for (let last = 0; ;) {
    last = stream.read(stream.position('relay'), 1000).at(-1)?.sequence ?? 0
    if (last === 0) return
    stream.commit('relay', last)
    stream.trim()
  }
}
