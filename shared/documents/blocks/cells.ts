import type { Cell, Column } from '../document.ts'
import type { Room } from '../flow.ts'
import { heightOf, type Line } from '../text.ts'
import type { Style } from '../theme.ts'

/** A cell set in lines, each with its distance from the left edge of the column's inner box. */
export type SetCell = readonly { readonly line: Line; readonly left: number }[]

export const textOf = (cell: Cell): string => (typeof cell === 'string' ? cell : `${cell.value}\u00a0${cell.unit}`)

/** Widths right of the decimal point in a `number` column: the widest fraction and the widest unit. */
export type Tail = { readonly fraction: number; readonly unit: number }

const partsOf = (cell: Cell): { readonly whole: string; readonly fraction: string; readonly unit: string } => {
  const value = typeof cell === 'string' ? cell : cell.value
  const point = /\.\d+$/.exec(value)
  const at = point?.index ?? value.length
  return { whole: value.slice(0, at), fraction: value.slice(at), unit: typeof cell === 'string' ? '' : `\u00a0${cell.unit}` }
}

export const tailOf = (room: Room, cells: readonly Cell[], style: Style): Tail => {
  const width = (text: string): number => room.setter.line(text, style).width
  return {
    fraction: Math.max(0, ...cells.map((cell) => width(partsOf(cell).fraction))),
    unit: Math.max(0, ...cells.map((cell) => width(partsOf(cell).unit))),
  }
}

const setNumber = (room: Room, cell: Cell, style: Style, width: number, tail: Tail): SetCell | undefined => {
  const { whole, fraction } = partsOf(cell)
  const before = room.setter.line(whole + fraction, style).width - room.setter.line(fraction, style).width
  const left = width - tail.unit - tail.fraction - before
  const line = room.setter.line(textOf(cell), style)
  return left < -0.5 || left + line.width > width + 0.5 ? undefined : [{ line, left: Math.max(left, 0) }]
}

const startOf = (align: Column['align'], free: number): number => {
  if (align === 'left') return 0
  return align === 'center' ? free / 2 : free
}

/** Sets a cell in `width`; a number too wide for its column's points to line up is wrapped at the right. */
export const setCell = (room: Room, cell: Cell, align: Column['align'], style: Style, width: number, tail: Tail): SetCell => {
  const aligned = align === 'number' ? setNumber(room, cell, style, width, tail) : undefined
  return aligned ?? room.setter.wrap(textOf(cell), style, width).map((line) => ({ line, left: startOf(align, width - line.width) }))
}

export const cellHeight = (cell: SetCell): number => heightOf(cell.map(({ line }) => line))
