import type { Cell, Table } from '../document.ts'
import type { Piece, Room } from '../flow.ts'
import { colours, type Style } from '../theme.ts'
import { cellHeight, type SetCell, setCell, type Tail, tailOf, textOf } from './cells.ts'
import { columnWidths, type Wish } from './columns.ts'

const inset = { side: 5, top: 3, bottom: 3 }

type Grid = { readonly table: Table; readonly widths: readonly number[]; readonly tails: readonly Tail[] }
type Look = { readonly fill?: string; readonly rule: string; readonly thickness: number }

const cellsOf = (column: number, rows: Table['rows']): Cell[] => rows.map((row) => row[column] ?? '')

const words = (text: string): string[] => text.split(/[ \n]+/)

const wishOf = (room: Room, table: Table, column: number, tail: Tail): Wish => {
  const width = (text: string, style: Style): number => room.setter.line(text, style).width + inset.side * 2 + 0.5
  const title = table.columns[column]?.title ?? ''
  const texts = [...cellsOf(column, table.rows), ...cellsOf(column, table.totals ?? [])].map(textOf)
  // A number column also holds the widest fraction and unit, which may not be the same cell's.
  const slack = table.columns[column]?.align === 'number' ? tail.fraction + tail.unit : 0
  return {
    least: Math.max(...words(title).map((word) => width(word, room.theme.columnTitle)), ...texts.flatMap(words).map((word) => width(word, room.theme.total))),
    most: Math.max(width(title, room.theme.columnTitle), ...texts.map((text) => width(text, room.theme.total) + slack)),
  }
}

const gridOf = (room: Room, table: Table): Grid => {
  const rows = [...table.rows, ...(table.totals ?? [])]
  const tails = table.columns.map((_, index) => tailOf(room, cellsOf(index, rows), table.totals ? room.theme.total : room.theme.cell))
  const wishes = table.columns.map((_, index) => wishOf(room, table, index, tails[index] ?? { fraction: 0, unit: 0 }))
  return { table, tails, widths: columnWidths(table.columns, wishes, room.width) }
}

const setRow = (room: Room, grid: Grid, row: readonly Cell[], style: Style): SetCell[] =>
  grid.table.columns.map((column, index) =>
    setCell(room, row[index] ?? '', column.align, style, (grid.widths[index] ?? 0) - inset.side * 2, grid.tails[index] ?? { fraction: 0, unit: 0 }),
  )

const drawCell = (room: Room, cell: SetCell, x: number, top: number): void => {
  let y = top
  for (const { line, left } of cell) {
    room.setter.draw(line, x + left, y)
    y += line.height
  }
}

const rowPiece = (room: Room, grid: Grid, cells: readonly SetCell[], look: Look): Piece => {
  const height = Math.max(...cells.map(cellHeight)) + inset.top + inset.bottom
  return {
    height,
    draw(x, top) {
      if (look.fill !== undefined) room.pen.fill(x, top, room.width, height, look.fill)
      let left = x
      cells.forEach((cell, index) => {
        drawCell(room, cell, left + inset.side, top + inset.top)
        left += grid.widths[index] ?? 0
      })
      room.pen.rule(x, top + height, x + room.width, top + height, look.rule, look.thickness)
    },
  }
}

/** Rows taller than a third of a page are cut between their lines, so no text is ever clipped. */
const cut = (room: Room, cells: readonly SetCell[]): SetCell[][] => {
  const tallest = Math.max(...cells.map(cellHeight))
  if (tallest <= room.depth / 3) return [[...cells]]
  const lines = Math.max(...cells.map((cell) => cell.length))
  const perPart = Math.max(1, Math.floor(lines * (room.depth / 3 / tallest)))
  return Array.from({ length: Math.ceil(lines / perPart) }, (_, part) => cells.map((cell) => cell.slice(part * perPart, (part + 1) * perPart)))
}

const titlePiece = (room: Room, grid: Grid): Piece => {
  const cells = grid.table.columns.map((column, index) => {
    const align = column.align === 'number' ? 'right' : column.align
    return setCell(room, column.title, align, room.theme.columnTitle, (grid.widths[index] ?? 0) - inset.side * 2, { fraction: 0, unit: 0 })
  })
  return rowPiece(room, grid, cells, { fill: colours.backdrop, rule: colours.accent, thickness: 1 })
}

const nonePiece = (room: Room, none: string): Piece => {
  const lines = room.setter.wrap(none, room.theme.muted, room.width - inset.side * 2)
  const cell = lines.map((line) => ({ line, left: 0 }))
  return { height: cellHeight(cell) + inset.top + inset.bottom, draw: (x, top) => drawCell(room, cell, x + inset.side, top + inset.top) }
}

/** The header row opens every page the table reaches; totals stay with the row before them. */
export const layTable = (room: Room, table: Table): Piece[] => {
  const grid = gridOf(room, table)
  const opening = titlePiece(room, grid)
  const rows = table.rows.flatMap((row) => cut(room, setRow(room, grid, row, room.theme.cell)).map((part) => rowPiece(room, grid, part, { rule: colours.hairline, thickness: 0.5 })))
  const totals = (table.totals ?? []).map((row) => rowPiece(room, grid, setRow(room, grid, row, room.theme.total), { rule: colours.ink, thickness: 0.75 }))
  const body = table.rows.length > 0 ? rows : [nonePiece(room, table.none)]
  const all = [...body, ...totals]
  return [{ ...opening, glued: true }, ...all.map((piece, index) => ({ ...piece, opening, glued: index < all.length - 1 && index >= body.length - 1 }))]
}
