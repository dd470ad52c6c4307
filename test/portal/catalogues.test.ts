import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { compareCatalogues } from '#shared/i18n/check-catalogues.ts'
import { Gates } from '#services/production/work-order-view.ts'
import { GeometryProblem, WarningCode } from '#services/quoting/geometry/report.ts'
import { prefixes } from '#shared/vocabulary/prefixes.ts'
import { roles } from '#shared/vocabulary/roles.ts'
import { eventTypes, fieldNames, placedNames, placedValues, routeNames, sixContracts, stateWords, valueWords } from './contract-words.ts'
import { catalogueOf, portalWords } from './portal-words.ts'

const root = join(import.meta.dirname, '../..')
const portal = join(root, 'portal')
const en = catalogueOf(join(portal, 'i18n'), 'en')
const te = catalogueOf(join(portal, 'i18n'), 'te')
const used = portalWords(portal)

/** Kept in Latin letters in Telugu print: names, standards, codes and units. */
const latin = new Set(['Throughline', 'CSV', 'PDF', 'SSCC', 'AQL', 'SHA', '256', 'GS1', 'ISO', 'API', 'ID', 'QR', 'OpenAPI', 'JSON', 'HTTP', 'webhook', 'POST', 'GET', 'PUT', 'CORS', 'mm', 'kg', 'h', 'x', 'XLSX', 'STEP', 'Ctrl', 'K', 'Ac', 'Re', 'c', 'Cpk', 'Ppk', 'MRB', 'PO', 'URL', 'D0', 'D8', '8D', 'KB', 'MB', 'GB', 'cm', 'm', 'µm', 'min'])

/** The codes zod gives to what is wrong with a value, and what the portal says instead where it can be plainer. */
const issueCodes = ['custom', 'invalid_element', 'invalid_format', 'invalid_key', 'invalid_type', 'invalid_union', 'invalid_value', 'missing', 'not_agreed', 'not_multiple_of', 'too_big', 'too_few', 'too_long', 'too_many', 'too_short', 'too_small', 'unrecognized_keys']

/** Areas whose names come from the contracts: all must be there. */
const wanted: { readonly [area: string]: readonly string[] } = {
  actions: routeNames, fields: fieldNames, values: valueWords, status: stateWords, events: eventTypes(root), issues: issueCodes,
  things: Object.keys(prefixes), roles, geometry: [...WarningCode.options, ...GeometryProblem.shape.code.options, 'not-measured'], services: sixContracts.map(({ service }) => service),
}
/** Why production's gates are open or closed, as its view says. */
const gateReasons = [...Gates.shape.contract.shape.reason.options, ...Gates.shape.payment.shape.reason.options]
/** Names an area may have beside these: texts for some routes and fields, and words that depend on where they stand. */
const welcome: { readonly [area: string]: readonly string[] } = {
  actionHelp: routeNames, hints: [...fieldNames, ...placedValues], fields: placedNames, values: placedValues, events: stateWords, gates: gateReasons,
}

/** What may complete a key: a word of the code, or one of the contracts. */
const known = new Set([...used.words, ...stateWords, ...valueWords])

const plural = /_(?:one|other)$/
const has = (key: string): boolean => {
  const [area = '', name = ''] = [key.slice(0, key.indexOf('.')), key.slice(key.indexOf('.') + 1)]
  return en[area]?.[name] !== undefined || en[area]?.[`${name}_other`] !== undefined
}

/** A key is used when the code names it, when the contracts imply it, or when its area is put together in code and its name stands there. */
const isUsed = (area: string, name: string): boolean => {
  const stem = name.replace(plural, '')
  if (used.keys.has(`${area}.${stem}`)) return true
  if ([wanted[area], welcome[area]].some((known) => known?.includes(stem))) return true
  const key = `${area}.${stem}`
  return used.patterns.some((pattern) => pattern.test(key)) || [...used.prefixes].some((prefix) => prefix.startsWith(`${area}.`) && key.startsWith(prefix) && known.has(key.slice(prefix.length)))
}

describe('the words of the portal', () => {
  it('are read at all', () => {
    expect(used.files).toBeGreaterThan(40)
    expect(used.keys.size).toBeGreaterThan(40)
    expect(Object.values(wanted).flat().length).toBeGreaterThan(1000)
  })

  it('say the same in both languages', () => {
    const { messages, faults } = compareCatalogues(en, te, latin)
    expect(faults).toEqual([])
    expect(messages).toBeGreaterThan(1200)
  })

  it.each(Object.keys(wanted))('has every word the contracts imply: %s', (area) => {
    expect(wanted[area]?.filter((name) => en[area]?.[name] === undefined)).toEqual([])
  })

  it('has every key the code asks for', () => {
    expect([...used.keys].filter((key) => !has(key))).toEqual([])
    expect([...used.prefixes].filter((prefix) => en[prefix.split('.')[0] ?? ''] === undefined)).toEqual([])
  })

  it('has none that nobody uses', () => {
    expect(Object.entries(en).flatMap(([area, texts]) => Object.keys(texts).filter((name) => !isUsed(area, name)).map((name) => `${area}.${name}`))).toEqual([])
  })

  it('gives plurals in both forms', () => {
    const names = Object.entries(en).flatMap(([area, texts]) => Object.keys(texts).filter((name) => plural.test(name)).map((name) => `${area}.${name.replace(plural, '')}`))
    expect([...new Set(names)].filter((key) => names.filter((each) => each === key).length !== 2)).toEqual([])
  })
})

describe('what is planted is found', () => {
  it('in sources of all shapes', () => {
    const folder = mkdtempSync(join(tmpdir(), 'words-'))
    writeFileSync(join(folder, 'page.tsx'), [
      "const a = t('app.one') + (words.maybe(b ? 'app.two' : 'app.three') ?? words(`status.${b}`))",
      "const rows = [{ name: 'four', text: () => '' }, { name: 'five', to: '/five' }]",
      "const list = queue('six', 'quoting')",
      "const d = t(`ten.${c}${c ? 'In' : 'Out'}`) + ''",
      'const c = <ThingPage kind="seven"><Facts of={{ eight: 1, ...(b && { nine: 2 }) }} /></ThingPage>',
    ].join('\n'))
    writeFileSync(join(folder, 'page.test.ts'), "t('app.never')")
    const found = portalWords(folder)
    rmSync(folder, { recursive: true })
    expect([...found.keys].toSorted()).toEqual(['app.one', 'app.three', 'app.two', 'fields.eight', 'fields.four', 'fields.nine', 'places.five', 'queues.six', 'things.seven'])
    expect([...found.prefixes]).toEqual(['status.'])
    expect(found.patterns.map((pattern) => [pattern.test('ten.aIn'), pattern.test('ten.a')])).toEqual([[true, false]])
    expect(found.files).toBe(1)
  })
})
