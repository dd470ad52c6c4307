import { inflateSync } from 'node:zlib'

const wOFF = 0x774f_4646
const tableDirectory = 44
const tableEntry = 20

const tagAt = (view: DataView, offset: number): string =>
  String.fromCharCode(view.getUint8(offset), view.getUint8(offset + 1), view.getUint8(offset + 2), view.getUint8(offset + 3))

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/** One table of a WOFF 1.0 file (W3C WOFF §5), decompressed. */
const tableOf = (woff: Uint8Array, tag: string): DataView => {
  const view = viewOf(woff)
  if (view.getUint32(0) !== wOFF) throw new Error('not a WOFF 1.0 font')
  const tables = view.getUint16(12)
  for (let index = 0; index < tables; index += 1) {
    const entry = tableDirectory + index * tableEntry
    if (tagAt(view, entry) !== tag) continue
    const stored = view.getUint32(entry + 8)
    const bytes = woff.subarray(view.getUint32(entry + 4), view.getUint32(entry + 4) + stored)
    return viewOf(stored < view.getUint32(entry + 12) ? inflateSync(bytes) : bytes)
  }
  throw new Error(`the font has no ${tag} table`)
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
 * The code points a WOFF 1.0 font has glyphs for (OpenType `cmap`, formats 4 and 12).
 * Read here and not from the drawing library, so that a run is given to a font before any is opened.
 */
export const codePointsOf = (woff: Uint8Array): ReadonlySet<number> => {
  const cmap = tableOf(woff, 'cmap')
  const found = new Set<number>()
  for (let index = 0; index < cmap.getUint16(2); index += 1) {
    const at = cmap.getUint32(4 + index * 8 + 4)
    const format = cmap.getUint16(at)
    if (format === 4) segmented(cmap, at, found)
    if (format === 12) grouped(cmap, at, found)
  }
  return found
}
