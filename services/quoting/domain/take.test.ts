import { describe, expect, it } from 'vitest'
import type { Suggestion } from '../drawing-view.ts'
import { exampleWishes } from '../examples.ts'
import { accepted, buyer, drafted, file, inReview, next, now, quoted, refusal, sales, told, withDrawing } from '../test/states.ts'
import type { Stated } from '../shape-view.ts'
import { attach } from './attach.ts'
import { removeDocument, setWishes } from './draft.ts'
import { answer, stated, suggested, take } from './requirements.ts'
import { open } from './rfq.ts'

const drawing = file('drawing.dwg').sha256
const said = (changes: Partial<Suggestion> = {}): Suggestion => ({ number: 3, kind: 'material', value: '1.4404', source: 'Material: 1.4404', page: 2, ...changes })

const position: Stated = { kind: 'tolerance', type: 'position', value: 0.1, zone: 'diameter', modifiers: ['M'], datums: ['A', 'B'] }

describe('what a model states', () => {
  it('becomes a line of its own, by its number; the same number of a drawing is another', () => {
    const once = next(take(withDrawing(), stated(drawing, 3, position), 'customer', now))
    expect(once.requirements.at(-1)).toMatchObject({ kind: 'tolerance', text: 'position Ø0.1 mm (M) | A | B', source: { kind: 'model', documentId: drawing, annotation: 3, stated: position } })
    expect(told(take(once, stated(drawing, 3, position), 'customer', now))).toEqual([])
    expect(told(take(once, stated(drawing, 4, position), 'customer', now))).toEqual(['RequirementAdded'])
    const without = next(removeDocument(once, drawing, now))
    expect(without.requirements.some(({ text }) => text.startsWith('position'))).toBe(false)
  })
})

describe('what a drawing says', () => {
  it('becomes a line only when a person takes it, with where it was said', () => {
    const decision = take(withDrawing(), suggested(drawing, said()), 'customer', now)
    expect(told(decision)).toEqual(['RequirementAdded'])
    expect(next(decision).requirements.at(-1)).toEqual({ line: 10, kind: 'material', text: 'Material: 1.4404', answer: { status: 'Open' }, conversation: [], source: { kind: 'drawing', documentId: drawing, suggestion: 3, page: 2 } })
  })

  it.each([['general-tolerance', 'tolerance'], ['dimension', 'tolerance'], ['surface', 'finish'], ['treatment', 'finish'], ['thread', 'note'], ['revision', 'note']] as const)('%s is a line of %s', (kind, wanted) => {
    expect(next(take(withDrawing(), suggested(drawing, said({ kind })), 'customer', now)).requirements.at(-1)?.kind).toBe(wanted)
  })

  it('is taken once, however often it is asked; the same number of another file is another', () => {
    const once = next(take(withDrawing(), suggested(drawing, said()), 'customer', now))
    const again = take(once, suggested(drawing, said()), 'customer', now)
    expect([told(again), next(again)]).toEqual([[], once])
    expect(told(take(once, suggested(file('other.dwg').sha256, said()), 'customer', now))).toEqual(['RequirementAdded'])
  })

  it('is the buyer\'s in a draft, and the shop\'s in review', () => {
    expect(refusal(take(inReview(), suggested(drawing, said()), 'customer', now))).toBe('request-not-draft')
    expect(refusal(take(withDrawing(), suggested(drawing, said()), 'manufacturer', now))).toBe('request-not-in-review')
    expect(refusal(take(quoted(), suggested(drawing, said()), 'manufacturer', now))).toBe('request-not-in-review')
    const asked = next(answer(inReview(), 1, { answer: 'ask', question: 'Which?' }, sales, now))
    for (const rfq of [inReview(), accepted(), asked]) expect(next(take(rfq, suggested(drawing, said()), 'manufacturer', now)).requirements.at(-1)?.answer).toEqual({ status: 'Open' })
  })

  it('stays when the wishes are said anew, and goes with its file', () => {
    const taken = next(take(withDrawing(), suggested(drawing, said()), 'customer', now))
    const anew = next(setWishes(taken, { ...exampleWishes, notes: [] }, now))
    expect(anew.requirements.at(-1)).toEqual({ ...taken.requirements.at(-1), line: anew.requirements.length })
    const without = next(removeDocument(anew, drawing, now))
    expect(without.requirements.some(({ text }) => text === 'Material: 1.4404')).toBe(false)
    expect(without.requirements.map(({ line }) => line)).toEqual(without.requirements.map((_, index) => index + 1))
  })
})

it('tells of every line where it comes from', () => {
  const files = ['part.STP', 'sheet.pdf', 'letter.docx'].reduce((rfq, name) => next(attach(rfq, file(name), buyer, now)), drafted())
  const sources = files.requirements.map(({ kind, source }) => `${kind} ${source?.kind}`)
  expect([...new Set(sources)]).toEqual(['material form', 'quantity form', 'tolerance form', 'finish form', 'delivery form', 'packaging form', 'note note', 'document model', 'document drawing', 'document file'])
  const { requirements } = next(setWishes(files, exampleWishes, now))
  expect(requirements).toEqual(files.requirements)
  expect(next(open({ ...files }, undefined, now)).requirements).toEqual([])
})
