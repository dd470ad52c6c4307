import { inflateSync } from 'node:zlib'

type Objects = ReadonlyMap<string, string>

const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1')

const objectsOf = (pdf: Uint8Array): Objects => new Map([...latin1(pdf).matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g)].map(([, id = '', body = '']) => [id, body]))

const streamOf = (objects: Objects, id: string): string => {
  const body = objects.get(id) ?? ''
  const data = /stream\r?\n([\s\S]*)\r?\nendstream/.exec(body)?.[1] ?? ''
  return body.includes('FlateDecode') ? latin1(inflateSync(Buffer.from(data, 'latin1'))) : data
}

const spelled = (hex: string): string => String.fromCharCode(...(hex.match(/[0-9a-f]{4}/gi) ?? []).map((unit) => Number.parseInt(unit, 16)))

/** Glyph → text of a font, from its ToUnicode map. */
const glyphsOf = (objects: Objects, font: string): ReadonlyMap<number, string> => {
  const cmap = streamOf(objects, /\/ToUnicode (\d+) 0 R/.exec(objects.get(font) ?? '')?.[1] ?? '')
  const ranges = [...cmap.matchAll(/<([0-9a-f]+)> <[0-9a-f]+> \[([^\]]*)\]/gi)]
  return new Map(ranges.flatMap(([, first = '', entries = '']) => [...entries.matchAll(/<([^>]*)>/g)].map(([, hex = ''], index) => [Number.parseInt(first, 16) + index, spelled(hex)] as const)))
}

const drawnGlyphs = (content: string, fonts: ReadonlyMap<string, ReadonlyMap<number, string>>): string[] => {
  const font = fonts.get(/\/(F\d+) [\d.]+ Tf/.exec(content)?.[1] ?? '')
  return [...content.matchAll(/<([0-9a-f]+)> -?[\d.]+/g)].flatMap(([, hex = '']) => hex.match(/.{4}/g) ?? []).map((glyph) => font?.get(Number.parseInt(glyph, 16)) ?? '')
}

/** A text as it is copied, its glyphs with what each stands for, and its place in points from the lower left corner. */
export type Drawn = { readonly text: string; readonly glyphs: readonly string[]; readonly x: number; readonly y: number }

const textsOf = (objects: Objects, page: string): Drawn[] => {
  const resources = objects.get(/\/Resources (\d+) 0 R/.exec(page)?.[1] ?? '') ?? ''
  const fonts = new Map([...resources.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name = '', id = '']) => [name, glyphsOf(objects, id)]))
  const content = streamOf(objects, /\/Contents (\d+) 0 R/.exec(page)?.[1] ?? '')
  return [...content.matchAll(/(?:ActualText <feff([0-9a-f]*)>>> BDC\n)?BT\n1 0 0 1 (-?[\d.]+) (-?[\d.]+) Tm\n([\s\S]*?)ET\n/g)].map(([, actual, x = '', y = '', body = '']) => {
    const glyphs = drawnGlyphs(body, fonts)
    return { text: actual === undefined ? glyphs.join('') : spelled(actual), glyphs, x: Number(x), y: Number(y) }
  })
}

/** What each page of a PDF written by this engine says, read from its bytes. */
export const pagesOf = (pdf: Uint8Array): Drawn[][] => {
  const objects = objectsOf(pdf)
  return [...objects.values()].filter((body) => /\/Type \/Page\n/.test(body)).map((page) => textsOf(objects, page))
}

/** A page's texts, one for each line (same baseline), left to right, in drawing order of lines. */
export const linesOf = (page: readonly Drawn[]): string[] => {
  const lines = new Map<number, Drawn[]>()
  for (const drawn of page) lines.set(drawn.y, [...(lines.get(drawn.y) ?? []), drawn])
  return [...lines.values()].map((line) => line.toSorted((a, b) => a.x - b.x).map(({ text }) => text).join('').replaceAll('\u00a0', ' '))
}
