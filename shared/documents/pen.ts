import type { Face, Weight } from './fonts.ts'
import { skipNullAnchors } from './null-anchors.ts'
import type { Pdf } from './pdf.ts'
import type { Run } from './runs.ts'
import type { Style } from './theme.ts'

/** Drawing in points from the top left corner of the page. The only file that knows the PDF library's drawing calls. */
export type Pen = {
  width(run: Run, style: Style): number
  /** Draws a run with its baseline at `y`. */
  run(run: Run, x: number, y: number, style: Style): void
  fill(x: number, y: number, width: number, height: number, colour: string): void
  outline(x: number, y: number, width: number, height: number, colour: string): void
  rule(x1: number, y1: number, x2: number, y2: number, colour: string, thickness: number): void
  /** Fills polygons by the even-odd rule, so that an inner outline is a hole. */
  polygons(outlines: readonly (readonly (readonly [number, number])[])[], colour: string): void
  addPage(): void
  /** Returns to an earlier page, counted from 0. */
  turnTo(page: number): void
}

type Select = (face: Face, style: Style) => void

/** Chooses a face; a face is opened the first time it is chosen, so a document pays for the scripts it uses. */
const selectOn = (pdf: Pdf): Select => {
  const guarded = new Set<string>()
  return (face, style) => {
    const name = `${face.id}-${style.weight}`
    pdf.font(name).fontSize(style.size)
    if (!face.complex || guarded.has(name)) return
    skipNullAnchors(pdf)
    guarded.add(name)
  }
}

const drawRun = (pdf: Pdf, run: Run, x: number, y: number): void => {
  const draw = (): void => void pdf.text(run.text, x, y, { lineBreak: false, baseline: 'alphabetic' })
  if (run.face.complex) pdf.spell(run.text, draw)
  else draw()
}

const weights: readonly Weight[] = [400, 700]

/** A pen on an open PDF whose `faces` are registered by weight. */
export const penOn = (pdf: Pdf, faces: readonly Face[]): Pen => {
  for (const face of faces) for (const weight of weights) pdf.registerFont(`${face.id}-${weight}`, Buffer.from(face.bytes[weight]))
  const select = selectOn(pdf)
  return {
    width(run, style) {
      select(run.face, style)
      return pdf.widthOfString(run.text)
    },
    run(run, x, y, style) {
      select(run.face, style)
      pdf.fillColor(style.colour)
      drawRun(pdf, run, x, y)
    },
    fill: (x, y, width, height, colour) => void pdf.rect(x, y, width, height).fill(colour),
    outline: (x, y, width, height, colour) => void pdf.lineWidth(0.75).roundedRect(x, y, width, height, 2).stroke(colour),
    rule: (x1, y1, x2, y2, colour, thickness) => void pdf.lineWidth(thickness).moveTo(x1, y1).lineTo(x2, y2).stroke(colour),
    polygons(outlines, colour) {
      for (const [start, ...rest] of outlines) {
        if (start === undefined) continue
        pdf.moveTo(start[0], start[1])
        for (const [x, y] of rest) pdf.lineTo(x, y)
        pdf.closePath()
      }
      pdf.fill(colour, 'even-odd')
    },
    addPage: () => void pdf.addPage(),
    turnTo: (page) => void pdf.switchToPage(page),
  }
}
