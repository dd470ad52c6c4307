import { inflateSync } from 'node:zlib'

const wOFF = 0x774f_4646
const woffHeader = 44
const woffEntry = 20
const sfntHeader = 12
const sfntEntry = 16

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

type Table = { readonly tag: number; readonly checksum: number; readonly bytes: Uint8Array }

const tablesOf = (woff: Uint8Array): Table[] => {
  const view = viewOf(woff)
  if (view.getUint32(0) !== wOFF) throw new Error('not a WOFF 1.0 font')
  return Array.from({ length: view.getUint16(12) }, (_, index) => {
    const entry = woffHeader + index * woffEntry
    const offset = view.getUint32(entry + 4)
    const stored = woff.subarray(offset, offset + view.getUint32(entry + 8))
    const bytes = stored.length < view.getUint32(entry + 12) ? inflateSync(stored) : stored
    return { tag: view.getUint32(entry), checksum: view.getUint32(entry + 16), bytes }
  })
}

const padded = (length: number): number => (length + 3) & ~3

/**
 * A WOFF 1.0 font (W3C WOFF §3 to §5) as the plain TrueType or OpenType file it wraps. The shaper inflates a wrapped font's
 * outlines again for every glyph it touches, which made a Telugu page cost seconds; unwrapped once, it costs milliseconds.
 */
export const unwrapped = (woff: Uint8Array): Uint8Array => {
  const tables = tablesOf(woff)
  const font = new Uint8Array(tables.reduce((end, { bytes }) => end + padded(bytes.length), sfntHeader + tables.length * sfntEntry))
  const view = viewOf(font)
  view.setUint32(0, viewOf(woff).getUint32(4))
  view.setUint16(4, tables.length)
  let at = sfntHeader + tables.length * sfntEntry
  for (const [index, { tag, checksum, bytes }] of tables.entries()) {
    const entry = sfntHeader + index * sfntEntry
    for (const [field, value] of [tag, checksum, at, bytes.length].entries()) view.setUint32(entry + field * 4, value)
    font.set(bytes, at)
    at += padded(bytes.length)
  }
  return font
}

const cmapTag = 0x636d_6170

const cmapOf = (font: Uint8Array): DataView => {
  const view = viewOf(font)
  for (let entry = sfntHeader; entry < sfntHeader + view.getUint16(4) * sfntEntry; entry += sfntEntry) {
    if (view.getUint32(entry) !== cmapTag) continue
    const offset = view.getUint32(entry + 8)
    return viewOf(font.subarray(offset, offset + view.getUint32(entry + 12)))
  }
  throw new Error('the font has no cmap table')
}

const segmented = (cmap: DataView, at: number, found: Set<number>): void => {
  const twice = cmap.getUint16(at + 6)
  for (let offset = 0; offset < twice; offset += 2) {
    const end = cmap.getUint16(at + 14 + offset)
    const start = cmap.getUint16(at + 16 + twice + offset)
    for (let code = start; code <= end && code < 0xffff; code += 1) found.add(code)
  }
}

const grouped = (cmap: DataView, at: number, found: Set<number>): void => {
  const groups = cmap.getUint32(at + 12)
  for (let group = 0; group < groups; group += 1) {
    const entry = at + 16 + group * 12
    for (let code = cmap.getUint32(entry); code <= cmap.getUint32(entry + 4); code += 1) found.add(code)
  }
}

/**
 * The code points a font has glyphs for (OpenType `cmap`, formats 4 and 12).
 * Read here and not from the drawing library, so that a run is given to a face before any is opened.
 */
export const codePointsOf = (font: Uint8Array): ReadonlySet<number> => {
  const cmap = cmapOf(font)
  const found = new Set<number>()
  for (let index = 0; index < cmap.getUint16(2); index += 1) {
    const at = cmap.getUint32(4 + index * 8 + 4)
    const format = cmap.getUint16(at)
    if (format === 4) segmented(cmap, at, found)
    if (format === 12) grouped(cmap, at, found)
  }
  return found
}
