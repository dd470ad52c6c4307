import { isFields } from './values.ts'

/** One difference between what somebody saw and what is there now. */
export type Difference = { readonly path: readonly string[]; readonly before: string | undefined; readonly after: string | undefined }

const most = 12

/** What changed between two states of a thing, leaf by leaf; at most a dozen. */
export const differences = (before: unknown, after: unknown, path: readonly string[] = []): readonly Difference[] => {
  if (same(before, after)) return []
  const [old, now] = [entriesOf(before), entriesOf(after)]
  if (!old || !now) return [{ path, before: leaf(before), after: leaf(after) }]
  return [...new Set([...old.keys(), ...now.keys()])].filter((name) => name !== 'version').flatMap((name) => differences(old.get(name), now.get(name), [...path, name])).slice(0, most)
}

const entriesOf = (value: unknown): ReadonlyMap<string, unknown> | undefined => {
  if (Array.isArray(value)) return new Map(value.map((each, index) => [String(index + 1), each]))
  return isFields(value) ? new Map(Object.entries(value)) : undefined
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)
const leaf = (value: unknown): string | undefined => (value === undefined ? undefined : typeof value === 'object' ? JSON.stringify(value).slice(0, 120) : String(value))
