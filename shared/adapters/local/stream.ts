import type { Item } from '#shared/kernel/ports.ts'
import { number, text, type Sqlite } from './sqlite.ts'

/** A change of the table. `item` is the item after it, or before it for REMOVE. Sequences rise and are never used again. */
export type StreamRecord = { readonly sequence: number; readonly eventName: 'INSERT' | 'MODIFY' | 'REMOVE'; readonly item: Item }

/** The table's changes in the order they were committed, and how far each consumer has come. Synchronous, like the file it reads. */
export type StreamReader = {
  /** At most `limit` records after a sequence; 0 reads from the beginning. */
  readonly read: (after: number, limit: number) => readonly StreamRecord[]
  /** The last sequence a consumer has committed; 0 at first. */
  readonly position: (consumer: string) => number
  /** Durable; never moves back. */
  readonly commit: (consumer: string, sequence: number) => void
  /** Deletes records that every consumer has passed and returns how many; nothing while there is no consumer. */
  readonly trim: () => number
}

export const streamSchema = `
  CREATE TABLE IF NOT EXISTS stream (sequence INTEGER PRIMARY KEY AUTOINCREMENT, event TEXT NOT NULL, item TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS consumers (consumer TEXT PRIMARY KEY, position INTEGER NOT NULL) WITHOUT ROWID;
`

export const append = (sqlite: Sqlite, event: StreamRecord['eventName'], item: string): void => {
  sqlite.run('INSERT INTO stream (event, item) VALUES (?, ?)', event, item)
}

export const streamReader = (sqlite: Sqlite): StreamReader => ({
  read: (after, limit) =>
    sqlite.all('SELECT sequence, event, item FROM stream WHERE sequence > ? ORDER BY sequence LIMIT ?', after, limit).map((row) => ({
      sequence: number(row, 'sequence'),
      eventName: eventName(text(row, 'event')),
      item: JSON.parse(text(row, 'item')),
    })),
  position: (consumer) => number(sqlite.one('SELECT coalesce(max(position), 0) AS position FROM consumers WHERE consumer = ?', consumer), 'position'),
  commit: (consumer, sequence) => {
    sqlite.run('INSERT INTO consumers VALUES (?, ?) ON CONFLICT (consumer) DO UPDATE SET position = max(position, excluded.position)', consumer, sequence)
  },
  trim: () => sqlite.run('DELETE FROM stream WHERE sequence <= (SELECT min(position) FROM consumers)'),
})

const eventName = (stored: string): StreamRecord['eventName'] => (stored === 'INSERT' || stored === 'REMOVE' ? stored : 'MODIFY')
