import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Requirement, Rfq } from '../rfq-view.ts'
import { acceptAll, buyer, file, inReview, next, now, quoted, refusal, sales, told, withDrawing } from '../test/states.ts'
import { attach, recordAnalysis } from './attach.ts'
import { conflictsIn } from './conflicts.ts'
import { documentRefs, unmeasured } from './documents.ts'
import { replace } from './replace.ts'
import { answer, suggested, take, type Verdict } from './requirements.ts'
import { quote } from './rfq.ts'

const pdf = (name: string) => ({ ...file(name), contentType: 'application/pdf' })
const [older, newer] = [pdf('flange-A.pdf'), pdf('flange-B.pdf')]
const suggestion = (number: number) => ({ number, kind: 'note' as const, value: 'Deburr all edges', source: 'Deburr all edges', page: 1 })

/** In review with a drawing, two lines taken from what it says, and the file that is to take its place. */
const both = (): Rfq => {
  const withOlder = next(attach(inReview(), older, buyer, now))
  const taken = [1, 2].reduce((at, number) => next(take(at, suggested(older.sha256, suggestion(number)), 'manufacturer', now)), withOlder)
  return next(attach(taken, newer, buyer, now))
}
const replaced = (rfq: Rfq): Rfq => next(replace(rfq, older.sha256, newer.sha256, buyer, now))
const hangsOn = ({ source }: Requirement): boolean => source !== undefined && 'documentId' in source && source.documentId === older.sha256

describe('a file that takes the place of another', () => {
  it('supersedes the line of the older one, opens what was taken from it, and touches nothing else', () => {
    const answers: fc.Arbitrary<Verdict> = fc.constantFrom<Verdict>({ answer: 'accept' }, { answer: 'except', exception: '12 µm.' }, { answer: 'ask', question: 'Which?' })
    const before = both()
    fc.assert(fc.property(fc.array(fc.option(answers, { nil: undefined }), { minLength: before.requirements.length, maxLength: before.requirements.length }), (verdicts) => {
      const at = before.requirements.reduce((rfq, { line }, index) => { const verdict = verdicts[index]; return verdict ? next(answer(rfq, line, verdict, sales, now)) : rfq }, before)
      const after = replaced(at)
      for (const [index, requirement] of after.requirements.entries()) {
        const was = at.requirements[index]
        if (!was || !hangsOn(was)) expect(requirement).toEqual(was)
        else expect(requirement).toEqual({ ...was, answer: was.kind === 'document' ? { status: 'Superseded', by: buyer, at: now } : { status: 'Open' } })
      }
      // Whether the request waits for its customer follows from the lines that are left.
      expect(after.status).toBe(after.requirements.some(({ answer: { status } }) => status === 'Asked') ? 'NeedsClarification' : 'InReview')
    }), { numRuns: 50 })
  })

  it('tells which lines are open again', () => {
    const decision = replace(acceptAll(both()), older.sha256, newer.sha256, buyer, now)
    expect(told(decision)).toEqual(['DocumentReplaced'])
    const lines = both().requirements.filter((each) => hangsOn(each) && each.kind !== 'document').map(({ line }) => line)
    expect(decision).toMatchObject({ ok: true, value: { events: [{ data: { older: older.sha256, newer: newer.sha256, reopened: lines } }] } })
    expect(lines).toHaveLength(2)
  })

  it('is what is made by from then on: no plan names the older one, nobody waits for it, and nothing contradicts it', () => {
    const said = next(recordAnalysis(both(), older.sha256, { status: 'NeedsPerson', code: 'drawing-only', message: 'A drawing.', at: now }, { claims: [{ of: 'material', value: 'Ti-6Al-4V' }] }))
    expect(conflictsIn(said)).toHaveLength(1)
    const after = replaced(said)
    expect(conflictsIn(after)).toEqual([])
    expect(documentRefs(after).map(({ sha256 }) => sha256)).toEqual([file('drawing.dwg').sha256, newer.sha256])
    expect(unmeasured(after).map(({ sha256 }) => sha256)).toEqual([newer.sha256])
    expect(after.exportClass).toBe(said.exportClass)
    const measured = next(recordAnalysis(after, newer.sha256, { status: 'NotAnalysed' }))
    const answered = measured.requirements.filter(({ answer: { status } }) => status === 'Open').reduce((at, { line }) => next(answer(at, line, { answer: 'accept' }, sales, now)), measured)
    expect(quote(answered, 'pln_1', now).ok).toBe(true)
  })

  it('may not be unknown, the same, or replaced itself; and drafts and quoted requests are changed otherwise', () => {
    const at = both()
    expect(refusal(replace(at, file('other').sha256, newer.sha256, buyer, now))).toBe('not-found')
    expect(refusal(replace(at, older.sha256, file('other').sha256, buyer, now))).toBe('replacement-unknown /by')
    expect(refusal(replace(at, older.sha256, older.sha256, buyer, now))).toBe('replacement-unknown /by')
    expect(refusal(replace(replaced(at), older.sha256, newer.sha256, buyer, now))).toBe('document-replaced')
    expect(refusal(replace(replaced(at), newer.sha256, older.sha256, buyer, now))).toBe('document-replaced')
    expect(refusal(replace(withDrawing(), older.sha256, newer.sha256, buyer, now))).toBe('draft-remove-instead')
    expect(refusal(replace(quoted(), older.sha256, newer.sha256, buyer, now))).toBe('request-quoted')
  })

  it('leaves nothing to answer or to take on the older one', () => {
    const after = replaced(both())
    const line = after.requirements.find(({ answer: { status } }) => status === 'Superseded')?.line ?? 0
    expect(refusal(answer(after, line, { answer: 'accept' }, sales, now))).toBe('line-superseded')
    expect(refusal(take(after, suggested(older.sha256, suggestion(3)), 'manufacturer', now))).toBe('document-replaced')
  })
})
