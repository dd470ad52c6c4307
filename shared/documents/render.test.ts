import { createHash } from 'node:crypto'
import { cpSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Block, Document } from './document.ts'
import { fontFiles } from './fonts.ts'
import { render } from './render.ts'
import { sampleDocument, sampleLabel } from './sample.ts'
import { type Drawn, linesOf, pagesOf } from './samples/read-pdf.ts'
import { shaped } from './samples/shaping.ts'
import { themes } from './theme.ts'

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1')
const linesIn = async (document: Document): Promise<string[]> => pagesOf(await render(document)).flatMap(linesOf)
const page = (blocks: readonly Block[], of: Partial<Document> = {}): Document => ({
  title: 'Test', number: 'T-1', locale: 'en', page: 'A4', createdAt: '2026-11-22T13:00:00.000Z', header: { left: [], right: [] }, footer: [], blocks, ...of,
})

const inside = (drawn: readonly Drawn[], { width, height, margin }: { readonly width: number; readonly height: number; readonly margin: number }): boolean =>
  drawn.every(({ x, y }) => x >= margin - 0.01 && x <= width - margin && y >= margin - 0.01 && y <= height - margin)

describe.each(['en', 'te'] as const)('every block in %s', (locale) => {
  it('gives the same bytes each time, and others for another document', async () => {
    const first = await render(sampleDocument(locale))
    expect(sha256(await render(sampleDocument(locale)))).toBe(sha256(first))
    expect(sha256(await render({ ...sampleDocument(locale), number: 'CTR-2026-0043' }))).not.toBe(sha256(first))
    expect(sha256(await render({ ...sampleDocument(locale), createdAt: '2026-11-22T13:00:01.000Z' }))).not.toBe(sha256(first))
  })

  it('says every text of the document', async () => {
    const document = sampleDocument(locale)
    const said = (await linesIn(document)).join('\n').replaceAll(/\s/g, '')
    const texts = (value: unknown): string[] => {
      if (typeof value === 'string') return [value]
      return typeof value === 'object' && value !== null ? Object.entries(value).flatMap(([key, inner]) => (['kind', 'align', 'symbology'].includes(key) || (key === 'value' && 'symbology' in value) ? [] : texts(inner))) : []
    }
    // An empty table says so; the full one does not.
    const expected = texts([document.title, document.number, document.header, document.footer, document.blocks]).filter((text) => text !== '')
    expect(expected.length).toBeGreaterThan(300)
    const unsaid = expected.filter((text) => text.split(/\s+/).some((word) => word.length < 40 && !said.includes(word)))
    expect(unsaid).toEqual([])
  })

  it('keeps within the margins of A4 and of the label', async () => {
    for (const sheet of [sampleDocument(locale), sampleLabel(locale)]) for (const drawn of pagesOf(await render(sheet))) expect(inside(drawn, themes[sheet.page])).toBe(true)
  })

  it('numbers pages and repeats the table header on each page the table reaches', async () => {
    const pages = pagesOf(await render(sampleDocument(locale))).map(linesOf)
    expect(pages).toHaveLength(4)
    const foot = locale === 'en' ? (number: number) => `Page ${number} of 4` : (number: number) => `పేజీ ${number} / 4`
    pages.forEach((lines, index) => expect(lines.some((line) => line.endsWith(foot(index + 1)))).toBe(true))
    const header = locale === 'en' ? 'No.RequirementNominalResultGauge' : 'క్ర.సం.ఆవశ్యకతనామమాత్ర విలువకొలత ఫలితంగేజ్'
    expect(pages.map((lines) => lines.includes(header))).toEqual([true, true, true, false])
    expect(pages.flat().filter((line) => /^\d+(Ø25 H7|Ø12\.5 ±0\.01|45° ±0\.5°|Ra 0\.8)/.test(line))).toHaveLength(60)
  })
})

