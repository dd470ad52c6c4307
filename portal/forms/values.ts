import type { Shape } from './route-schema.ts'

/** A form's state: what a body may become. */
export type Value = unknown
export type Fields = { readonly [name: string]: Value }

export const isFields = (value: Value): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value)

/** What a form begins with: constants, the least rows a list needs, and nothing a person should say. */
export const begin = (shape: Shape): Value => {
  if (shape.const !== undefined) return shape.const
  if (shape.default !== undefined) return shape.default
  const choices = shape.oneOf ?? shape.anyOf
  if (choices?.[0]) return begin(choices[0])
  if (shape.type === 'object') return Object.fromEntries(Object.entries(shape.properties ?? {}).filter(([name]) => shape.required?.includes(name)).map(([name, each]) => [name, begin(each)]))
  if (shape.type === 'array') return Array.from({ length: shape.minItems ?? 0 }, () => (shape.items ? begin(shape.items) : undefined))
  if (shape.type === 'boolean') return false
  return shape.type === 'string' && shape.enum === undefined && shape.minLength === undefined && shape.pattern === undefined && shape.format === undefined ? '' : undefined
}

/** Without what was left empty: an optional field that says nothing is not sent. */
export const filledIn = (value: Value, shape: Shape): Value => {
  if (isFields(value) && shape.properties) {
    return Object.fromEntries(Object.entries(value).flatMap(([name, each]) => {
      const inner = shape.properties?.[name]
      const optional = !shape.required?.includes(name)
      const kept = inner ? filledIn(each, inner) : each
      return kept === undefined || (optional && (kept === '' || (isFields(kept) && Object.keys(kept).length === 0))) ? [] : [[name, kept]]
    }))
  }
  if (Array.isArray(value)) return shape.items ? value.map((each) => filledIn(each, shape.items ?? {})) : value
  const chosen = choiceOf(shape, value)
  return chosen ? filledIn(value, chosen) : value
}

/** Which of several forms a value has now: told apart by the constant each carries. */
export const choiceOf = (shape: Shape, value: Value): Shape | undefined => {
  const choices = shape.oneOf ?? shape.anyOf
  const name = choices && tellingName(choices)
  if (!choices || name === undefined || !isFields(value)) return undefined
  return choices.find(({ properties }) => properties?.[name]?.const === value[name])
}

/** The field by whose constant several forms are told apart. */
export const tellingName = (choices: readonly Shape[]): string | undefined =>
  Object.keys(choices[0]?.properties ?? {}).find((name) => choices.every(({ properties }) => properties?.[name]?.const !== undefined))

/** `errors` by JSON pointer: `/milestones/0/amount`. */
export type Errors = { readonly [pointer: string]: string }

export const pointer = (path: readonly PropertyKey[]): string => `/${path.map(String).join('/')}`
