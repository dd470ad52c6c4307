import { describe, expect, it } from 'vitest'
import { decide } from '../decide.ts'
import { dxf, entity, flange, insert, pdf, text } from '../samples/drawings.ts'
import { GeometryReport } from '../report.ts'
import { measureDrawing, type DrawingFormat } from './measure-drawing.ts'

const report = async (bytes: Uint8Array | string, format: DrawingFormat) => {
  const read = await measureDrawing(typeof bytes === 'string' ? Buffer.from(bytes, 'utf8') : bytes, format)
  if (!read.ok) throw new Error(read.error)
  const { drawing, ...rest } = GeometryReport.parse(decide(read.value, 0))
  if (!drawing) throw new Error('no drawing')
  return { ...rest, drawing }
}
const texts = async (file: string) => (await report(file, 'dxf')).drawing.lines.map((line) => line.text)
const refused = async (bytes: Uint8Array | string, format: DrawingFormat): Promise<string> => {
  const read = await measureDrawing(Buffer.from(bytes), format)
  return read.ok ? 'was read' : read.error
}

describe('DXF', () => {
  it('says its unit, extents and layers, and never enough for a price', async () => {
    const { drawing, ...rest } = await report(dxf({ entities: [text(1, 2, 'Ra 1.6')] }), 'dxf')
    expect(rest).toMatchObject({ format: 'dxf', schema: 'DXF AC1027', units: 'mm', solids: [], decision: 'needs-person', reason: { code: 'drawing-only' } })
    expect(drawing).toEqual({ pages: 0, layers: ['HIDDEN', 'NOTES'], extentsMm: { width: 420, height: 297 }, complete: true, lines: [{ text: 'Ra 1.6', x: 1, y: 2, height: 3, layer: 'NOTES' }] })
  })

  it('inches are inches, and no unit is told', async () => {
    const header = (unit: number) => [[9, '$INSUNITS'], [70, unit], [9, '$EXTMIN'], [10, 1], [20, 1], [9, '$EXTMAX'], [10, 3], [20, 2]] as const
    expect((await report(dxf({ entities: [], header: header(1) }), 'dxf'))).toMatchObject({ units: 'in', drawing: { extentsMm: { width: 50.8, height: 25.4 } } })
    const without = await report(dxf({ entities: [text(0, 0, 'x')], header: header(0) }), 'dxf')
    expect(without.warnings.map(({ code }) => code)).toEqual(['drawing-only', 'no-units'])
  })

  it.each<[string, Parameters<typeof dxf>[0]['entities'], readonly string[]]>([
    ['signs', [text(0, 0, '%%c25 %%p0.1 45%%d \\U+00B5m %%176')], ['⌀25 ±0.1 45° µm °']],
    ['paragraphs without their fonts', [entity('MTEXT', [40, 2], [3, '{\\fArial|b0|i0;\\H2.5x;NOTES:}\\P1. Break '], [1, 'edges\\P\\C1;2. \\S+0.1^-0.2; \\{a\\\\b\\}'])], ['NOTES:', '1. Break edges', '2. +0.1/-0.2 {a\\b}']],
    ['measured dimensions', [entity('DIMENSION', [70, 35], [42, 25.00004]), entity('DIMENSION', [70, 4], [42, 2.5]), entity('DIMENSION', [70, 2], [42, Math.PI / 4])], ['⌀25', 'R2.5', '45°']],
    ['dimensions with words', [entity('DIMENSION', [70, 3], [42, 8], [1, '4x <> H7']), entity('DIMENSION', [70, 0], [42, 9], [1, '10 ±0.1']), entity('DIMENSION', [70, 0], [42, 9], [1, ' '])], ['4x ⌀8 H7', '10 ±0.1']],
    ['leaders', [entity('MULTILEADER', [304, 'M8\\Pdeep 12'])], ['M8', 'deep 12']],
    ['nothing of what is only drawn', [entity('LINE', [1, 'no text']), text(0, 0, '  ')], []],
  ])('%s', async (_, entities, wanted) => {
    expect(await texts(dxf({ entities }))).toEqual(wanted)
  })

  it('keeps the fields of a title block with their names', async () => {
    const { drawing } = await report(dxf({ entities: [insert('FRAME', 0, 0), entity('ATTRIB', [10, 5], [20, 6], [40, 2], [1, '1.4404'], [2, 'WERKSTOFF'])] }), 'dxf')
    expect(drawing.lines).toEqual([{ text: '1.4404', label: 'WERKSTOFF', x: 5, y: 6, height: 2, layer: 'NOTES' }])
  })

  it('puts what stands in blocks where they are placed, turned and scaled; what nobody places is nowhere', async () => {
    const { drawing } = await report(dxf({
      blocks: { INNER: [text(1, 0, 'inner')], OUTER: [insert('INNER', 10, 0)], UNUSED: [text(0, 0, 'unused')], '*D1': [text(0, 0, '25')] },
      entities: [insert('OUTER', 100, 50, [41, 2], [42, 2], [50, 90]), insert('*D1', 0, 0), insert('NONE', 0, 0)],
    }), 'dxf')
    expect(drawing.lines).toEqual([{ text: 'inner', x: expect.closeTo(100), y: expect.closeTo(72), height: 6, layer: 'NOTES' }])
  })

  it('gives up blocks that hold one another, and says so', async () => {
    const bomb = Object.fromEntries(Array.from({ length: 14 }, (_, level) => [`B${level}`, Array.from({ length: 10 }, () => insert(`B${level + 1}`, 0, 0))]))
    const files = [dxf({ blocks: { A: [text(0, 0, 'a'), insert('A', 1, 1)] }, entities: [insert('A', 0, 0)] }), dxf({ blocks: bomb, entities: [insert('B0', 0, 0)] })]
    for (const file of files) expect((await report(file, 'dxf')).warnings.map(({ code }) => code)).toContain('not-all-read')
  })

  it('reads what is left of a file cut off, and says so', async () => {
    const whole = await report(dxf({ entities: [text(0, 0, 'kept')], end: false }), 'dxf')
    expect([whole.drawing.lines.length, whole.drawing.complete, whole.warnings.at(-1)?.code]).toEqual([1, false, 'not-all-read'])
  })

  it('knows the code pages from before UTF-8', async () => {
    const old = Buffer.from(dxf({ entities: [text(0, 0, 'geh\xe4rtet')], header: [[9, '$ACADVER'], [1, 'AC1015'], [9, '$DWGCODEPAGE'], [3, 'ANSI_1252']] }), 'latin1')
    expect((await report(old, 'dxf')).drawing.lines[0]?.text).toBe('gehärtet')
  })

  it.each([['binary', 'AutoCAD Binary DXF\r\n\x1a\0', 'binary DXF'], ['words', 'Dear shop,\nplease quote\n', 'group code'], ['nothing in it', '0\nEOF\n', 'no section']])('refuses %s', async (_, file, why) => {
    expect(await refused(file, 'dxf')).toContain(why)
  })
})

