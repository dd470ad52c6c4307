/** A group of DXF: what its value is, and the value. */
export type Group = readonly [code: number, value: string]
/** What stands between two groups 0: its type and its groups. */
export type Entity = { readonly type: string; readonly groups: readonly Group[] }

export class Unreadable extends Error {}

/** An entity has a few dozen groups; a polyline has as many as it has corners, of which none is text. */
const MOST_GROUPS = 2000

/** The pairs of lines of the file, one by one. */
export function* groupsOf(text: string): Generator<Group> {
  let at = 0
  const line = (): string | undefined => {
    if (at >= text.length) return undefined
    const end = text.indexOf('\n', at)
    const found = text.slice(at, end === -1 ? text.length : end)
    at = end === -1 ? text.length : end + 1
    return found.endsWith('\r') ? found.slice(0, -1) : found
  }
  for (let code = line(); code !== undefined; code = line()) {
    const value = line()
    if (value === undefined) return
    if (!/^\s*-?\d{1,5}\s*$/.test(code)) throw new Unreadable('A line that should be a group code is none.')
    yield [Number(code), value]
  }
}

export function* entitiesOf(text: string): Generator<Entity> {
  let open: { type: string; groups: Group[] } | undefined
  for (const group of groupsOf(text)) {
    const [code, value] = group
    if (code === 0) {
      if (open) yield open
      open = { type: value.trim().toUpperCase(), groups: [] }
    } else if (open && open.groups.length < MOST_GROUPS) open.groups.push(group)
  }
  if (open) yield open
}

export const textAt = ({ groups }: Entity, code: number): string | undefined => groups.find(([each]) => each === code)?.[1]
/** Undefined for what is no number. */
export const numberAt = (entity: Entity, code: number): number | undefined => {
  const value = Number(textAt(entity, code) ?? Number.NaN)
  return Number.isFinite(value) ? value : undefined
}
