import type { Query } from '#shared/kernel/ports.ts'
import { attributesOf } from '../store-rules.ts'

export type Sql = { readonly sql: string; readonly values: readonly (string | number)[] }

/** The column an index attribute is kept in; the prefix keeps it apart from the table's own columns. */
export const column = (attribute: string): string => (attribute === 'pk' || attribute === 'sk' ? attribute : `"ix:${attribute}"`)

/** A query as SQL over `items`, answered from one index in the order of UTF-8 bytes; asks for one row more than the limit. */
export const querySql = (query: Query, nowSeconds: number): Sql => {
  const [partition, sort] = attributesOf(query).map(column)
  const order = query.index === undefined ? ['sk'] : [sort, 'pk', 'sk']
  const parts = [...conditions(query, String(sort)), ...following(query, order)]
  const direction = query.descending ? 'DESC' : 'ASC'
  return {
    sql: `SELECT item FROM items WHERE ${[`${partition} = ?`, ...parts.map(({ sql }) => sql), '(ttl IS NULL OR ttl > ?)'].join(' AND ')}
      ORDER BY ${order.map((name) => `${name} ${direction}`).join(', ')} LIMIT ?`,
    values: [query.partition, ...parts.flatMap(({ values }) => values), nowSeconds, query.limit + 1],
  }
}

const conditions = ({ begins, between }: Query, sort: string): Sql[] => {
  if (between) return [{ sql: `${sort} BETWEEN ? AND ?`, values: between }]
  if (begins === undefined || begins === '') return []
  const end = successor(begins)
  const from = { sql: `${sort} >= ?`, values: [begins] }
  return end === undefined ? [from] : [from, { sql: `${sort} < ?`, values: [end] }]
}

const following = ({ after, index, descending }: Query, order: readonly (string | undefined)[]): Sql[] => {
  if (!after) return []
  const values = index === undefined ? [after['sk']] : [after[`${index}Sort`], after['pk'], after['sk']]
  return [{ sql: `(${order.join(', ')}) ${descending ? '<' : '>'} (${order.map(() => '?').join(', ')})`, values: values.map(String) }]
}

/**
 * The least text after every text that begins with `prefix`: UTF-8 bytes sort as code points do, so raise the last code point
 * that can be raised (stepping over the surrogates, which UTF-8 does not have). Undefined when there is none.
 */
export const successor = (prefix: string): string | undefined => {
  const points = [...prefix].map((character) => character.codePointAt(0) ?? 0)
  while (points.at(-1) === 0x10ffff) points.pop()
  const last = points.pop()
  if (last === undefined) return undefined
  return String.fromCodePoint(...points, last === 0xd7ff ? 0xe000 : last + 1)
}