describe('PDF', () => {
  it('says what stands on each page and where, turned or not', async () => {
    const { drawing, ...rest } = await report(await pdf(flange), 'pdf')
    expect(rest).toMatchObject({ format: 'pdf', schema: 'PDF 1.3', decision: 'needs-person', reason: { code: 'drawing-only' }, units: 'unknown' })
    expect([drawing.pages, drawing.complete, drawing.extentsMm?.width.toFixed(0), drawing.extentsMm?.height.toFixed(0)]).toEqual([2, true, '420', '297'])
    expect(drawing.lines.map((line) => [line.page, line.text])).toEqual(expect.arrayContaining([[1, '1. GENERAL TOLERANCES ISO 2768-mK'], [1, 'M8x1.25-6H'], [1, 'Ø25 H7'], [1, 'REV'], [2, 'Packed singly, threads protected by caps']]))
    expect(drawing.lines).toHaveLength(13)
    const [label, value] = ['MATERIAL', '1.4404 (AISI 316L)'].map((words) => drawing.lines.find((line) => line.text === words))
    expect([label?.x, (label?.y ?? 0) - (value?.y ?? 0)]).toEqual([800, expect.closeTo(16)])
  })

  it('joins what stands together, whatever its order in the file', async () => {
    const { drawing } = await report(await pdf([[{ x: 96.2, y: 100, text: '6082' }, { x: 60, y: 100, text: 'EN AW-' }, { x: 300, y: 100, text: 'T6' }]]), 'pdf')
    expect(drawing.lines.map((line) => line.text)).toEqual(['EN AW-6082', 'T6'])
  })

  it('tells a scan from a drawing', async () => {
    expect((await report(await pdf([[]]), 'pdf')).warnings.map(({ code }) => code)).toEqual(['drawing-only', 'no-text'])
  })

  it('refuses what is locked, and what is none', async () => {
    expect(await refused(await pdf(flange, { userPassword: 'secret' }), 'pdf')).toBe('It is locked with a password.')
    expect(await refused('%PDF-1.7 a drawing', 'pdf')).toBe('It is no well-formed PDF.')
  })
})
