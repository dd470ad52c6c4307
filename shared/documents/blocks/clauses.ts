import type { Clause, Clauses } from '../document.ts'
import { gluedSpace, type Piece, type Room, space } from '../flow.ts'
import { colours } from '../theme.ts'
import { linePieces } from './prose.ts'

const numberWidth = (room: Room, block: Clauses): number =>
  Math.max(18, ...block.clauses.map((clause) => room.setter.line(clause.number, room.theme.strong).width + 8))

const titlePieces = (room: Room, clause: Clause, indent: number): Piece[] => {
  const number = room.setter.line(clause.number, room.theme.strong)
  return linePieces(room, room.setter.wrap(clause.title, room.theme.strong, room.width - indent), indent).map((piece, index) => ({
    ...piece,
    glued: true,
    draw(x, top) {
      if (index === 0) room.setter.draw(number, x, top)
      piece.draw(x, top)
    },
  }))
}

const bearerPieces = (room: Room, bearer: string, indent: number): Piece[] => {
  const style = { ...room.theme.label, weight: 700, colour: colours.accent } as const
  const pieces = linePieces(room, room.setter.wrap(room.t('borneBy', { bearer }), style, room.width - indent - 8), indent + 8)
  return pieces.map((piece) => ({
    ...piece,
    glued: false,
    draw(x, top) {
      room.pen.fill(x + indent, top + 1, 2, piece.height - 2, colours.accent)
      piece.draw(x, top)
    },
  }))
}

const layClause = (room: Room, clause: Clause, indent: number): Piece[] => {
  const text = clause.text.flatMap((paragraph) => [gluedSpace(1), ...linePieces(room, room.setter.wrap(paragraph, room.theme.body, room.width - indent), indent)])
  const bearer = clause.bearer === undefined ? [] : bearerPieces(room, clause.bearer, indent)
  const last = text.at(-1)
  // The bearer is part of the term: it never opens a page alone.
  const held = last && bearer.length > 0 ? [...text.slice(0, -1), { ...last, glued: true }, gluedSpace(2)] : text
  return [...titlePieces(room, clause, indent), ...held, ...bearer, space(6)]
}

export const layClauses = (room: Room, block: Clauses): Piece[] => {
  const indent = numberWidth(room, block)
  return block.clauses.flatMap((clause) => layClause(room, clause, indent))
}
