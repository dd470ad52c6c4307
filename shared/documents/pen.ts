import type PdfFile from 'pdfkit'
import type { Face, Weight } from './fonts.ts'
import { skipNullAnchors } from './null-anchors.ts'
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

export type Pdf = InstanceType<typeof PdfFile>

const select = (pdf: Pdf, face: Face, weight: Weight, size: number): void => {
  pdf.font(`${face.id}-${weight}`).fontSize(size)
}

const drawRun = (pdf: Pdf, run: Run, x: number, y: number, style: Style): void => {
  select(pdf, run.face, style.weight, style.size)
  pdf.fillColor(style.colour)
  // Stacked and reordered glyphs do not spell the text back; ActualText does (ISO 32000-1, 14.9.4).
  if (run.face.complex) pdf.markContent('Span', { actual: run.text })
  pdf.text(run.text, x, y, { lineBreak: false, baseline: 'alphabetic' })
  if (run.face.complex) pdf.endMarkedContent()
}

const weights: readonly Weight[] = [400, 700]

/** A pen on an open PDF whose `faces` are registered by weight. */
export const penOn = (pdf: Pdf, faces: readonly Face[]): Pen => {
  for (const face of faces) for (const weight of weights) {
    pdf.registerFont(`${face.id}-${weight}`, Buffer.from(face.bytes[weight]))
    if (!face.complex) continue
    select(pdf, face, weight, 10)
    skipNullAnchors(pdf)
  }
  return {
    width(run, style) {
      select(pdf, run.face, style.weight, style.size)
      return pdf.widthOfString(run.text)
    },
    run: (run, x, y, style) => drawRun(pdf, run, x, y, style),
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
