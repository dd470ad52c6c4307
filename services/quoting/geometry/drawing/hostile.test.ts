import { deflateSync } from 'node:zlib'
import * as fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { openGeometry } from '../analyse.ts'
import type { GeometryProblem } from '../report.ts'
import { dxf, entity, flange, insert, pdf, text } from '../samples/drawings.ts'
import type { DrawingFormat } from './measure-drawing.ts'

/** The real process, as a stranger's file meets it. */
const geometry = openGeometry({ timeoutMs: 5000 })
afterAll(geometry.close)

const outcome = async (bytes: Uint8Array, format: DrawingFormat): Promise<string> => {
  const analysed = await geometry.analyse(bytes, format)
  return analysed.ok ? (analysed.value.report.decision === 'needs-person' ? analysed.value.report.reason.code : 'quotable') : analysed.error.code
}
const blamesTheFile: readonly GeometryProblem['code'][] = ['empty-file', 'not-a-drawing-file', 'unreadable-drawing']

const sheet = Buffer.from(await pdf(flange, { compress: false }))
const plan = Buffer.from(dxf({
  blocks: { FRAME: [text(0, 0, 'MATERIAL'), insert('LOGO', 1, 1)], LOGO: [text(0, 0, 'ACME')] },
  entities: [insert('FRAME', 0, 0), entity('ATTRIB', [2, 'REV'], [1, 'C']), entity('MTEXT', [1, '{\\fArial;1. Ra 1.6}\\P2. \\S+0.1^-0.2;']), entity('DIMENSION', [70, 3], [42, 25])],
}))

/** Bytes overwritten, parts repeated elsewhere, the end cut off. */
const spoilt = (whole: Buffer) =>
  fc.record({ cut: fc.integer({ min: 1, max: whole.length }), over: fc.array(fc.tuple(fc.nat(whole.length - 1), fc.integer({ min: 0, max: 255 })), { maxLength: 30 }), copy: fc.tuple(fc.nat(whole.length - 1), fc.nat(whole.length - 1), fc.nat(200)) })
    .map(({ cut, over, copy: [from, to, length] }) => {
      const bytes = Buffer.from(whole)
      bytes.copy(bytes, to, from, from + length)
      for (const [at, value] of over) bytes[at] = value
      return bytes.subarray(0, cut)
    })

describe('whatever becomes of a file', () => {
  it.each<[DrawingFormat, Buffer, number]>([['pdf', sheet, 120], ['dxf', plan, 200]])('%s: it is read, or refused, by the process that read the one before', async (format, whole, numRuns) => {
    expect(await outcome(whole, format)).toBe('drawing-only')
    const before = geometry.started()
    await fc.assert(fc.asyncProperty(spoilt(whole), async (bytes) => { expect(['drawing-only', ...blamesTheFile]).toContain(await outcome(bytes, format)) }), { numRuns, endOnFailure: true })
    expect(await outcome(whole, format)).toBe('drawing-only')
    expect(geometry.started()).toBe(before)
  })
})

/** A PDF of these objects, the first of them its catalog; without a table of where they are, which a reader makes itself. */
const objects = (...bodies: readonly (string | Uint8Array)[]): Buffer =>
  Buffer.concat([Buffer.from('%PDF-1.7\n'), ...bodies.flatMap((body, index) => [Buffer.from(`${index + 1} 0 obj\n`), Buffer.from(body), Buffer.from('\nendobj\n')]), Buffer.from('trailer\n<< /Root 1 0 R >>\n%%EOF\n')])
const catalog = '<< /Type /Catalog /Pages 2 0 R >>'
const page = (more: string) => `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] ${more} >>`
const stream = (dictionary: string, content: Uint8Array): Buffer => Buffer.concat([Buffer.from(`<< ${dictionary} /Length ${content.length} >>\nstream\n`), content, Buffer.from('\nendstream')])
/** An eighth of a gigabyte of blanks, packed once and again: a kilobyte. */
const packed = (): Buffer => deflateSync(deflateSync(Buffer.alloc(2 ** 27, ' ')))

describe('what is made to hang or to grow', () => {
  it.each<[string, DrawingFormat, () => Uint8Array]>([
    ['pages that hold themselves', 'pdf', () => objects(catalog, '<< /Type /Pages /Count 9 /Kids [2 0 R 2 0 R] >>')],
    ['more pages than there are', 'pdf', () => objects(catalog, '<< /Type /Pages /Count 2000000000 /Kids [3 0 R] >>', page(''))],
    ['lists in lists', 'pdf', () => objects(`<< /Type /Catalog /Pages ${'['.repeat(200_000)} >>`)],
    ['a form that draws itself', 'pdf', () => objects(catalog, '<< /Type /Pages /Count 1 /Kids [3 0 R] >>', page('/Contents 4 0 R /Resources << /XObject << /F 5 0 R >> >>'), stream('', Buffer.from('/F Do')), stream('/Type /XObject /Subtype /Form /BBox [0 0 1 1] /Resources << /XObject << /F 5 0 R >> >>', Buffer.from('/F Do /F Do')))],
    ['much packed into little', 'pdf', () => objects(catalog, '<< /Type /Pages /Count 1 /Kids [3 0 R] >>', page('/Contents 4 0 R'), stream('/Filter [/FlateDecode /FlateDecode]', packed()))],
    ['blocks in blocks', 'dxf', () => Buffer.from(dxf({ blocks: Object.fromEntries(Array.from({ length: 30 }, (_, level) => [`B${level}`, Array.from({ length: 20 }, () => insert(`B${level + 1}`, 0, 0))])), entities: [insert('B0', 0, 0)] }))],
    ['one entity without end', 'dxf', () => Buffer.from(dxf({ entities: [entity('MTEXT', ...Array.from({ length: 50_000 }, () => [3, '\\H\\S{'] as const))] }))],
    ['text without end', 'dxf', () => Buffer.from(dxf({ entities: Array.from({ length: 100_000 }, (_, index) => text(index, 0, '%%c')) }))],
    ['endless escapes', 'dxf', () => Buffer.from(dxf({ entities: [text(0, 0, '\\S^'.repeat(500_000)), entity('MTEXT', [1, '\\f'.repeat(500_000)])] }))],
  ])('%s', async (_, format, made) => {
    const told = await outcome(made(), format)
    expect(['drawing-only', 'unreadable-drawing', 'timeout', 'out-of-memory', 'crashed']).toContain(told)
    // Whatever became of it: the next file is read.
    expect(await outcome(sheet, 'pdf')).toBe('drawing-only')
  })
})
