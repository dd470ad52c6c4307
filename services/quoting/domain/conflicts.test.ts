import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exampleOffer } from '../examples.ts'
import type { Claim } from '../conflict-view.ts'
import type { Rfq } from '../rfq-view.ts'
import { buyer, file, inReview, next, now, refusal, sales } from '../test/states.ts'
import { attach, acknowledge, recordAnalysis } from './attach.ts'
import { conflictsIn } from './conflicts.ts'
import { answer } from './requirements.ts'
import { quote } from './rfq.ts'
import { sameMaterial } from './same-material.ts'

/** In review, with a drawing that says so. */
const saying = (...claims: readonly Claim[]): Rfq => {
  const drawing = file('flange.pdf')
  const attached = next(attach(inReview(), drawing, buyer, now))
  return next(recordAnalysis(attached, drawing.sha256, { status: 'NeedsPerson', code: 'drawing-only', message: '', at: now }, { claims: [...claims] }))
}
const found = (...claims: readonly Claim[]): string[] => conflictsIn(saying(...claims)).map(({ of, asked, said }) => `${of}: ${asked} / ${said}`)

describe('one material', () => {
  it.each([
    ['EN AW-6082 T6', 'EN AW 6082-T651'], ['EN AW-6082 T6', 'AlMgSi1'], ['EN AW-6082 T6', 'aluminium 6082'], ['1.4404 (316L)', 'AISI 316L'], ['1.4404 (316L)', 'X2CrNiMo17-12-2'], ['1.4301 or 1.4404', '1.4404'], ['1.0503 (C45)', 'C45'],
    ['42CrMo4', '1.7225+QT'], ['Ti-6Al-4V (Grade 5)', 'Ti 6Al 4V'], ['PEEK', 'peek'], ['CuZn39Pb3', 'CW614N'],
  ])('%s is %s', (one, other) => { expect([sameMaterial(one, other), sameMaterial(other, one)]).toEqual([true, true]) })
  it.each([['EN AW-6082 T6', 'EN AW-7075 T6'], ['1.4404 (316L)', '1.4571'], ['1.4301', '304L'], ['C45', 'C45E'], ['S235JR', 'S355JR'], ['PEEK', 'POM-C']])('%s is not %s', (one, other) => { expect([sameMaterial(one, other), sameMaterial(other, one)]).toEqual([false, false]) })
  it('is itself, and none of the others that the shop keeps', () => {
    const names = exampleOffer.materials.map(({ name }) => name)
    for (const one of names) expect(names.filter((other) => sameMaterial(one, other))).toEqual([one])
  })
  it('takes any two texts, and the order does not matter', () => {
    fc.assert(fc.property(fc.string(), fc.string(), (one, other) => { expect(sameMaterial(one, other)).toBe(sameMaterial(other, one)) }))
  })
})

describe('a drawing and the form', () => {
  it('agree where they say the same, or one says nothing', () => {
    expect(found()).toEqual([])
    expect(found({ of: 'material', value: 'AlMgSi1' }, { of: 'general-tolerance', value: 'ISO 2768-mK' }, { of: 'general-tolerance', value: 'ISO 1101' }, { of: 'part-number', value: 'AP 4711' }, { of: 'revision', value: 'a' })).toEqual([])
    expect(found({ of: 'material', value: '1.4404' }, { of: 'material', value: 'EN AW-6082' })).toEqual([])
    expect(found({ of: 'material', value: 'Al, as agreed', offered: 'EN AW-6082 T6' })).toEqual([])
  })
  it.each<[Claim, string]>([
    [{ of: 'material', value: '1.4404' }, 'material: EN AW-6082 T6 / 1.4404'],
    [{ of: 'general-tolerance', value: 'ISO 2768-fH' }, 'general-tolerance: ISO 2768-m / ISO 2768-fH'],
    [{ of: 'general-tolerance', value: 'DIN ISO 2768 - f H' }, 'general-tolerance: ISO 2768-m / DIN ISO 2768 - f H'],
    [{ of: 'part-number', value: 'AP-4712' }, 'part-number: AP-4711 / AP-4712'],
    [{ of: 'revision', value: 'B' }, 'revision: A / B'],
  ])('contradict each other: %o', (claim, told) => { expect(found(claim)).toEqual([told]) })
})

describe('a conflict', () => {
  const answering = (rfq: Rfq, verdict: (line: number) => Parameters<typeof answer>[2]): Rfq => rfq.requirements.reduce((at, { line }) => next(answer(at, line, verdict(line), sales, now)), rfq)
  const looked = (rfq: Rfq): Rfq => rfq.documents.filter(({ analysis }) => analysis.status === 'NeedsPerson').reduce((at, { sha256 }) => next(acknowledge(at, sha256, 'Seen.', sales, now)), rfq)

  it('blocks the quote until its line is excepted, and is named', () => {
    const rfq = looked(answering(saying({ of: 'material', value: '1.4404', page: 2 }), () => ({ answer: 'accept' })))
    const refused = quote(rfq, 'plan_1', now)
    expect(refusal(refused)).toBe('requirements-conflict')
    expect(refused).toMatchObject({ error: { params: { conflicts: '1: EN AW-6082 T6 ≠ 1.4404 (flange.pdf)' } } })
    const [conflict] = conflictsIn(rfq)
    expect(conflict).toMatchObject({ line: 1, page: 2, name: 'flange.pdf', settled: false })
    const settled = next(answer(rfq, 1, { answer: 'except', exception: 'EN AW-6082 T6 holds; the drawing is of the version in steel.' }, sales, now))
    expect(conflictsIn(settled)).toMatchObject([{ line: 1, settled: true }])
    expect(quote(settled, 'plan_1', now).ok).toBe(true)
  })

  it('about the part is on the line of its drawing', () => {
    const rfq = saying({ of: 'revision', value: 'B' }, { of: 'part-number', value: 'X-1' })
    const own = rfq.requirements.find(({ text }) => text.startsWith('flange.pdf'))?.line
    expect(conflictsIn(rfq).map(({ line }) => line)).toEqual([own, own])
  })
})
