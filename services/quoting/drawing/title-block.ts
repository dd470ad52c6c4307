import type { TextLine } from '../geometry/drawing/drawing-text.ts'
import type { SuggestionKind } from '../drawing-view.ts'

/** What a field of a title block is called (ISO 7200 and habit; English and German), and what may stand in it. */
type Field = { readonly kind: SuggestionKind; readonly label: RegExp; readonly value: RegExp }

const identifier = /^(?=[^\d]{0,40}\d)[A-Z0-9][A-Z0-9 ._/-]{1,40}$/i
const fields: readonly Field[] = [
  { kind: 'part-number', label: /^(?:part ?(?:no|nr|number|num)|p ?\/ ?n|item ?(?:no|number)|teile?-? ?(?:nr|nummer)|artikel-? ?(?:nr|nummer)|sach-? ?(?:nr|nummer)|ident-? ?(?:nr|nummer))$/i, value: identifier },
  { kind: 'drawing-number', label: /^(?:(?:drawing|drg|dwg|document|doc) ?(?:no|nr|number|num)|zeichnungs?-? ?(?:nr|nummer)|zeichn-? ?nr|dokument(?:en)?-? ?(?:nr|nummer))$/i, value: identifier },
  { kind: 'revision', label: /^(?:rev|revision|rev ?(?:no|nr|level)|issue|index|änderungs?-? ?index|version)$/i, value: /^[A-Z0-9][A-Z0-9.]{0,4}$/i },
  { kind: 'material', label: /^(?:material|mat|werkstoff|matl)$/i, value: /^(?=.*[\p{L}\d]).{2,100}$/u },
]

export type Filled = { readonly kind: SuggestionKind; readonly label: string; readonly value: string; readonly line: TextLine }

/** A label as it is looked up: without dots, colons, underscores. */
const plain = (text: string): string => text.replaceAll(/[.:#_]+/g, ' ').replaceAll(/\s+/g, ' ').trim()
const fieldOf = (label: string): Field | undefined => (label.length > 40 ? undefined : fields.find((field) => field.label.test(plain(label))))

/** Heights of the text: how far below its label a value stands, how far beside it, and how far it may begin before it. */
const [BELOW, BESIDE, BEFORE] = [4, 30, 2]

/** How far a value is from its label; none where it belongs to another cell. */
const distance = (label: TextLine, value: TextLine): number | undefined => {
  if (label === value || label.page !== value.page) return undefined
  const unit = Math.max(label.height, value.height)
  const [right, down] = [(value.x - label.x) / unit, (label.y - value.y) / unit]
  if (down > 0.5 && down <= BELOW && right >= -BEFORE && right <= 2 * BELOW) return down + Math.abs(right) / 4
  return Math.abs(down) <= 0.5 && right > 0 && right <= BESIDE ? right / 2 : undefined
}

/** `REV: C` and `Werkstoff 1.4404` on one line. */
const onOneLine = (line: TextLine): Filled | undefined => {
  const [, label = '', value = ''] = /^([\p{L}][\p{L} ./_-]{1,24}?)\s?[:=#]\s?(\S.{0,100})$/u.exec(line.text) ?? []
  const field = fieldOf(label)
  return field?.value.test(value) ? { kind: field.kind, label, value, line } : undefined
}

/** A field filled in (ATTRIB), a label with its value on the line, or a label with its value below or beside it. */
export const titleBlock = (lines: readonly TextLine[]): Filled[] => {
  const labels = new Set(lines.filter(({ text }) => fieldOf(text)))
  return lines.flatMap((line): Filled[] => {
    const tagged = line.label === undefined ? undefined : fieldOf(line.label)
    if (tagged) return tagged.value.test(line.text) ? [{ kind: tagged.kind, label: line.label ?? '', value: line.text, line }] : []
    const field = fieldOf(line.text)
    if (!field) return [onOneLine(line) ?? []].flat()
    const near = lines.flatMap((value) => {
      const far = distance(line, value)
      return far === undefined || labels.has(value) || !field.value.test(value.text) ? [] : [{ value, far }]
    })
    const nearest = near.toSorted((a, b) => a.far - b.far)[0]
    return nearest ? [{ kind: field.kind, label: plain(line.text), value: nearest.value.text, line: nearest.value }] : []
  })
}
