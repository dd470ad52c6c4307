import type { Item, Json, Key, Page, Position, Query, Write } from '#shared/kernel/ports.ts'

/**
 * What DynamoDB refuses, refused by every store alike: code that works on one machine must not meet its first
 * validation error in production. All of these are defects and throw.
 */
export const checkWrites = (writes: readonly Write[], indexes: readonly string[]): void => {
  if (writes.length > 100) throw new Error(`a transaction takes at most 100 writes, not ${writes.length}`)
  const seen = new Set<string>()
  for (const write of writes) {
    const key = keyOf(write)
    checkKey(key)
    const name = JSON.stringify([key.pk, key.sk])
    if (seen.has(name)) throw new Error(`two writes of one item in a transaction: ${name}`)
    seen.add(name)
    if (write.kind === 'put') checkItem(write.item, indexes)
  }
}

export const keyOf = (write: Write): Key => (write.kind === 'put' ? { pk: write.item.pk, sk: write.item.sk } : write.key)

/** DynamoDB: a partition key has 1–2048 bytes, a sort key 1–1024. */
export const checkKey = ({ pk, sk }: Key): void => {
  checkText('pk', pk, 2048)
  checkText('sk', sk, 1024)
}

const checkText = (name: string, text: unknown, bytes: number): void => {
  if (typeof text !== 'string' || text === '') throw new Error(`${name} must be a text that is not empty`)
  if (!text.isWellFormed()) throw new Error(`${name} is not well-formed Unicode, so it has no place in the order of UTF-8 bytes`)
  if (Buffer.byteLength(text) > bytes) throw new Error(`${name} is longer than ${bytes} bytes`)
}

const largestItem = 400 * 1024

/** The JSON text stands in for DynamoDB's own measure, which is smaller for all but pathological items. */
const checkItem = (item: Item, indexes: readonly string[]): void => {
  for (const index of indexes) {
    if (item[index] !== undefined) checkText(index, item[index], 2048)
    if (item[sortOf(index)] !== undefined) checkText(sortOf(index), item[sortOf(index)], 1024)
  }
  if (item.ttl !== undefined && !Number.isSafeInteger(item.ttl)) throw new Error('ttl is in whole epoch seconds')
  checkJson(item, 0)
  if (Buffer.byteLength(JSON.stringify(item)) > largestItem) throw new Error(`item ${item.pk} ${item.sk} is larger than 400 KB`)
}

const checkJson = (value: Json | undefined, depth: number): void => {
  if (depth > 32) throw new Error('an item nests at most 32 levels')
  if (typeof value === 'number') checkNumber(value)
  if (typeof value !== 'object' || value === null) return
  for (const [name, member] of Object.entries(value)) {
    if (name === '__proto__') throw new Error('__proto__ is not an attribute name')
    checkJson(member, depth + 1)
  }
}

/** Beyond these a number does not come back as the number that was stored. */
const checkNumber = (value: number): void => {
  const size = Math.abs(value)
  if (!(size <= Number.MAX_SAFE_INTEGER) || (size !== 0 && size < 1e-130)) throw new Error(`the store cannot hold the number ${value}`)
}

export const sortOf = (index: string): string => `${index}Sort`

/** The attributes a query reads by: the table's own keys, or an index's. */
export const attributesOf = (query: Query): readonly [partition: string, sort: string] =>
  query.index === undefined ? ['pk', 'sk'] : [query.index, sortOf(query.index)]

export const checkQuery = (query: Query, indexes: readonly string[]): void => {
  if (query.index !== undefined && !indexes.includes(query.index)) throw new Error(`no index ${query.index}`)
  if (!Number.isSafeInteger(query.limit) || query.limit < 1) throw new Error('a query needs a limit of at least 1')
  if (query.begins !== undefined && query.between) throw new Error('a query has one condition on the sort key')
  checkText(attributesOf(query)[0], query.partition, 2048)
  if (query.begins !== undefined && query.begins !== '') checkText('begins', query.begins, 1024)
  for (const bound of query.between ?? []) checkText('between', bound, 1024)
  if (query.after) checkPosition(query, query.after)
}

const checkPosition = (query: Query, after: Position): void => {
  const [partition] = attributesOf(query)
  const names = positionNames(query)
  if (names.some((name) => after[name] === undefined) || after[partition] !== query.partition) throw new Error('this position belongs to another query')
}

const positionNames = (query: Query): readonly string[] => [...new Set(['pk', 'sk', ...attributesOf(query)])]

/** No text lies between: DynamoDB calls it invalid, callers mean an empty page. */
export const isEmptyRange = ({ between }: Query): boolean => between !== undefined && Buffer.compare(Buffer.from(between[0]), Buffer.from(between[1])) > 0

/** A page of what was found when one item more than the limit was asked for; `next` is there only when something follows. */
export const pageOf = (query: Query, found: readonly Item[]): Page<Item> => {
  const items = found.slice(0, query.limit)
  const last = items.at(-1)
  return found.length > query.limit && last ? { items, next: positionOf(query, last) } : { items }
}

export const positionOf = (query: Query, item: Item): Position =>
  Object.fromEntries(positionNames(query).map((name) => [name, String(item[name])]))

/** `ttl` counts in epoch seconds. */
export const epochSeconds = (instant: string): number => Math.floor(Date.parse(instant) / 1000)

export const counterKey = (counter: string): Key => ({ pk: `counter#${counter}`, sk: 'counter' })
