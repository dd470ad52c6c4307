import { globSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkCatalogues, compareCatalogues } from './check-catalogues.ts'

const root = join(import.meta.dirname, '../..')
const places = ['services/*/messages', 'services/*/documents/messages', 'shared/*/messages', 'local/messages', 'local/*/messages', 'portal/messages', 'portal/**/messages']

/** Kept in Latin letters in Telugu print: names of standards, codes and units. */
const allowed = new Set(['SSCC', 'AQL', 'PDF', 'SHA', 'QR', 'GS1', 'FAI', 'NCR', 'RMA', 'CTR', 'EN', 'ISO', 'AS9102', 'AS9163', 'kg', 'mm', 'Ac', 'Re'])

const directories = (): string[] =>
  [...new Set(globSync(places, { cwd: root, exclude: ['**/node_modules/**'] }))].filter((place) => readdirSync(join(root, place)).some((name) => name.endsWith('.json'))).toSorted()

describe('the catalogues of every room', () => {
  it('say the same in both languages', () => {
    const found = directories()
    expect(found).toEqual(expect.arrayContaining(['local/messages', 'shared/documents/messages', 'shared/kernel/messages', ...['contracts', 'logistics', 'production', 'quality', 'quoting', 'support'].map((service) => `services/${service}/messages`)]))
    const report = checkCatalogues(found.map((place) => join(root, place)), allowed)
    expect(report.faults).toEqual([])
    expect(report.catalogues).toBe(found.length * 2)
    expect(report.messages).toBeGreaterThan(300)
  })

  it('are found wherever a catalogue file lies', () => {
    const files = globSync('{services,shared,local,portal}/**/messages/*.json', { cwd: root, exclude: ['**/node_modules/**'] })
    expect(new Set(files.map((file) => join(file, '..')))).toEqual(new Set(directories()))
  })
})

describe('planted faults are found', () => {
  const faultsOf = (en: unknown, te: unknown): string[] => compareCatalogues(en, te, allowed).faults.map(({ key, fault }) => `${key}: ${fault}`)

  it.each([
    ['a key without Telugu', { lot: 'Lot', piece: 'Piece' }, { lot: 'లాట్' }, ['piece: missing-in-te']],
    ['a key without English', { lot: 'Lot' }, { lot: 'లాట్', piece: 'నగ' }, ['piece: missing-in-en']],
    ['a nested key', { document: { lot: 'Lot' } }, { document: {} }, ['document/lot: missing-in-te']],
    ['an empty text', { lot: 'Lot' }, { lot: ' ' }, ['lot: empty']],
    ['a text left in English', { lot: 'Lot' }, { lot: 'Lot' }, ['lot: identical']],
    ['a text in other English', { lot: 'Lot' }, { lot: 'Batch' }, ['lot: no-telugu']],
    ['a lost placeholder', { lot: 'Lot {{lot}}' }, { lot: 'లాట్' }, ['lot: placeholders-differ']],
    ['a renamed placeholder', { lot: 'Lot {lot}' }, { lot: 'లాట్ {lots}' }, ['lot: placeholders-differ']],
    ['a placeholder in the other style', { lot: 'Lot {{lot}}' }, { lot: 'లాట్ {lot}' }, ['lot: placeholders-differ']],
    ['both styles in one section', { a: 'Lot {{lot}}', b: 'Lot {lot}' }, { a: 'లాట్ {{lot}}', b: 'లాట్ {lot}' }, [': placeholder-styles-mixed', ': placeholder-styles-mixed']],
    ['a number for a text', { lot: 1 }, { lot: 'లాట్' }, ['lot: not-text', 'lot: missing-in-en']],
  ])('%s', (_name, en, te, faults) => expect(faultsOf(en, te)).toEqual(faults))

  it('codes and symbols may stay as they are', () => expect(faultsOf({ a: 'SSCC', b: '{{n}} mm', c: '–' }, { a: 'SSCC', b: '{{n}} mm', c: '–' })).toEqual([]))

  it('in files, and a directory without its Telugu', () => {
    const directory = mkdtempSync(join(tmpdir(), 'catalogues-'))
    writeFileSync(join(directory, 'en.json'), '{"lot":"Lot"}')
    expect(checkCatalogues([directory])).toMatchObject({ catalogues: 0, faults: [{ directory, fault: 'no-file' }] })
    writeFileSync(join(directory, 'te.json'), '{"lot":"Lot"}')
    expect(checkCatalogues([directory])).toMatchObject({ catalogues: 2, messages: 1, faults: [{ directory, key: 'lot', fault: 'identical' }] })
  })
})
