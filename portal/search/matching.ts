import { prefixes, type Kind } from '#shared/vocabulary/prefixes.ts'
import type { Fields } from '../forms/values.ts'
import { rowOf } from '../work/rows.ts'
import { addressOf } from '../app/addresses.ts'
import { sources, type Source } from './sources.ts'

export type Found = { readonly kind: Kind | 'customer'; readonly to: string; readonly find?: string; readonly number: string; readonly what: string; readonly status?: string }

/** Fewer letters than this find too much. */
const fewest = 2
/** Nothing is called longer. */
const longest = 100
/** So many of a kind are shown; who looks for another one types more. */
const mostOfKind = 6

/** The kind that a readable number speaks of: `LOT-000003`, also as `lot 3`. */
export const numberIn = (text: string): { readonly kind: Kind; readonly number: string } | undefined => {
  const [, letters = '', digits = ''] = /^([a-z]{2,4})[- ]?(\d{1,9})$/i.exec(text.trim()) ?? []
  const kind = Object.entries(prefixes).find(([, prefix]) => prefix === letters.toLowerCase())?.[0]
  return isKind(kind) ? { kind, number: `${letters.toUpperCase()}-${digits.padStart(6, '0')}` } : undefined
}
const isKind = (name: string | undefined): name is Kind => name !== undefined && name in prefixes

/** Who is to be asked for this text, and what: by a number that one kind, by words those that people look for by words. */
export const questionsFor = (text: string): readonly { readonly source: Source; readonly text: string }[] => {
  const number = numberIn(text)
  if (text.trim().length < fewest) return []
  if (number) return sources.filter(({ kind }) => kind === number.kind || (kind === 'order' && number.kind === 'rfq')).map((source) => ({ source, text: number.number }))
  return sources.filter(({ by }) => by === 'words').map((source) => ({ source, text: text.trim().slice(0, longest) }))
}

/** The things of a list as they are offered. */
export const offered = ({ kind }: Source, things: readonly object[]): readonly Found[] =>
  things.flatMap((thing) => {
    const row = rowOf(thing)
    const fields: Fields = { ...thing }
    const to = addressOf(kind === 'order' ? String(fields['orderId']) : row.id)
    return to === undefined ? [] : [{ kind, to, number: row.number, what: [row.what, row.customer].filter(Boolean).join(' · '), status: row.status }]
  }).slice(0, mostOfKind)

/** Customers by name, as the orders know them; each leads to their orders. */
export const customersIn = (things: readonly object[], text: string): readonly Found[] => {
  const names = new Set(things.map((thing) => rowOf(thing).customer).filter((name) => name !== undefined))
  return [...names].filter((name) => text.trim() !== '' && name.toLowerCase().includes(text.trim().toLowerCase())).map((name) => ({ kind: 'customer', to: '/orders', find: name, number: name, what: '' }))
}
