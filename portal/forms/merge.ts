import type { Shape } from './route-schema.ts'
import { beginWith, choicesOf, isFields, type Fields, type Value } from './values.ts'

/** Two hands on one form: its value with the changes of both, and where both changed the same, which one's own has been kept. */
export type Merged = { readonly value: Value; readonly both: readonly string[] }

/**
 * What a person has written (`mine`), begun from `base`, with what somebody else has changed meanwhile (`theirs`). Fields that the person left alone take the other's value; where
 * both changed one field, the person's own stays and is told. A list is one field.
 */
export const merge = (base: Value, mine: Value, theirs: Value, name = ''): Merged => {
  if (same(mine, base)) return { value: theirs, both: [] }
  if (same(theirs, base) || same(mine, theirs)) return { value: mine, both: [] }
  if (!isFields(base) || !isFields(mine) || !isFields(theirs)) return { value: mine, both: [name] }
  const parts = [...new Set([...Object.keys(mine), ...Object.keys(theirs)])].map((each) => [each, merge(base[each], mine[each], theirs[each], each)] as const)
  return { value: Object.fromEntries(parts.map(([each, { value }]) => [each, value]).filter(([, value]) => value !== undefined)), both: parts.flatMap(([, { both }]) => both) }
}

type Begun = { readonly initial: Fields | undefined; readonly seen: Fields | undefined }

/**
 * What the form would have begun with, had the thing been as it is `now`: fields that it began with as they were seen. Others a page has worked out, and they stay; so does a form with a choice
 * of shapes.
 */
export const beginAnew = (shape: Shape, { initial, seen }: Begun, now: Fields): Value => {
  if (choicesOf(shape)) return beginWith(shape, initial ?? {})
  const taken = Object.keys(shape.properties ?? {}).filter((name) => seen !== undefined && same(initial?.[name], seen[name]))
  return beginWith(shape, { ...initial, ...Object.fromEntries(taken.map((name) => [name, now[name]])) })
}

const same = (a: Value, b: Value): boolean => JSON.stringify(a) === JSON.stringify(b)
