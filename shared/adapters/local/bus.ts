import type { Bus, Clock, Published } from '#shared/kernel/ports.ts'
import { addSeconds, type Instant } from '#shared/vocabulary/time.ts'
import { checkEntries, deliveredBody, entryBytes, mostBytes } from '../bus-rules.ts'
import { number, openSqlite, text, type Row, type Sqlite } from './sqlite.ts'

/** Which events a queue gets: those of one source and type. */
export type Rule = { readonly queue: string; readonly source: string; readonly type: string }

export type BusOptions = {
  readonly path: string
  readonly rules: readonly Rule[]
  readonly clock: Clock
  /** Deliveries before a message is dead. */
  readonly maxReceives: number
  /** Seconds until a failed message is delivered again, after so many deliveries. */
  readonly backoffSeconds: (receiveCount: number) => number
  /** Seconds a delivered message stays hidden while nobody says whether it is done; 180 unless told. */
  readonly visibilitySeconds?: number
}

/** `handle` is good for this delivery only: once the message is delivered again, the old handle does nothing. */
export type Message = { readonly id: string; readonly handle: string; readonly queue: string; readonly body: string; readonly receiveCount: number; readonly sentAt: Instant }
export type Depth = { readonly waiting: number; readonly inFlight: number; readonly dead: number }

/** A bus and the queues its rules feed, durable in one file, with the semantics of EventBridge → SQS → dead-letter queue. */
export type SqliteBus = Bus & {
  readonly receive: (queue: string, max: number) => readonly Message[]
  readonly done: (handles: readonly string[]) => void
  /** Gives messages back: visible again after the backoff, or dead after the last delivery. */
  readonly retry: (handles: readonly string[]) => void
  readonly dead: (queue: string) => readonly Message[]
  /** Puts dead messages back on their queue, counted from the start: those with these ids, or all; returns how many. */
  readonly redrive: (queue: string, ids?: readonly string[]) => number
  /** Hands events to one queue, whatever the rules say. */
  readonly send: (queue: string, entries: readonly Published[]) => void
  /** What waits or is being worked on. */
  readonly pending: (queue: string) => readonly Message[]
  readonly depth: (queue: string) => Depth
  /** When the next message of any queue can be received, in the past when it can be now; undefined when none waits. */
  readonly nextVisibleAt: () => Instant | undefined
  /** Makes messages in flight visible at once: for a start after a crash, when nobody can still be working on them. */
  readonly recover: () => number
  readonly close: () => void
}

// `state`: 0 waiting, 1 in flight, 2 dead.
const schema = `
  CREATE TABLE IF NOT EXISTS messages (id INTEGER PRIMARY KEY AUTOINCREMENT, queue TEXT NOT NULL, body TEXT NOT NULL,
    sent TEXT NOT NULL, visible TEXT NOT NULL, receives INTEGER NOT NULL DEFAULT 0, state INTEGER NOT NULL DEFAULT 0);
  CREATE INDEX IF NOT EXISTS due ON messages (queue, visible, id) WHERE state < 2;
  CREATE INDEX IF NOT EXISTS next ON messages (visible) WHERE state < 2;
  CREATE INDEX IF NOT EXISTS dead ON messages (queue, id) WHERE state = 2;
`

export const sqliteBus = (options: BusOptions): SqliteBus => {
  const { path, rules, clock } = options
  const sqlite = openSqlite(path, schema)
  return {
    publish: async (entries) => {
      checkEntries(entries)
      const failed = entries.flatMap((entry, position) => (entryBytes(entry) > mostBytes ? [position] : []))
      sqlite.transaction(() => entries.forEach((entry, position) => failed.includes(position) || store(sqlite, rules, clock, entry)))
      return { failed }
    },
    ...queues(sqlite, options),
    close: sqlite.close,
  }
}

const store = (sqlite: Sqlite, rules: readonly Rule[], clock: Clock, { source, envelope }: Published): void => {
  const matching = new Set(rules.filter((rule) => rule.source === source && rule.type === envelope.type).map(({ queue }) => queue))
  for (const queue of matching) place(sqlite, clock, queue, { source, envelope })
}

