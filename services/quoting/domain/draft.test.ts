import { describe as group, expect, it } from 'vitest'
import { addDays } from '#shared/vocabulary/time.ts'
import { exampleWishes } from '../examples.ts'
import type { Rfq } from '../rfq-view.ts'
import { buyer, drafted, file, inReview, next, now, opening, quoted, refusal, submitted } from '../test/states.ts'
import { attach, recordAnalysis } from './attach.ts'
import { describe, removeDocument, setWishes } from './draft.ts'
import { draftDays, expire, open, standing, submit, withdraw } from './rfq.ts'

const begun = (): Rfq => next(open(opening, undefined, now))
const model = file('part.step')
const withModel = (): Rfq => next(attach(begun(), model, buyer, now))
const lines = (rfq: Rfq) => rfq.requirements.map(({ line, kind, text }) => `${line} ${kind} ${text}`)

group('a request that begins with its files', () => {
  it('has no wish and no line yet, and measures its model at once', () => {
    expect([begun().wishes, begun().requirements]).toEqual([undefined, []])
    expect(withModel().documents[0]?.analysis.status).toBe('Pending')
    expect(lines(withModel())).toEqual(['1 document part.step · A'])
  })

  it('is sent once it says what is wanted, with a line for each wish and each file', () => {
    expect(refusal(submit(withModel(), now))).toBe('wishes-missing')
    const said = next(setWishes(withModel(), { ...exampleWishes, notes: [] }, now))
    expect(lines(said).map((line) => line.split(' ').slice(0, 2).join(' '))).toEqual(['1 material', '2 quantity', '3 tolerance', '4 finish', '5 delivery', '6 packaging', '7 document'])
    expect(next(submit(said, now))).toMatchObject({ status: 'Submitted', wishes: { material: exampleWishes.material } })
    // Said anew, the lines are those of what is wanted now.
    expect(lines(next(setWishes(said, { ...exampleWishes, finish: '', notes: ['Deburr.'] }, now))).slice(-2)).toEqual(['6 note Deburr.', '7 document part.step · A'])
    expect(refusal(setWishes(said, { ...exampleWishes, quantities: [5, 5] }, now))).toBe('quantities-repeat /quantities')
  })

  it('ends without a wish as it ends with one', () => {
    expect(next(withdraw(withModel(), { by: buyer, reason: 'A mistake.' }, now))).toMatchObject({ status: 'Withdrawn', documents: [{ name: 'part.step' }] })
    const later = addDays(now, draftDays)
    expect(standing(withModel(), later).status).toBe('Expired')
    expect(next(expire(withModel(), later))).not.toHaveProperty('wishes')
  })
})

group('the files of a draft', () => {
  it('are described anew: revision in the line, class of the whole request', () => {
    const described = next(describe(withModel(), model.sha256, { revision: 'C', exportClass: 'dual-use' }, now))
    expect([lines(described), described.exportClass, described.documents[0]?.exportClass]).toEqual([['1 document part.step · C'], 'dual-use', 'dual-use'])
  })

  it('go, with their line, and what is measured of them later is dropped', () => {
    const two = next(attach(withModel(), file('drawing.dwg'), buyer, now))
    const left = next(removeDocument(two, model.sha256, now))
    expect(lines(left)).toEqual(['1 document drawing.dwg · A'])
    expect(next(recordAnalysis(left, model.sha256, { status: 'NotAnalysed' }))).toEqual(left)
    expect(refusal(removeDocument(left, model.sha256, now))).toBe('not-found')
  })

  it('and what is wanted can be changed while it is a draft only', () => {
    for (const rfq of [submitted(), inReview(), quoted(), next(expire(drafted(), addDays(now, draftDays)))]) {
      const told = rfq.status === 'Expired' ? 'request-expired' : 'request-not-draft'
      const [{ sha256 } = model] = rfq.documents
      expect([setWishes(rfq, exampleWishes, now), describe(rfq, sha256, { revision: 'B', exportClass: 'public' }, now), removeDocument(rfq, sha256, now)].map((each) => refusal(each)), rfq.status).toEqual([told, told, told])
    }
  })
})
