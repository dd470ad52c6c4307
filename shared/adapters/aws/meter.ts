import type { Store, Write } from '#shared/kernel/ports.ts'
import { checkQuery, counterKey, keyOf, pageOf } from '../store-rules.ts'
import { growth, itemBytes, keptBytes, readUnits, writeCharges, type Charge, type Kept } from './request-units.ts'

/** One call of the store as DynamoDB would charge it. */
export type Use = {
  readonly operation: 'get' | 'query' | 'transact' | 'increment'
  readonly charges: readonly Charge[]
  /** Items written by the call; 0 for one that was refused. */
  readonly writes: number
  /** By how much what is kept has grown; an entry for each write. */
  readonly kept: readonly Kept[]
}

/**
 * A store that tells what each call takes in DynamoDB's request units, whatever it really is: the figures are the same over SQLite. To know
 * what a write replaces it reads that first, and a page is read with the item after it, as the DynamoDB store does; neither is charged.
 * While others write the same item the reading may be of the image before theirs.
 */
export const metered = (store: Store, indexes: readonly string[], record: (use: Use) => void): Store => ({
  get: async (key) => {
    const item = await store.get(key)
    record({ operation: 'get', charges: [{ kind: 'read', partition: key.pk, units: readUnits(item ? itemBytes(item) : 0, true) }], writes: 0, kept: [] })
    return item
  },
  query: async (query) => {
    checkQuery(query, indexes)
    const { items } = await store.query({ ...query, limit: query.limit + 1 })
    const units = readUnits(items.reduce((sum, item) => sum + itemBytes(item), 0), query.index === undefined)
    record({ operation: 'query', charges: [{ kind: 'read', ...(query.index !== undefined && { index: query.index }), partition: query.partition, units }], writes: 0, kept: [] })
    return pageOf(query, items)
  },
  transact: async (writes) => {
    const before = await Promise.all(writes.map((write) => store.get(keyOf(write))))
    const done = await store.transact(writes)
    // A cancelled transaction has taken what preparing takes and has moved no index.
    const changes = writes.map((write, at) => ({ key: keyOf(write), from: before[at], to: done.ok ? itemOf(write) : before[at] }))
    record({
      operation: 'transact',
      charges: changes.flatMap(({ key, from, to }) => writeCharges(from, to, key.pk, indexes, 2)),
      writes: done.ok ? writes.length : 0,
      kept: changes.map(({ from, to }) => growth(keptBytes(from, indexes), keptBytes(to, indexes))),
    })
    return done
  },
  increment: async (counter) => {
    const value = await store.increment(counter)
    const key = counterKey(counter)
    record({ operation: 'increment', charges: [{ kind: 'write', partition: key.pk, units: 1 }], writes: 1, kept: value === 1 ? [keptBytes({ ...key, value }, [])] : [] })
    return value
  },
})

const itemOf = (write: Write) => (write.kind === 'put' ? write.item : undefined)
