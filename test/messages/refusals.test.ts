import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { services } from '#local/services.ts'
import { lookup, problemOf } from '#shared/kernel/problem.ts'
import { prefixes } from '#shared/vocabulary/prefixes.ts'
import kernelEn from '#shared/kernel/messages/en.json' with { type: 'json' }
import kernelTe from '#shared/kernel/messages/te.json' with { type: 'json' }

const root = join(import.meta.dirname, '../..')

/** Codes as the source says them: `refuse('code'` and `fail({ code: 'code'`. */
const codesIn = (pattern: string): string[] => {
  const files = globSync(pattern, { cwd: root, exclude: ['**/*.test.ts', '**/samples/**', '**/geometry/**', '**/test/**'] })
  expect(files.length, `files of ${pattern}`).toBeGreaterThan(3)
  const found = files.flatMap((file) => [...readFileSync(join(root, file), 'utf8').matchAll(/(?:refuse\(|refuse\([^()]*, \{ code: |fail(?:<Refusal>)?\(\{ code: )'([a-z0-9-]+)'(?!, message)/g)].map(([, code = '']) => code))
  return [...new Set(found)].toSorted()
}

describe('every refusal has a text for the person who meets it, in both languages', () => {
  it.each(services.map(({ service }) => ({ name: service.manifest.contract.service, messages: service.messages })))('$name', ({ name, messages }) => {
    const codes = codesIn(`services/${name}/**/*.ts`)
    expect(codes.length).toBeGreaterThan(5)
    const missing = codes.flatMap((code) => (['en', 'te'] as const).flatMap((locale) => {
      const kernel = locale === 'en' ? kernelEn : kernelTe
      return (lookup(messages[locale], `refusals.${code}`) ?? lookup(kernel, `refusals.${code}`)) === undefined ? [`${locale}: ${code}`] : []
    }))
    expect(missing).toEqual([])
  })

  it('the kernel, the adapters and the one-machine doors', () => {
    const codes = [...codesIn('shared/kernel/*.ts'), ...codesIn('shared/adapters/**/*.ts'), ...codesIn('local/**/*.ts')]
    expect(codes.length).toBeGreaterThan(15)
    const missing = [...new Set(codes)].flatMap((code) => [['en', kernelEn], ['te', kernelTe]].flatMap(([locale, catalogue]) => (typeof catalogue === 'object' && lookup(catalogue, `refusals.${code}`) === undefined ? [`${String(locale)}: ${code}`] : [])))
    expect(missing).toEqual([])
  })

  it('calls what is not found by its word, whatever kind of thing it is', () => {
    const said = codesOfKinds()
    expect(said.length).toBeGreaterThan(30)
    expect(said.flatMap((kind) => [['en', kernelEn.kinds], ['te', kernelTe.kinds]].flatMap(([locale, kinds]) => (typeof kinds === 'object' && kind in kinds ? [] : [`${String(locale)}: ${kind}`])))).toEqual([])
    const at = { instance: '/x', requestId: 'r' }
    const refusal = { code: 'not-found', params: { kind: prefixes.plan, id: 'pln_1' } }
    expect([problemOf(refusal, { ...at, locale: 'en' }, { en: {}, te: {} }).detail, problemOf(refusal, { ...at, locale: 'te' }, { en: {}, te: {} }).detail]).toEqual(['There is no plan with the id pln_1 that you can see.', 'మీరు చూడగలిగే వాటిలో pln_1 అనే ప్రణాళిక లేదు.'])
  })
})

/** Prefixes, and what the services call things that have none of their own; settings, of which there is one, are never missing. */
const codesOfKinds = (): readonly string[] => {
  const settings: readonly string[] = [prefixes.priceBook, prefixes.shopRules, prefixes.standardTerms, prefixes.company, prefixes.shopProfile, prefixes.noticeChoices]
  const files = globSync('{services,shared,local}/**/*.ts', { cwd: root, exclude: ['**/*.test.ts'] })
  const named = files.flatMap((file) => [...readFileSync(join(root, file), 'utf8').matchAll(/'not-found', \{ kind: '([a-zA-Z]+)'/g)].map(([, kind = '']) => kind))
  return [...new Set([...Object.values(prefixes).filter((prefix) => !settings.includes(prefix)), ...named])]
}
