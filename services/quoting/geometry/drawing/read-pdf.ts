import { getDocumentProxy } from 'unpdf'
import { fail, ok, type Result } from '#shared/kernel/result.ts'
import { MOST_LINES, MOST_PAGES, type TextLine } from './drawing-text.ts'
import { linesOfPage, type Piece } from './pdf-lines.ts'
import type { DrawingRead } from './read-dxf.ts'

/** Pieces of text on one page; a map of a city has more. */
const MOST_PIECES = 20_000
const MM_PER_POINT = 25.4 / 72

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>
type Page = Awaited<ReturnType<Pdf['getPage']>>

/**
 * Reads the letters of a PDF (ISO 32000): the text of each page and where it stands. A scan has none, and what is drawn as lines, be it a letter, is not read. Scripts and
 * attachments of the file are not touched, nothing is fetched.
 */
export const readPdf = async (bytes: Uint8Array): Promise<Result<DrawingRead, string>> => {
  try {
    // A copy: the reader keeps what it is given for itself.
    const pdf = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0, useSystemFonts: false, disableFontFace: true, enableXfa: false, maxImageSize: 1 })
    return ok(await drawingOf(pdf))
  } catch (error) {
    if (error instanceof RangeError) throw error
    return fail(error instanceof Error && error.name === 'PasswordException' ? 'It is locked with a password.' : 'It is no well-formed PDF.')
  }
}

const drawingOf = async (pdf: Pdf): Promise<DrawingRead> => {
  const lines: TextLine[] = []
  const pages = Math.min(pdf.numPages, MOST_PAGES)
  let complete = pages === pdf.numPages
  let extentsMm: DrawingRead['text']['extentsMm'] = null
  for (let number = 1; number <= pages && lines.length <= MOST_LINES; number += 1) {
    const page = await pdf.getPage(number).catch(() => undefined)
    const pieces = page && (await piecesOf(page).catch(() => undefined))
    complete &&= pieces !== undefined && pieces.length < MOST_PIECES
    lines.push(...linesOfPage(pieces ?? [], number))
    if (number === 1 && page) extentsMm = sheetOf(page)
    page?.cleanup()
  }
  const version = (await pdf.getMetadata().catch(() => undefined))?.info
  return { schema: `PDF${versionIn(version)}`, units: 'unknown', text: { pages: pdf.numPages, layers: [], extentsMm, lines: lines.slice(0, MOST_LINES), complete: complete && lines.length <= MOST_LINES } }
}

const versionIn = (info: object | undefined): string => {
  const version: unknown = info && 'PDFFormatVersion' in info ? info.PDFFormatVersion : undefined
  return typeof version === 'string' && /^\d\.\d$/.test(version) ? ` ${version}` : ''
}

const sheetOf = (page: Page): DrawingRead['text']['extentsMm'] => {
  const { width, height } = page.getViewport({ scale: 1 })
  return width > 0 && height > 0 && width < 1e6 && height < 1e6 ? { width: width * MM_PER_POINT, height: height * MM_PER_POINT } : null
}

/** The text comes in portions, so that a page without end can be given up. */
const piecesOf = async (page: Page): Promise<Piece[]> => {
  const pieces: Piece[] = []
  const reader = page.streamTextContent().getReader()
  for (;;) {
    const { done, value } = await reader.read()
    if (done || pieces.length >= MOST_PIECES) return pieces
    for (const item of value.items) {
      if (!('str' in item) || item.str.trim() === '') continue
      const [a = 1, b = 0, , , x = 0, y = 0]: number[] = item.transform
      const piece = { text: item.str, x, y, angle: Math.atan2(b, a), width: item.width, height: item.height || Math.hypot(a, b) || 1 }
      if ([piece.x, piece.y, piece.angle, piece.width, piece.height].every(Number.isFinite)) pieces.push(piece)
    }
  }
}
