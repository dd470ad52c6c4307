import type { Suggestion } from '../drawing-view.ts'
import { fitWidth } from './tolerance-width.ts'

const inch = 25.4
const numberOf = (text: string): number => Number(text.replace(',', '.'))

/** Millimetres in one of a drawing's own units. ASME Y14.5 writes inches without a zero before the point, and millimetres with it. */
const unitOf = (text: string, units: string): number => (units === 'in' || /(?<!\d)\.\d/.test(text) ? inch : 1)

/** How far apart the limits of a size are that is written with ± or with a fit (ISO 286-1), in mm. Angles have none. */
export const writtenWidth = ({ kind, value }: Suggestion, units: string): number | undefined => {
  if (kind !== 'dimension' || value.includes('°')) return undefined
  const half = /±\s?(\d{0,3}[.,]?\d{1,4})/.exec(value)?.[1]
  if (half !== undefined) return 2 * numberOf(half) * unitOf(value, units)
  const [, nominal, grade] = /(\d{1,5}(?:[.,]\d{1,4})?)\s?[A-Za-z]{1,2}(\d{1,2})/.exec(value) ?? []
  return nominal === undefined ? undefined : fitWidth(numberOf(nominal), Number(grade))
}

/** Ra in µm. What is asked for as Rz is about five times Ra of a cut surface; Rt and Rmax, which one scratch makes, are not judged. */
export const writtenRoughness = ({ kind, value }: Suggestion): number | undefined => {
  const [, of, size, unit] = kind === 'surface' ? /^R(a|z)\s{0,2}[=:≤<]?\s{0,2}(\d{1,3}(?:[.,]\d{1,3})?)\s?(.*)$/i.exec(value) ?? [] : []
  if (of === undefined || size === undefined) return undefined
  return (numberOf(size) * (/in$/i.test(unit ?? '') ? inch / 1000 : 1)) / (of.toLowerCase() === 'z' ? 5 : 1)
}

/** Depth over diameter of a metric thread whose depth stands after it: `M8x1.25-6H ↧20`, `M6 x 12 DEEP`, `M10 tief 25`. What goes through, and inch threads, are not judged. */
export const writtenThreadDepth = ({ kind, value, source }: Suggestion): number | undefined => {
  const diameter = kind === 'thread' ? /^MJ?(\d{1,3}(?:[.,]\d)?)/.exec(value)?.[1] : undefined
  if (diameter === undefined) return undefined
  const after = source.slice(source.indexOf(value) + value.length)
  const [, before, behind] = /^[\s,;-]{0,3}(?:(?:[↧⤓▽∇]|[x×](?!\s?\d{1,3}(?:[.,]\d)?\s?°)|depth|tiefe?)\s?(\d{1,3}(?:[.,]\d{1,2})?)|(\d{1,3}(?:[.,]\d{1,2})?)\s?(?:mm\s?)?(?:deep|tief))/i.exec(after) ?? []
  const depth = before ?? behind
  return depth === undefined ? undefined : numberOf(depth) / numberOf(diameter)
}
