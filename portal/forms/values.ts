import type { Shape } from './route-schema.ts'

/** A form's state: what a body may become. */
export type Value = unknown
export type Fields = { readonly [name: string]: Value }

export const isFields = (value: Value): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value)

/** What a form begins with: constants, defaults, the least rows a list needs, and nothing a person should say. */
export const begin = (shape: Shape): Value => {
  // What one must agree to is not agreed to by opening a form.
  if (shape.const !== undefined) return shape.const === true ? false : shape.const
  if (shape.default !== undefined) return shape.default
  const choices = choicesOf(shape)
  if (choices?.[0]) return begin(choices[0])
  if (shape.type === 'object') return Object.fromEntries(Object.entries(shape.properties ?? {}).filter(([name, each]) => shape.required?.includes(name) === true || each.default !== undefined).map(([name, each]) => [name, begin(each)]))
  if (shape.type === 'array') return Array.from({ length: shape.minItems ?? 0 }, () => (shape.items ? begin(shape.items) : undefined))
  if (shape.type === 'boolean') return false
  return mayBeEmpty(shape) ? '' : undefined
}

/** A text that may say nothing, but must be there. */
export const mayBeEmpty = ({ type, enum: options, minLength, pattern, format }: Shape): boolean =>
  type === 'string' && options === undefined && minLength === undefined && pattern === undefined && format === undefined

/** As `begin`, with what is known already. Of what is known only that is taken which the form has a field for. */
export const beginWith = (shape: Shape, known: Value): Value => {
  if (known === undefined) return begin(shape)
  if (shape.const !== undefined) return known === shape.const ? known : begin(shape)
  const choices = choicesOf(shape)
  if (choices) return beginWith(choiceOf(shape, known) ?? choices[0] ?? {}, known)
  if (shape.properties && isFields(known)) {
    return { ...asFields(begin(shape)), ...Object.fromEntries(Object.entries(shape.properties).filter(([name]) => known[name] !== undefined).map(([name, each]) => [name, beginWith(each, known[name])])) }
  }
  if (shape.items && Array.isArray(known)) return known.map((each) => beginWith(shape.items ?? {}, each))
  return known
}

/** What is sent: texts without spaces around them, amounts in the form's currency, and nothing for an optional field that says nothing. */
export const filledIn = (value: Value, shape: Shape, currency = currencyOf(value)): Value => {
  const chosen = choiceOf(shape, value)
  if (chosen) return filledIn(value, chosen, currency)
  if (isFields(value) && shape.properties) {
    const inner = shape.properties
    const named: Fields = isMoney(shape) && typeof value['minor'] === 'number' && blank(value['currency']) ? { ...value, currency } : value
    return Object.fromEntries(Object.entries(named).flatMap(([name, each]) => {
      const kept = inner[name] ? filledIn(each, inner[name], currency) : each
      const optional = !shape.required?.includes(name)
      return kept === undefined || (optional && (kept === '' || (isFields(kept) && Object.keys(kept).length === 0))) ? [] : [[name, kept]]
    }))
  }
  if (Array.isArray(value)) return shape.items ? value.map((each) => filledIn(each, shape.items ?? {}, currency)) : value
  return typeof value === 'string' ? value.trim() : value
}

const isMoney = ({ properties }: Shape): boolean => properties?.['minor'] !== undefined && properties['currency'] !== undefined
const blank = (value: Value): boolean => value === undefined || value === ''

/** The currency named first in a form: the rest is in it too, unless somebody says otherwise. */
export const currencyOf = (value: Value): string | undefined => {
  if (Array.isArray(value)) return value.map(currencyOf).find((each) => each !== undefined)
  if (!isFields(value)) return undefined
  const own = value['currency']
  return typeof own === 'string' && own !== '' ? own : currencyOf(Object.values(value))
}

export const choicesOf = (shape: Shape): readonly Shape[] | undefined => shape.oneOf ?? shape.anyOf

/** Which of several forms a value has now: told apart by the constant each carries. */
export const choiceOf = (shape: Shape, value: Value): Shape | undefined => {
  const choices = choicesOf(shape)
  const name = choices && tellingName(choices)
  if (!choices || name === undefined || !isFields(value)) return undefined
  return choices.find(({ properties }) => properties?.[name]?.const === value[name])
}

/** The field by whose constant several forms are told apart. */
export const tellingName = (choices: readonly Shape[]): string | undefined =>
  Object.keys(choices[0]?.properties ?? {}).find((name) => {
    const told = choices.map(({ properties }) => properties?.[name]?.const)
    return told.every((each) => each !== undefined) && new Set(told).size === choices.length
  })

const asFields = (value: Value): Fields => (isFields(value) ? value : {})

/** `errors` by JSON pointer: `/milestones/0/amount`. */
export type Errors = { readonly [pointer: string]: string }

export const pointer = (path: readonly PropertyKey[]): string => `/${path.map(String).join('/')}`