const place = (sqlite: Sqlite, clock: Clock, queue: string, entry: Published): void => {
  const body = deliveredBody(entry, { account: '000000000000', region: 'local' })
  sqlite.run('INSERT INTO messages (queue, body, sent, visible) VALUES (?, ?, ?, ?)', queue, body, clock.now(), clock.now())
}

const queues = (sqlite: Sqlite, { clock, maxReceives, backoffSeconds, visibilitySeconds = 180 }: BusOptions) => ({
  receive: (queue: string, max: number): readonly Message[] => sqlite.transaction(() => {
    const now = clock.now()
    // As on SQS, a message that ran out of deliveries without an answer dies when it would be received once more.
    sqlite.run('UPDATE messages SET state = 2 WHERE queue = ? AND state < 2 AND visible <= ? AND receives >= ?', queue, now, maxReceives)
    const due = sqlite.all('SELECT * FROM messages WHERE queue = ? AND state < 2 AND visible <= ? ORDER BY visible, id LIMIT ?', queue, now, max)
    for (const row of due) sqlite.run('UPDATE messages SET state = 1, receives = receives + 1, visible = ? WHERE id = ?', addSeconds(now, visibilitySeconds), number(row, 'id'))
    return due.map((row) => messageOf(row, number(row, 'receives') + 1))
  }),
  done: (handles: readonly string[]): void => sqlite.transaction(() => {
    for (const [id, receives] of handles.map(parts)) sqlite.run('DELETE FROM messages WHERE id = ? AND receives = ? AND state = 1', id, receives)
  }),
  retry: (handles: readonly string[]): void => sqlite.transaction(() => {
    for (const [id, receives] of handles.map(parts)) {
      const visible = addSeconds(clock.now(), backoffSeconds(receives))
      sqlite.run('UPDATE messages SET state = ?, visible = ? WHERE id = ? AND receives = ? AND state = 1', receives >= maxReceives ? 2 : 0, visible, id, receives)
    }
  }),
  dead: (queue: string): readonly Message[] =>
    sqlite.all('SELECT * FROM messages WHERE queue = ? AND state = 2 ORDER BY id', queue).map((row) => messageOf(row, number(row, 'receives'))),
  redrive: (queue: string, ids?: readonly string[]): number =>
    sqlite.run('UPDATE messages SET state = 0, receives = 0, visible = ? WHERE queue = ? AND state = 2 AND (? IS NULL OR id IN (SELECT value FROM json_each(?)))',
      clock.now(), queue, ids ? 1 : null, JSON.stringify((ids ?? []).map(Number))),
  send: (queue: string, entries: readonly Published[]): void => sqlite.transaction(() => entries.forEach((entry) => place(sqlite, clock, queue, entry))),
  pending: (queue: string): readonly Message[] =>
    sqlite.all('SELECT * FROM messages WHERE queue = ? AND state < 2 ORDER BY id', queue).map((row) => messageOf(row, number(row, 'receives'))),
  depth: (queue: string): Depth => {
    const count = (state: string) => number(sqlite.one(`SELECT count(*) AS n FROM messages WHERE queue = ? AND ${state}`, queue), 'n')
    const inFlight = number(sqlite.one('SELECT count(*) AS n FROM messages WHERE queue = ? AND state = 1 AND visible > ?', queue, clock.now()), 'n')
    return { waiting: count('state < 2') - inFlight, inFlight, dead: count('state = 2') }
  },
  nextVisibleAt: (): Instant | undefined => {
    const row = sqlite.one('SELECT visible FROM messages WHERE state < 2 ORDER BY visible LIMIT 1')
    return row && text(row, 'visible')
  },
  recover: (): number => sqlite.run('UPDATE messages SET state = 0, visible = ? WHERE state = 1', clock.now()),
})

const messageOf = (row: Row, receiveCount: number): Message => ({
  id: String(number(row, 'id')),
  handle: `${number(row, 'id')}.${receiveCount}`,
  queue: text(row, 'queue'),
  body: text(row, 'body'),
  receiveCount,
  sentAt: text(row, 'sent'),
})

const parts = (handle: string): [id: number, receives: number] => {
  const [id, receives] = handle.split('.').map(Number)
  if (id === undefined || receives === undefined || !Number.isInteger(id + receives)) throw new Error(`no receipt handle: ${handle}`)
  return [id, receives]
}
