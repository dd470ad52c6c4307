import type { SignatureBox, SignatureBoxes } from '../document.ts'
import { type Piece, type Room, space } from '../flow.ts'
import { heightOf, type Line } from '../text.ts'
import { colours } from '../theme.ts'

const gutter = 14
const padding = 9
const signingRoom = 30

type Laid = { readonly party: readonly Line[]; readonly signature: readonly Line[]; readonly caption: Line; readonly facts: readonly (readonly Line[])[]; readonly evidence: readonly Line[] }

const layBox = (room: Room, box: SignatureBox, width: number): Laid => {
  const { setter, theme, t } = room
  const fact = (label: string, value: string | undefined): Line[] => [
    setter.line(label, theme.label),
    ...setter.wrap(value ?? '', theme.value, width),
  ]
  return {
    party: setter.wrap(box.party, theme.strong, width),
    signature: box.signature === undefined ? [] : setter.wrap(box.signature, theme.headings[2], width),
    caption: setter.line(t('signature.line'), theme.label),
    facts: [fact(t('signature.name'), box.name), fact(t('signature.role'), box.role), fact(t('signature.date'), box.date)],
    evidence: (box.evidence ?? []).flatMap((line) => setter.wrap(line, theme.small, width)),
  }
}

const signingHeight = (laid: Laid): number => Math.max(signingRoom, heightOf(laid.signature) + 6)
const factsHeight = (laid: Laid): number => laid.facts.reduce((sum, lines) => sum + heightOf(lines) + 4, 0)
const boxHeight = (laid: Laid): number =>
  padding * 2 + heightOf(laid.party) + signingHeight(laid) + laid.caption.height + 4 + factsHeight(laid) + (laid.evidence.length > 0 ? heightOf(laid.evidence) + 4 : 0)

const stack = (room: Room, lines: readonly Line[], x: number, top: number): number => {
  let y = top
  for (const line of lines) {
    room.setter.draw(line, x, y)
    y += line.height
  }
  return y
}

const drawBox = (room: Room, laid: Laid, x: number, top: number, size: { readonly width: number; readonly height: number }): void => {
  room.pen.outline(x, top, size.width, size.height, colours.hairline)
  const left = x + padding
  const inner = size.width - padding * 2
  const line = stack(room, laid.party, left, top + padding) + signingHeight(laid)
  stack(room, laid.signature, left, line - heightOf(laid.signature) - 2)
  room.pen.rule(left, line, left + inner, line, colours.ink, 0.75)
  let y = stack(room, [laid.caption], left, line + 1) + 4
  for (const fact of laid.facts) {
    y = stack(room, fact, left, y)
    room.pen.rule(left, y, left + inner, y, colours.hairline, 0.5)
    y += 4
  }
  stack(room, laid.evidence, left, y + 2)
}

/** Boxes two abreast; a row of boxes is never cut by a page. */
export const laySignatures = (room: Room, block: SignatureBoxes): Piece[] => {
  const width = (room.width - gutter) / 2
  const laid = block.boxes.map((box) => layBox(room, box, width - padding * 2))
  return Array.from({ length: Math.ceil(laid.length / 2) }, (_, row) => laid.slice(row * 2, row * 2 + 2)).flatMap((boxes) => {
    const height = Math.max(...boxes.map(boxHeight))
    const draw = (x: number, top: number): void => boxes.forEach((box, index) => drawBox(room, box, x + index * (width + gutter), top, { width, height }))
    return [{ height, draw }, space(gutter)]
  })
}
