import type { Shape } from './route-schema.ts'
import { choicesOf, tellingName } from './values.ts'

/** How a field is drawn. */
export type FieldKind = 'constant' | 'agreement' | 'choice' | 'money' | 'measurement' | 'week' | 'shifts' | 'group' | 'list' | 'yesNo' | 'options' | 'number' | 'date' | 'instant' | 'longText' | 'text'

const has = (shape: Shape, ...names: readonly string[]): boolean => {
  const found = Object.keys(shape.properties ?? {})
  return found.length === names.length && names.every((name) => found.includes(name))
}

/** Text of so many characters may need several lines. */
const longFrom = 1000

const textKind = ({ enum: options, format, maxLength = 0 }: Shape): FieldKind => {
  if (options) return 'options'
  if (format === 'date') return 'date'
  if (format === 'date-time') return 'instant'
  return maxLength >= longFrom ? 'longText' : 'text'
}

const objectKind = (shape: Shape): FieldKind => {
  if (has(shape, 'minor', 'currency')) return 'money'
  if (has(shape, 'value', 'unit')) return 'measurement'
  return has(shape, 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday') ? 'week' : 'group'
}

/** Undefined for what no field draws: the contracts' forms are tested to have none of it. */
export const fieldKind = (shape: Shape): FieldKind | undefined => {
  const choices = choicesOf(shape)
  if (choices) return tellingName(choices) === undefined ? undefined : 'choice'
  // What one must agree to is not agreed to by opening a form.
  if (shape.const === true) return 'agreement'
  if (shape.const !== undefined) return 'constant'
  switch (shape.type) {
    case 'object': return objectKind(shape)
    case 'array': return shape.items && (has(shape.items, 'starts', 'ends', 'breaks') ? 'shifts' : 'list')
    case 'boolean': return 'yesNo'
    case 'integer': case 'number': return 'number'
    case 'string': return textKind(shape)
    default: return undefined
  }
}

/** How much room a field takes in a row: quarters of it, or all. */
export const widthOf = (shape: Shape): 'small' | 'medium' | 'wide' => {
  const kind = fieldKind(shape)
  if (kind === 'number' || kind === 'date') return 'small'
  if (kind === 'text') return (shape.maxLength ?? longFrom) <= 60 && shape.pattern === undefined ? 'small' : 'medium'
  return kind === 'options' || kind === 'money' || kind === 'measurement' || kind === 'instant' ? 'medium' : 'wide'
}

/** Fields of one line each, few enough for one row of a list. */
export const fitsRow = (shape: Shape): boolean => {
  const inner = Object.values(shape.properties ?? {}).filter((each) => fieldKind(each) !== 'constant')
  return inner.length > 0 && inner.length <= 4 && inner.every((each) => widthOf(each) !== 'wide')
}

/** A form with lists of many fields wants a wide window. */
export const isRoomy = (shape: Shape): boolean =>
  Object.values(shape.properties ?? {}).some((each) => (each.items?.properties && !fitsRow(each.items)) || (each.type === 'object' && isRoomy(each))) || (choicesOf(shape)?.some(isRoomy) ?? false)
