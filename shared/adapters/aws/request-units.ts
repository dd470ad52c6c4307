import type { Item, Json } from '#shared/kernel/ports.ts'
import { sortOf } from '../store-rules.ts'

/*
 * What DynamoDB charges, by its developer guide: "Item sizes and formats" (CapacityUnitCalculations), "Read and write operations"
 * (read-write-operations), "Global secondary indexes: provisioned throughput considerations" (GSI) and "Transactions: capacity
 * management" (transaction-apis). What the guide leaves open (that the factor of a transaction holds for the table alone, that an
 * entry changed in place counts once by the larger image, a moved one twice) has been measured on AWS by others
 * (paritysuite/dynamodb-conformance, issues 124 and 149) and is checked against an engine in the test.
 */

/** Units taken from one partition key of the table, or of an index where one is named. */
export type Charge = { readonly kind: 'read' | 'write'; readonly index?: string; readonly partition: string; readonly units: number }

/** Names and values in UTF-8; lists and maps take 3 bytes and 1 for each member. */
export const itemBytes = (item: Item): number =>
  Object.entries(item).reduce((sum, [name, value]) => sum + (value === undefined ? 0 : Buffer.byteLength(name) + valueBytes(value)), 0)

const valueBytes = (value: Json): number => {
  if (value === null || typeof value === 'boolean') return 1
  if (typeof value === 'string') return Buffer.byteLength(value)
  if (typeof value === 'number') return numberBytes(value)
  return Object.entries(value).reduce((sum, [name, member]) => {
    if (member === undefined) return sum
    return sum + 1 + (Array.isArray(value) ? 0 : Buffer.byteLength(name)) + valueBytes(member)
  }, 3)
}

/** One byte for two significant digits, one more, and one for a sign: the guide says "approximately". */
const numberBytes = (value: number): number => {
  const digits = Math.abs(value).toExponential().replace(/e.*$/, '').replace('.', '').length
  return value === 0 ? 1 : Math.ceil(digits / 2) + 1 + (value < 0 ? 1 : 0)
}

/** 4 KB for one unit; half as much by an index, whose reads are eventually consistent. What is not there costs as the smallest. */
export const readUnits = (bytes: number, consistent: boolean): number => Math.max(1, Math.ceil(bytes / 4096)) * (consistent ? 1 : 0.5)

/** 1 KB for one unit. */
export const writeUnits = (bytes: number): number => Math.max(1, Math.ceil(bytes / 1024))

/**
 * What writing one item takes from the table and from each index, every one of which projects all attributes. `before` and `after` are
 * undefined where there is no item. In a transaction the table is charged twice, to prepare and to commit; an index once.
 */
export const writeCharges = (before: Item | undefined, after: Item | undefined, partition: string, indexes: readonly string[], times: 1 | 2): Charge[] => [
  { kind: 'write', partition, units: times * writeUnits(Math.max(bytesOf(before), bytesOf(after))) },
  ...indexes.flatMap((index) => indexCharges(index, before, after)),
]

const indexCharges = (index: string, before: Item | undefined, after: Item | undefined): Charge[] => {
  const [left, entered] = [entryIn(index, before), entryIn(index, after)]
  const charge = (partition: string, bytes: number): Charge => ({ kind: 'write', index, partition, units: writeUnits(bytes) })
  if (left && entered && left.key === entered.key) {
    return JSON.stringify(before) === JSON.stringify(after) ? [] : [charge(entered.partition, Math.max(left.bytes, entered.bytes))]
  }
  return [...(left ? [charge(left.partition, left.bytes)] : []), ...(entered ? [charge(entered.partition, entered.bytes)] : [])]
}

/** An item is in an index when it has both of its attributes. */
const entryIn = (index: string, item: Item | undefined) => {
  const [partition, sort] = [item?.[index], item?.[sortOf(index)]]
  return item && typeof partition === 'string' && typeof sort === 'string' ? { partition, key: JSON.stringify([partition, sort]), bytes: itemBytes(item) } : undefined
}

const bytesOf = (item: Item | undefined): number => (item ? itemBytes(item) : 0)

/** Storage is billed with 100 bytes on top of each item and each index entry. */
const overhead = 100

/** Bytes kept for an item: in the table, in the indexes that hold it, and (in either) only until its `ttl`. */
export type Kept = { readonly table: number; readonly indexes: number; readonly expiring: number }

export const keptBytes = (item: Item | undefined, indexes: readonly string[]): Kept => {
  const bytes = item ? itemBytes(item) + overhead : 0
  const entries = bytes * indexes.filter((index) => entryIn(index, item) !== undefined).length
  return item?.ttl === undefined ? { table: bytes, indexes: entries, expiring: 0 } : { table: 0, indexes: 0, expiring: bytes + entries }
}

/** What `b` keeps more than `a`. */
export const growth = (a: Kept, b: Kept): Kept => ({ table: b.table - a.table, indexes: b.indexes - a.indexes, expiring: b.expiring - a.expiring })
