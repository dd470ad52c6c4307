import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** One fault of a pair of catalogues. `key` is the path of the message, sections joined with `/`. */
export type CatalogueFault = {
  readonly directory: string
  readonly key: string
  readonly fault: 'missing-in-en' | 'missing-in-te' | 'empty' | 'identical' | 'placeholders-differ' | 'placeholder-styles-mixed' | 'not-text' | 'no-telugu' | 'no-file'
}

/** `messages` counts those of the English catalogues: a check that read nothing has found nothing. */
export type CatalogueReport = { readonly catalogues: number; readonly messages: number; readonly faults: readonly CatalogueFault[] }

type Messages = ReadonlyMap<string, string>
type Finding = Omit<CatalogueFault, 'directory'>

const collect = (value: unknown, path: string, found: Map<string, string>, faults: Finding[]): void => {
  if (typeof value === 'string') found.set(path, value)
  else if (typeof value === 'object' && value !== null && !Array.isArray(value))
    for (const [key, inner] of Object.entries(value)) collect(inner, path === '' ? key : `${path}/${key}`, found, faults)
  else faults.push({ key: path, fault: 'not-text' })
}

const placeholders = /\{\{\s*\w+\s*\}\}|\{\s*\w+\s*\}/g
const placeholdersOf = (message: string): string[] => [...new Set(message.match(placeholders))].map((text) => text.replaceAll(/\s/g, '')).toSorted()

/** Refusals write `{name}` and documents `{{name}}`; a section that has both prints one of them as it stands. */
const mixed = (messages: Messages): Finding[] => {
  const styles = new Map<string, Set<boolean>>()
  for (const [key, message] of messages) {
    const section = key.includes('/') ? key.slice(0, key.indexOf('/')) : ''
    const seen = styles.get(section) ?? new Set()
    for (const text of placeholdersOf(message)) seen.add(text.startsWith('{{'))
    styles.set(section, seen)
  }
  return [...styles].filter(([, seen]) => seen.size > 1).map(([section]) => ({ key: section, fault: 'placeholder-styles-mixed' }))
}

const telugu = /\p{Script=Telugu}/u
const letter = /\p{Letter}/u

/** Nothing to translate: codes, units, symbols and placeholders. */
const wordless = (message: string, allowed: ReadonlySet<string>): boolean => {
  const bare = message.replaceAll(placeholders, ' ')
  return bare.split(/[^\p{Letter}\p{Number}\p{Mark}]+/u).every((word) => !letter.test(word) || allowed.has(word))
}

const compare = (key: string, english: string, target: string, allowed: ReadonlySet<string>): Finding[] => {
  const faults: Finding[] = []
  if (english.trim() === '' || target.trim() === '') return [{ key, fault: 'empty' }]
  if (placeholdersOf(english).join() !== placeholdersOf(target).join()) faults.push({ key, fault: 'placeholders-differ' })
  if (wordless(english, allowed)) return faults
  if (english === target) faults.push({ key, fault: 'identical' })
  else if (!telugu.test(target)) faults.push({ key, fault: 'no-telugu' })
  return faults
}

/** Compares two parsed catalogues, nested or flat. `allowed` are words that stay as they are in Telugu: SSCC, AQL, PDF. */
export const compareCatalogues = (english: unknown, target: unknown, allowed: ReadonlySet<string>): { readonly messages: number; readonly faults: readonly Finding[] } => {
  const faults: Finding[] = []
  const [en, te] = [new Map<string, string>(), new Map<string, string>()]
  collect(english, '', en, faults)
  collect(target, '', te, faults)
  for (const [key, message] of en) {
    const translation = te.get(key)
    faults.push(...(translation === undefined ? [{ key, fault: 'missing-in-te' } as const] : compare(key, message, translation, allowed)))
  }
  for (const key of te.keys()) if (!en.has(key)) faults.push({ key, fault: 'missing-in-en' })
  return { messages: en.size, faults: [...faults, ...mixed(en), ...mixed(te)] }
}

const parse = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'))

/** Reads `en.json` and `te.json` of each directory. A directory without both is a fault; malformed JSON throws. */
export const checkCatalogues = (directories: readonly string[], allowed: ReadonlySet<string> = new Set()): CatalogueReport => {
  const reports = directories.map((directory) => {
    const [english, target] = [join(directory, 'en.json'), join(directory, 'te.json')]
    const absent = [english, target].filter((path) => !existsSync(path))
    const { messages, faults } = absent.length > 0 ? { messages: 0, faults: absent.map((key): Finding => ({ key, fault: 'no-file' })) } : compareCatalogues(parse(english), parse(target), allowed)
    return { catalogues: absent.length > 0 ? 0 : 2, messages, faults: faults.map((fault) => ({ ...fault, directory })) }
  })
  return {
    catalogues: reports.reduce((sum, { catalogues }) => sum + catalogues, 0),
    messages: reports.reduce((sum, { messages }) => sum + messages, 0),
    faults: reports.flatMap(({ faults }) => faults),
  }
}
