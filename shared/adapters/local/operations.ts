import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { queuesOf } from '#shared/kernel/edges.ts'
import { byOrder } from '#shared/kernel/history.ts'
import { eventIn, type Operations, type Span } from '#shared/kernel/operations/port.ts'
import type { Clock, Item } from '#shared/kernel/ports.ts'
import type { Manifest } from '#shared/kernel/service.ts'
import { checkKey } from '../file-rules.ts'
import { sqliteBus, type SqliteBus } from './bus.ts'
import { pathOf as fileOf } from './folder.ts'
import { sweepLetters } from './outbox.ts'
import { openSqlite, text, type Sqlite } from './sqlite.ts'
import { column } from './store-query.ts'
import { sqliteStore, type SqliteStore } from './store.ts'

export type LocalOptions = {
  /** The state folder of a one-machine system; its databases exist. */
  readonly directory: string
  readonly manifests: readonly Manifest[]
  readonly clock: Clock
}

/**
 * Operations on a one-machine system, running or not: what they change is changed in single SQLite transactions, which a running system sees as its
 * own. Only `settle` wants the folder to itself.
 */
export const localOperations = ({ directory, manifests, clock }: LocalOptions): Operations => {
  const names = manifests.flatMap((manifest) => queuesOf(manifest))
  const rules = names.flatMap(({ name, listens }) => listens.map(({ source, type }) => ({ queue: name, source, type })))
  // Nothing is received here: how often and how soon is the running system's business.
  const bus = sqliteBus({ path: join(directory, 'queues.db'), rules, clock, maxReceives: 1, backoffSeconds: () => 0 })
  const stores = new Map(manifests.map(({ contract, storage }) => [contract.service, sqliteStore({ path: pathOf(directory, contract.service), indexes: storage.indexes, clock })]))
  const own = new Map(manifests.map((manifest) => [manifest.contract.service, queuesOf(manifest).map(({ name }) => name)]))
  const storeOf = (service: string): SqliteStore => known(stores.get(service), service)
  return {
    ...queueSide(bus),
    store: storeOf, bus, clock,
    history: (service, span) => history(pathOf(directory, service), span),
    underWay: async (service) => unpublished(storeOf(service)),
    deadLetterQueues: (service) => known(own.get(service), service),
    removeFile: async (service, key) => {
      checkKey(key)
      const path = fileOf(join(directory, 'files', service), key)
      await rm(path, { force: true })
      await rm(`${path}.type`, { force: true })
    },
    settle: async () => {
      for (const store of stores.values()) store.sweep()
      await sweepLetters(join(directory, 'mail'), clock)
      for (const [service] of stores) compact(pathOf(directory, service), true)
      compact(join(directory, 'queues.db'), false)
    },
    close: async () => {
      for (const store of stores.values()) store.close()
      bus.close()
    },
  }
}

const pathOf = (directory: string, service: string): string => join(directory, `${service}.db`)
const known = <T>(found: T | undefined, service: string): T => {
  if (found === undefined) throw new Error(`no service ${service}`)
  return found
}

const queueSide = (bus: SqliteBus): Pick<Operations, 'backlog' | 'deadLetters' | 'redrive' | 'send'> => {
  const dead = (queue: string) => bus.dead(queue).map(({ id, body, receiveCount, sentAt }) => ({ id, queue, body, receives: receiveCount, sentAt }))
  return {
    backlog: async (queue) => {
      const events = bus.pending(queue).map(({ body }) => eventIn(body)?.envelope.id ?? '')
      return { count: events.length, events }
    },
    deadLetters: async (queue) => dead(queue),
    // Here a dead message is a state of the message, so that nothing is sent and nothing deleted: it lives again on its own queue.
    redrive: async (queue, targets) => {
      const chosen = dead(queue).filter((letter) => targets(letter).includes(queue))
      bus.redrive(queue, chosen.map(({ id }) => id))
      return chosen
    },
    send: async (queue, entries) => bus.send(queue, entries),
  }
}

/** Entries read at once; between two reads others may write. */
const pageSize = 500

/** The history in the order of time, from its index by order: on one machine the whole index can be walked. */
async function* history(path: string, { orderId, from = '', to = '\u{10ffff}' }: Span): AsyncIterable<Item> {
  const sqlite = openSqlite(path, '')
  const [partition, sort] = [column(byOrder), column(`${byOrder}Sort`)]
  try {
    let after = from
    let taken = new Set<string>()
    for (;;) {
      const rows = sqlite.all(
        `SELECT ${sort} AS place, item FROM items WHERE ${partition} IS NOT NULL AND (? IS NULL OR ${partition} = ?) AND ${sort} >= ? AND ${sort} < ? ORDER BY ${sort}, pk, sk LIMIT ?`,
        orderId ?? null, orderId ?? null, after, to, pageSize,
      )
      for (const row of rows) {
        if (!taken.has(text(row, 'place'))) yield JSON.parse(text(row, 'item'))
      }
      const last = rows.at(-1)
      if (rows.length < pageSize || !last) return
      // The place ends in aggregate, version and position, so it is read once more and left out, not skipped with others of its moment.
      after = text(last, 'place')
      taken = new Set([after])
    }
  } finally {
    sqlite.close()
  }
}

/** What the relay has not passed yet. */
const unpublished = ({ stream }: SqliteStore): ReadonlySet<string> => {
  const found = new Set<string>()
  for (let position = stream.position('relay'); ;) {
    const records = stream.read(position, pageSize)
    const last = records.at(-1)
    if (!last) return found
    for (const { eventName, item } of records) {
      if (eventName === 'INSERT' && item['publish'] === true && typeof item['envelope'] === 'string') found.add(String(JSON.parse(item['envelope']).id))
    }
    position = last.sequence
  }
}

/**
 * Writes a database anew without what was deleted or replaced: SQLite leaves old values in free pages and in its log. Of the stream only what still
 * has to be published stays; the relay reads nothing else.
 */
const compact = (path: string, hasStream: boolean): void => {
  const sqlite: Sqlite = openSqlite(path, '')
  if (hasStream) sqlite.run(`DELETE FROM stream WHERE event != 'INSERT' OR coalesce(json_extract(item, '$.publish'), 0) != 1
    OR sequence <= (SELECT coalesce(min(position), 0) FROM consumers)`)
  sqlite.run('VACUUM')
  sqlite.one('PRAGMA wal_checkpoint(TRUNCATE)')
  sqlite.close()
}
