import { prefixes, type Kind } from '#shared/vocabulary/prefixes.ts'
import type { Fields } from '../forms/values.ts'
import { rowOf } from '../work/rows.ts'
import { addressOf } from '../app/addresses.ts'
import { sources, type Source } from './sources.ts'

export type Found = { readonly kind: Kind | 'customer'; readonly to: string; readonly find?: string; readonly number: string; readonly what: string; readonly status?: string }

/** Fewer letters than this find too much. */
const fewest = 2
/** So many of a kind are shown; who looks for another one types more. */
const mostOfKind = 6

/** The kind that a readable number speaks of: `LOT-000003`, also as `lot 3`. */
export const numberIn = (text: string): { readonly kind: Kind; readonly number: string } | undefined => {
  const [, letters = '', digits = ''] = /^([a-z]{2,4})[- ]?(\d{1,9})$/i.exec(text.trim()) ?? []
  const kind = Object.entries(prefixes).find(([, prefix]) => prefix === letters.toLowerCase())?.[0]
  return isKind(kind) ? { kind, number: `${letters.toUpperCase()}-${digits.padStart(6, '0')}` } : undefined
}
const isKind = (name: string | undefined): name is Kind => name !== undefined && name in prefixes

/** What is to be asked for this text: by number every state of that one kind, by words what is open. A customer's lists have no states. */
export const questionsFor = (text: string, buyer: boolean): readonly { readonly source: Source; readonly states: readonly (string | undefined)[] }[] => {
  const number = numberIn(text)
  if (text.trim().length < fewest) return []
  const asked = number ? sources.filter(({ kind }) => kind === number.kind || (kind === 'order' && number.kind === 'rfq')) : sources.filter(({ open }) => open.length > 0)
  return asked.map((source) => ({ source, states: buyer ? [undefined] : number ? [...source.open, ...source.over] : source.open }))
}

/** The things of a list in which every word of the text occurs; the number itself before others. */
export const matching = ({ kind }: Source, things: readonly object[], text: string): readonly Found[] => {
  const number = numberIn(text)?.number.toLowerCase()
  const words = number === undefined ? text.toLowerCase().split(/\s+/).filter((word) => word !== '') : [number]
  return things.flatMap((thing) => {
    const row = rowOf(thing)
    const said = [row.number, row.what, row.customer, row.id].join(' ').toLowerCase()
    const fields: Fields = { ...thing }
    const to = addressOf(kind === 'order' ? String(fields['orderId']) : row.id)
    return to !== undefined && words.every((word) => said.includes(word)) ? [{ kind, to, number: row.number, what: [row.what, row.customer].filter(Boolean).join(' · '), status: row.status }] : []
  }).slice(0, mostOfKind)
}

/** Customers by name, as the orders know them; each leads to their orders. */
export const customersIn = (things: readonly object[], text: string): readonly Found[] => {
  const names = new Set(things.map((thing) => rowOf(thing).customer).filter((name) => name !== undefined))
  return [...names].filter((name) => text.trim() !== '' && name.toLowerCase().includes(text.trim().toLowerCase())).map((name) => ({ kind: 'customer', to: '/orders', find: name, number: name, what: '' }))
}