describe('tables', () => {
  it('prints its own text for no rows', async () => {
    expect(await linesIn(page([{ kind: 'table', columns: [{ title: 'Lot', align: 'left' }], rows: [], none: 'No lot was packed.' }]))).toContain('No lot was packed.')
  })

  it('lines up decimal points, with the unit beside each number', async () => {
    const cells = ['0.5', '12.005', '1,250'].map((value) => [{ value, unit: 'mm' }])
    const [drawn = []] = pagesOf(await render(page([{ kind: 'table', columns: [{ title: 'Result', align: 'number' }], rows: cells, none: '-' }])))
    const numbers = drawn.filter(({ text }) => text.endsWith('mm'))
    expect(numbers.map(({ text }) => text.replace('\u00a0', ' '))).toEqual(['0.5 mm', '12.005 mm', '1,250 mm'])
    // One digit of this face is 0.572 em wide at 8.5 pt; a digit more before the point starts that much earlier.
    const [half = { x: 0 }, twelve = { x: 0 }] = numbers
    expect(half.x - twelve.x).toBeCloseTo(0.572 * 8.5, 1)
  })

  it('cuts a row taller than a page between its lines', async () => {
    const words = Array.from({ length: 1500 }, (_, index) => `w${index}`)
    const pages = pagesOf(await render(page([{ kind: 'table', columns: [{ title: 'Note', align: 'left', width: 0.4 }, { title: 'Next', align: 'left' }], rows: [[words.join(' '), 'x']], none: '-' }])))
    expect(pages.length).toBeGreaterThan(1)
    expect(pages.flatMap(linesOf).join(' ').match(/w\d+/g)).toEqual(words)
    for (const drawn of pages) expect(inside(drawn, themes.A4)).toBe(true)
  })
})

describe('Telugu', () => {
  it.each(Object.entries(shaped))('%s', async (word, glyphs) => {
    const [drawn = []] = pagesOf(await render(page([{ kind: 'paragraph', text: word }], { locale: 'te' })))
    expect(drawn.find(({ text }) => text === word)?.glyphs).toEqual(glyphs)
  })

  it('takes Latin, digits and signs from their own faces within a line, and reads back as written', async () => {
    const text = 'కొలత 12.005 mm ≤ Ø12.5 ±0.01 µm → SSCC సరిపోయింది ₹ Ⓜ ⌀'
    expect(await linesIn(page([{ kind: 'paragraph', text }], { locale: 'te' }))).toContain(text)
  })
})

describe('pages', () => {
  it('none is empty, wherever the text ends', async () => {
    const bodies = new Set<number>()
    for (let lines = 24; lines <= 40; lines += 1) {
      const pages = pagesOf(await render(page(Array.from({ length: lines }, (_, index): Block => ({ kind: 'paragraph', text: `p${index}` })))))
      bodies.add(pages.length)
      for (const drawn of pages) expect(drawn.filter(({ text }) => /^p\d+$/.test(text)).length).toBeGreaterThan(0)
    }
    expect([...bodies]).toEqual([1, 2])
  })

  it('a heading goes with what it heads, and a line of a paragraph is never alone', async () => {
    for (let lines = 30; lines <= 60; lines += 1) {
      const blocks: Block[] = [{ kind: 'paragraph', text: Array.from({ length: lines }, (_, index) => `p${index}`).join('\n') }, { kind: 'heading', level: 1, text: 'Head' }, { kind: 'paragraph', text: 'q1\nq2\nq3' }]
      for (const drawn of pagesOf(await render(page(blocks)))) {
        const said = linesOf(drawn)
        expect(said.includes('Head')).toBe(said.includes('q1'))
        expect(said.includes('q1')).toBe(said.includes('q2'))
        expect(said.filter((line) => /^p\d+$/.test(line))).not.toHaveLength(1)
      }
    }
  })
})

describe('what cannot be printed', () => {
  it('shows as its code point, never as an empty box', async () => {
    expect(await linesIn(page([{ kind: 'paragraph', text: '日本 part' }]))).toContain('[U+65E5][U+672C] part')
  })
})

describe('the file', () => {
  it('carries its attachments, dates and fonts, and nothing from outside', async () => {
    const file = latin1(await render(sampleDocument('te')))
    expect(file).toContain('/CreationDate (D:20261122130000Z)')
    expect(file).toContain('/ModDate (D:20261122130000Z)')
    expect(file).toContain('(plan.json)')
    expect(file).toContain('<pdfaid:part>3</pdfaid:part>')
    expect(file).toContain('/Lang (te-IN)')
    expect(file.match(/\/FontFile2 /g)?.length).toBe(file.match(/\/Type \/FontDescriptor/g)?.length)
    expect(file).not.toContain('Helvetica')
  })

  it('is the same from a folder of fonts beside a bundle', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'fonts-'))
    const root = join(import.meta.dirname, '../../node_modules')
    for (const { package: from, file } of fontFiles()) cpSync(join(root, from, 'files', file), join(directory, file))
    expect(sha256(await render(sampleLabel('te'), { directory }))).toBe(sha256(await render(sampleLabel('te'))))
  })

  it('is not made without its fonts', async () => {
    await expect(render(sampleLabel('en'), { directory: mkdtempSync(join(tmpdir(), 'none-')) })).rejects.toThrow('ENOENT')
  })
})
