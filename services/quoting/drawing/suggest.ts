import type { TextLine } from '../geometry/drawing/drawing-text.ts'
import type { Suggestion, SuggestionKind } from '../drawing-view.ts'
import { rules } from './rules.ts'
import { titleBlock, type Filled } from './title-block.ts'

/** A drawing that says more is read by a person. */
export const MOST_SUGGESTIONS = 300

type Found = { readonly kind: SuggestionKind; readonly value: string; readonly source: string; readonly line: TextLine; readonly offered?: string }

/** Pure: what in the letters of a drawing might be a requirement. `materials` are those of the price book: they are found by their own names too. Each thing once, where it stands first. */
export const suggestionsIn = ({ lines }: { readonly lines: readonly TextLine[] }, materials: readonly string[] = []): { readonly suggestions: Suggestion[]; readonly complete: boolean } => {
  const filled = titleBlock(lines)
  const offered = offer(materials)
  const found = [...filled.map(fieldFound), ...lines.flatMap((line) => inLine(line, filled, offered))].map((each) => (each.kind === 'material' ? withOffer(each, offered) : each))
  const once = [...new Map(found.toReversed().map((each) => [`${each.kind} ${normal(each.value)}`, each])).values()].toReversed()
  const ordered = once.toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))
  return {
    suggestions: ordered.slice(0, MOST_SUGGESTIONS).map(({ line: { page, layer }, ...each }, index) => ({ number: index + 1, ...each, ...(page !== undefined && { page }), ...(layer !== undefined && { layer }) })),
    complete: ordered.length <= MOST_SUGGESTIONS,
  }
}

/** As in the view's list: the part first, what is only a size last. */
const order: readonly SuggestionKind[] = ['part-number', 'drawing-number', 'revision', 'material', 'general-tolerance', 'surface', 'edges', 'treatment', 'thread', 'standard', 'note', 'dimension']

const fieldFound = ({ kind, label, value, line }: Filled): Found => ({ kind, value, source: `${label}: ${value}`, line })

const inLine = (line: TextLine, filled: readonly Filled[], offered: readonly Offered[]): Found[] => {
  const { text } = line
  const field = filled.find((each) => each.line === line)
  // A field of the title block is what its label says; a material in it is told by the whole field.
  if (field) return []
  const claimed: [number, number][] = []
  const found = [...ownNames(text, offered), ...matches(text)].flatMap(({ kind, from, to, whole }): Found[] => {
    if (claimed.some(([start, end]) => from < end && to > start)) return []
    claimed.push([from, to])
    return [{ kind, value: whole ? text : text.slice(from, to).trim(), source: text, line }]
  })
  if (line.dimension && !found.some(({ kind }) => kind === 'thread' || kind === 'dimension')) return [{ kind: 'dimension', value: text, source: text, line }, ...found]
  return found.some(({ kind }) => kind !== 'dimension') || !isNote(text) ? found : [...found, { kind: 'note', value: text, source: text, line }]
}

type Match = { readonly kind: SuggestionKind; readonly from: number; readonly to: number; readonly whole: boolean }
const matches = (text: string): Match[] =>
  rules.flatMap(({ kind, pattern, whole = false }) => [...text.matchAll(pattern)].map(({ index, 0: { length } }) => ({ kind, from: index, to: index + length, whole })))

/** Numbered as notes are, or a sentence. */
const isNote = (text: string): boolean => /^\(?\d{1,2}[.)]\s{0,3}\p{L}{2}/u.test(text) || (text.match(/\p{L}{3,}/gu) ?? []).length >= 5

type Offered = { readonly name: string; readonly designations: readonly string[] }

/** `1.4404 (316L)` is known by either name, `EN AW-6082 T6` also without its temper. */
const offer = (materials: readonly string[]): Offered[] =>
  materials.map((name) => ({ name, designations: [name, ...name.split(/[()/,;]/), name.replace(/\s(?:T\d{1,4}|H\d{2,4})$/, '')].map(normal).filter(({ length }) => length >= 3) }))

const normal = (text: string): string => text.toUpperCase().replaceAll(/[^\p{L}\d.]/gu, '')

const withOffer = (found: Found, offered: readonly Offered[]): Found => {
  const value = normal(found.value).replace(/^(?:AISI|SAE|UNS)/, '')
  const known = offered.find(({ designations }) => designations.includes(value)) ?? offered.find(({ designations }) => designations.some((each) => each.length >= 4 && value.includes(each)))
  return known ? { ...found, offered: known.name } : found
}

/** The shop's own names as they stand, whatever standard knows them. */
const ownNames = (text: string, offered: readonly Offered[]): Match[] => {
  const low = text.toLowerCase()
  return offered.flatMap(({ name }): Match[] => {
    const from = low.indexOf(name.toLowerCase())
    const alone = from !== -1 && !/[\p{L}\d]/u.test(text.charAt(from - 1)) && !/[\p{L}\d]/u.test(text.charAt(from + name.length))
    return alone ? [{ kind: 'material', from, to: from + name.length, whole: false }] : []
  })
}
