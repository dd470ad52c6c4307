import type { Barcode } from '../document.ts'
import type { Piece, Room } from '../flow.ts'
import { type Symbol, symbolOf } from '../symbol.ts'
import { heightOf } from '../text.ts'
import { millimetre } from '../theme.ts'

type Placed = { readonly module: number; readonly width: number; readonly height: number; readonly quiet: number }

/** Millimetres: GS1 General Specifications §5.12 (module of a logistic label 0.495 to 0.94, bars 32 high) [K]. */
const logisticModule = 0.495
const finestModule = 0.25

/** GS1-128 asks for 10 quiet modules at each side. The module shrinks to fit the page, but not below what scanners read. */
const placeLinear = (symbol: Symbol, height: number, width: number): Placed => {
  const quiet = 10
  const module = Math.min(logisticModule * millimetre, width / (symbol.width + quiet * 2))
  if (module < finestModule * millimetre) throw new Error(`a bar code of ${symbol.width} modules does not fit ${Math.round(width / millimetre)} mm`)
  return { module, width: symbol.width * module, height: height * millimetre, quiet: quiet * module }
}

/** QR asks for 4 quiet modules on every side; `height` is the side without them. */
const placeSquare = (symbol: Symbol, height: number): Placed => {
  const module = (height * millimetre) / symbol.height
  return { module, width: symbol.width * module, height: height * millimetre, quiet: 4 * module }
}

const scaled = (symbol: Symbol, placed: Placed, x: number, top: number): [number, number][][] => {
  const stretch = placed.height / symbol.height
  return symbol.outlines.map((outline) => outline.map(([px, py]) => [x + px * placed.module, top + py * stretch]))
}

/** The symbol as vector outlines with its quiet zone, and its text below, in one piece. */
export const layBarcode = (room: Room, block: Barcode): Piece[] => {
  const symbol = symbolOf(block.symbology, block.value)
  const placed = block.symbology === 'qrcode' ? placeSquare(symbol, block.height ?? 30) : placeLinear(symbol, block.height ?? 32, room.width)
  const above = block.symbology === 'qrcode' ? placed.quiet : 3
  const captionWidth = Math.min(room.width, Math.max(placed.width, room.width / 2))
  const caption = room.setter.wrap(block.text, room.theme.strong, captionWidth)
  const draw = (x: number, top: number): void => {
    const free = room.width - placed.width
    const left = x + (block.align === 'left' ? Math.min(placed.quiet, free) : free / 2)
    room.pen.polygons(scaled(symbol, placed, left, top + above), '#000000')
    let y = top + above + placed.height + above
    for (const line of caption) {
      room.setter.draw(line, block.align === 'left' ? left : x + (room.width - line.width) / 2, y)
      y += line.height
    }
  }
  return [{ height: above * 2 + placed.height + heightOf(caption), draw }]
}
