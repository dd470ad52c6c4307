import type { KeyValues } from '../document.ts'
import type { Piece, Room } from '../flow.ts'
import type { Line } from '../text.ts'
import { heightOf } from '../text.ts'
import { colours } from '../theme.ts'
import { linePieces } from './prose.ts'

const gutter = 14

type Pair = KeyValues['pairs'][number]

const linesOf = (room: Room, pair: Pair, width: number): Line[] => [
  ...room.setter.wrap(pair.label, room.theme.label, width),
  ...room.setter.wrap(pair.unit === undefined ? pair.value : `${pair.value}\u00a0${pair.unit}`, room.theme.value, width),
]

const drawLines = (room: Room, lines: readonly Line[], x: number, top: number): void => {
  let y = top
  for (const line of lines) {
    room.setter.draw(line, x, y)
    y += line.height
  }
}

const rowPiece = (room: Room, cells: readonly (readonly Line[])[], width: number): Piece => {
  const height = Math.max(...cells.map(heightOf)) + 7
  return {
    height,
    draw(x, top) {
      cells.forEach((lines, index) => {
        const left = x + index * (width + gutter)
        drawLines(room, lines, left, top + 2)
        room.pen.rule(left, top + height - 1.5, left + width, top + height - 1.5, colours.hairline, 0.5)
      })
    },
  }
}

/** Rows of label over value; a value too tall for half a page flows line by line. */
export const layKeyValues = (room: Room, block: KeyValues): Piece[] => {
  const width = (room.width - gutter * (block.columns - 1)) / block.columns
  const rows = Array.from({ length: Math.ceil(block.pairs.length / block.columns) }, (_, row) =>
    block.pairs.slice(row * block.columns, (row + 1) * block.columns).map((pair) => linesOf(room, pair, width)),
  )
  return rows.flatMap((cells) => {
    const piece = rowPiece(room, cells, width)
    return piece.height <= room.depth / 2 ? [piece] : cells.flatMap((lines) => linePieces(room, lines))
  })
}
