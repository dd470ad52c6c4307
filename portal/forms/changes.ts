import type { Money } from '#shared/vocabulary/money.ts'
import { isFields } from './values.ts'

/** One difference between what somebody saw and what is there now; undefined where it was, or is, nothing. */
export type Difference = { readonly path: readonly string[]; readonly before: unknown; readonly after: unknown }

/** What changed between two states of a thing, leaf by leaf. An amount of money is one leaf; a row of a list is told by its number, where the rows have one, and else by its place. */
export const differences = (before: unknown, after: unknown, path: readonly string[] = []): readonly Difference[] => {
  if (same(before, after)) return []
  const [old, now] = [entriesOf(before), entriesOf(after)]
  if (!old || !now) return [{ path, before, after }]
  return [...new Set([...old.keys(), ...now.keys()])].filter((name) => name !== 'version').flatMap((name) => differences(old.get(name), now.get(name), [...path, name]))
}

export const isMoney = (value: unknown): value is Money => isFields(value) && typeof value['minor'] === 'number' && typeof value['currency'] === 'string'

const entriesOf = (value: unknown): ReadonlyMap<string, unknown> | undefined => {
  if (Array.isArray(value)) return rowsOf(value)
  return isFields(value) && !isMoney(value) ? new Map(Object.entries(value)) : undefined
}

/** By what people tell the rows of a list apart: operations, characteristics and lines by their number, offers by how many and how soon. */
const numbers = ['sequence', 'number', 'line', 'quantity', 'days'] as const
const ofOffers: readonly string[] = ['quantity', 'days']

const rowsOf = (rows: readonly unknown[]): ReadonlyMap<string, unknown> => {
  const name = numbers.find((each) => rows.length > 0 && new Set(rows.map((row) => numberIn(row, each))).size === rows.length && rows.every((row) => numberIn(row, each) !== undefined))
  return new Map(rows.map((row, index) => [name === undefined ? String(index + 1) : String(numberIn(row, name)), row]))
}

const numberIn = (row: unknown, name: string): unknown => {
  const value = isFields(row) && (!ofOffers.includes(name) || 'unitPrice' in row) ? row[name] : undefined
  return typeof value === 'number' || typeof value === 'string' ? value : undefined
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)
