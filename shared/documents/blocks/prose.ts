import type { Heading, Paragraph, Spacer } from '../document.ts'
import { gluedSpace, type Piece, type Room, space } from '../flow.ts'
import type { Line } from '../text.ts'
import { colours, millimetre } from '../theme.ts'

/** Each line a piece; the first two and the last two lines stay together (no widows, no orphans). */
export const linePieces = (room: Room, lines: readonly Line[], indent = 0): Piece[] =>
  lines.map((line, index) => ({
    height: line.height,
    glued: lines.length > 1 && (index === 0 || index === lines.length - 2),
    draw: (x, top) => room.setter.draw(line, x + indent, top),
  }))

const headingSpace = { 1: 12, 2: 8, 3: 5 } as const

export const layHeading = (room: Room, heading: Heading): Piece[] => [
  space(headingSpace[heading.level]),
  ...linePieces(room, room.setter.wrap(heading.text, room.theme.headings[heading.level], room.width)).map((piece) => ({ ...piece, glued: true })),
  gluedSpace(2),
]

export const layParagraph = (room: Room, paragraph: Paragraph): Piece[] => {
  const style = { normal: room.theme.body, strong: room.theme.strong, muted: room.theme.muted }[paragraph.tone ?? 'normal']
  return linePieces(room, room.setter.wrap(paragraph.text, style, room.width))
}

export const layRule = (room: Room): Piece[] => [
  { height: 4, draw: (x, top) => room.pen.rule(x, top + 2, x + room.width, top + 2, colours.hairline, 0.75) },
]

export const laySpacer = (spacer: Spacer): Piece[] => [space(spacer.height * millimetre)]
