import { tidy, type TextLine } from './drawing-text.ts'

/** A piece of text as a page shows it: where it begins, how it is turned (radians), how long and high it is, in points. */
export type Piece = { readonly text: string; readonly x: number; readonly y: number; readonly angle: number; readonly width: number; readonly height: number }

/** Of the height of the text: on one line, a space apart, and still one line. Cells of a title block are further apart. */
const [LEVEL, SPACE, FAR] = [0.35, 0.15, 1.2]

/** Turned so that the text runs along x; half degrees are one direction. */
const level = (piece: Piece): Piece => {
  const angle = Math.round((piece.angle * 360) / Math.PI) * (Math.PI / 360)
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  return { ...piece, angle, x: piece.x * cos + piece.y * sin, y: piece.y * cos - piece.x * sin }
}

/** The pieces of one page as lines: what stands on one level and close together is one. */
export const linesOfPage = (pieces: readonly Piece[], page: number): TextLine[] => {
  const directions = Map.groupBy(pieces.map(level), ({ angle }) => angle)
  return [...directions.values()].flatMap((all) => rowsOf(all.toSorted((a, b) => b.y - a.y || a.x - b.x)).flatMap((row) => joined(row.toSorted((a, b) => a.x - b.x), page)))
}

const rowsOf = (fromTheTop: readonly Piece[]): Piece[][] => {
  const rows: Piece[][] = []
  for (const piece of fromTheTop) {
    const row = rows.at(-1)
    const first = row?.[0]
    if (row && first && first.y - piece.y <= LEVEL * Math.max(first.height, piece.height)) row.push(piece)
    else rows.push([piece])
  }
  return rows
}

const joined = (row: readonly Piece[], page: number): TextLine[] => {
  const lines: { text: string; x: number; y: number; height: number; end: number }[] = []
  for (const { text, x, y, width, height } of row) {
    const line = lines.at(-1)
    const gap = line ? x - line.end : Number.POSITIVE_INFINITY
    if (line && gap < FAR * height) {
      line.text += `${gap > SPACE * height ? ' ' : ''}${text}`
      line.end = Math.max(line.end, x + width)
    } else lines.push({ text, x, y, height, end: x + width })
  }
  return lines.map(({ text, x, y, height }) => ({ text: tidy(text), x, y, height, page })).filter(({ text }) => text !== '')
}
