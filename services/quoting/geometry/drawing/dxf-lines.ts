import { paragraphs, plain } from './dxf-escapes.ts'
import { numberAt, textAt, type Entity } from './dxf-groups.ts'
import { tidy, type TextLine } from './drawing-text.ts'

/** From one line of a paragraph to the next, in heights of the text. */
const LEADING = 1.6
/** Of a paragraph no more is looked at. */
const MOST_TEXT = 20_000

const placeOf = (entity: Entity): Omit<TextLine, 'text'> => ({
  x: numberAt(entity, 10) ?? 0, y: numberAt(entity, 20) ?? 0, height: Math.abs(numberAt(entity, 40) ?? 1) || 1, layer: tidy(textAt(entity, 8) ?? '0'),
})

/** A paragraph comes in pieces (3), the last of them in another group (1). */
const paragraphOf = ({ groups }: Entity): string => groups.flatMap(([code, value]) => (code === 1 || code === 3 ? [value] : [])).join('').slice(0, MOST_TEXT)

const spread = (entity: Entity, text: string): TextLine[] => {
  const place = placeOf(entity)
  return paragraphs(text).map((each, index) => ({ ...place, text: tidy(each), y: place.y - index * LEADING * place.height }))
}

const measures: readonly string[] = ['', '', 'angle', '⌀', 'R', 'angle', '']

/** What is written at the dimension: its own words, in which `<>` stands for the measured value, or that value alone. */
const dimensionOf = (entity: Entity): TextLine[] => {
  const value = numberAt(entity, 42)
  const sign = measures[(numberAt(entity, 70) ?? 0) & 7] ?? ''
  const figure = value === undefined ? '' : sign === 'angle' ? `${Number(((value * 180) / Math.PI).toFixed(4))}°` : `${sign}${Number(value.toFixed(4))}`
  const words = (textAt(entity, 1) ?? '').slice(0, MOST_TEXT)
  const text = tidy(paragraphs(words === '' ? figure : words.replaceAll('<>', figure)).join(' '))
  return [{ ...placeOf(entity), x: numberAt(entity, 11) ?? 0, y: numberAt(entity, 21) ?? 0, text, dimension: true }]
}

const readers: { readonly [type: string]: (entity: Entity) => TextLine[] } = {
  TEXT: (entity) => [{ ...placeOf(entity), text: tidy(plain(textAt(entity, 1) ?? '')) }],
  ATTRIB: (entity) => [{ ...placeOf(entity), text: tidy(plain(textAt(entity, 1) ?? '')), label: tidy(textAt(entity, 2) ?? '') }],
  MTEXT: (entity) => spread(entity, paragraphOf(entity)),
  DIMENSION: dimensionOf,
  MULTILEADER: (entity) => spread(entity, (textAt(entity, 304) ?? '').slice(0, MOST_TEXT)),
}

/** The lines of text that an entity puts on the drawing. */
export const linesOf = (entity: Entity): TextLine[] => (readers[entity.type]?.(entity) ?? []).filter(({ text }) => text !== '')
