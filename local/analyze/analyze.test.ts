import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { GeometryReport } from '#services/quoting/geometry/report.ts'
import { dxf, flange, pdf, text } from '#services/quoting/geometry/samples/drawings.ts'
import { systemClock } from '#shared/adapters/local/clock.ts'
import { compareCatalogues } from '#shared/i18n/check-catalogues.ts'
import { analyze, catalogues } from './main.ts'

const samples = join(import.meta.dirname, '../../services/quoting/geometry/samples')
const folder = mkdtempSync(join(tmpdir(), 'analyze-'))
const written = (name: string, content: string): string => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

const run = async (...argv: string[]): Promise<{ readonly code: number; readonly out: string; readonly err: string }> => {
  const [out, err]: [string[], string[]] = [[], []]
  const code = await analyze(argv, { out: (text) => out.push(text), err: (text) => err.push(text), clock: systemClock, language: 'en_GB.UTF-8' })
  return { code, out: out.join('\n'), err: err.join('\n') }
}

test('a part is reported as JSON, with its holes and features', async () => {
  const { code, out, err } = await run(join(samples, 'nist_ftc_06_asme1_rd.stp'), '--json')
  expect([code, err]).toEqual([0, ''])
  const { format, units, solids: [solid] } = GeometryReport.parse(JSON.parse(out))
  expect([format, units]).toEqual(['step', 'in'])
  expect(solid?.holes.map(({ kind }) => kind).toSorted()).toEqual([...Array.from({ length: 2 }, () => 'blind'), ...Array.from({ length: 10 }, () => 'counterbore')])
  expect(solid?.bores).toHaveLength(22)
})

test.each(['en', 'te'])('a part is told in words, in %s', async (locale) => {
  const { code, out } = await run(join(samples, 'mfcad_0-0-0-2-11-23.step'), '--locale', locale)
  const words = catalogues[locale === 'te' ? 'te' : 'en']
  expect(code).toBe(0)
  expect(out).toContain(`3 × ${words['feature.chamfer']}`)
  expect(out).toContain(words['feature.6sides-pocket'])
  expect(out).toContain(words['process.milled'])
})

test('a drawing tells what it says and what it cannot, and is for a person', async () => {
  const plan = written('flange.dxf', dxf({ entities: [text(0, 0, 'Material: 1.4404'), text(0, 50, '1. Break all sharp edges')] }))
  const { code, out } = await run(plan)
  expect(code).toBe(0)
  for (const words of ['material: 1.4404 ("Material: 1.4404", layer NOTES)', 'edges: 1. Break all sharp edges (layer NOTES)', catalogues.en['unknown.volume'], catalogues.en['why.drawing-only']]) expect(out).toContain(words)
  const sheet = join(folder, 'flange.PDF')
  writeFileSync(sheet, await pdf(flange))
  const told = JSON.parse((await run(sheet, '--json')).out)
  expect(told).toMatchObject({ format: 'pdf', decision: 'needs-person', suggestions: expect.arrayContaining([expect.objectContaining({ kind: 'drawing-number', value: 'AP-9001-2', page: 1 })]) })
})

test('a file that can be read and is no part is a report, and says who must look', async () => {
  const { code, out } = await run(join(samples, 'aag_partB.step'))
  expect(code).toBe(0)
  expect(out).toContain(catalogues.en['why.implausible-scale'])
})

describe('what is no file of a part exits with 2 and says why', () => {
  test.each([
    ['nothing', [], catalogues.en.usage],
    ['two files', ['a.step', 'b.step'], catalogues.en.usage],
    ['an unknown option', ['a.step', '--loud'], catalogues.en.usage],
    ['no such file', [join(folder, 'none.step')], 'none.step cannot be read'],
    ['a folder', [folder], 'cannot be read'],
    ['an empty file', [written('empty.step', '')], catalogues.en['problem.empty-file']],
    ['text', [written('letter.step', 'Please quote 20 pieces.')], catalogues.en['problem.not-a-step-file']],
    ['a drawing that is none', [written('letter.pdf', 'Please quote 20 pieces.')], catalogues.en['problem.not-a-drawing-file']],
    ['a drawing cut off', [written('cut.pdf', '%PDF-1.7')], catalogues.en['problem.unreadable-drawing']],
    ['a file cut off', [written('cut.step', 'ISO-10303-21;\nHEADER;\n')], catalogues.en['problem.unreadable-step']],
  ])('%s', async (_, argv, message) => {
    const { code, out, err } = await run(...argv)
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain(message)
  })
})

test('both languages say the same', () => {
  const { messages, faults } = compareCatalogues(catalogues.en, catalogues.te, new Set(['STEP', 'DXF', 'PDF', 'ISO', '10303', '21', 'throughline', 'analyze', 'FILE', 'json', 'locale', 'en', 'te', 'ms', 'V']))
  expect(faults.filter(({ key }) => key !== 'problem')).toEqual([])
  expect(messages).toBeGreaterThan(60)
})
