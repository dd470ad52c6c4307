import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Rfq } from '../rfq-view.ts'
import { buyer, drafted, inReview, next, now, quoted, refusal, sales, submitted, told } from '../test/states.ts'
import { post } from './conversation.ts'
import { answer, reply, type Verdict } from './requirements.ts'
import { withdraw } from './rfq.ts'

const ask: Verdict = { answer: 'ask', question: 'Which heat?' }
const except: Verdict = { answer: 'except', exception: '12 µm.' }
const answered = (rfq: Rfq, line: number, verdict: Verdict): Rfq => next(answer(rfq, line, verdict, sales, now))

describe('answering a line', () => {
  it('accepts, excepts and asks', () => {
    expect(told(answer(inReview(), 1, { answer: 'accept' }, sales, now))).toEqual(['RequirementAccepted'])
    expect(answered(inReview(), 1, except).requirements[0]?.answer).toEqual({ status: 'Excepted', by: sales, at: now, exception: '12 µm.' })
    expect(told(answer(inReview(), 1, ask, sales, now))).toEqual(['RequirementQuestioned'])
    expect(answered(inReview(), 1, ask).status).toBe('NeedsClarification')
    expect(answered(inReview(), 1, ask).requirements[0]?.conversation).toEqual([{ by: sales, side: 'manufacturer', at: now, text: 'Which heat?' }])
  })

  it('is back in review only when the last question is answered, and the line is open again', () => {
    const two = answered(answered(inReview(), 1, ask), 2, ask)
    const one = next(reply(two, 1, { text: 'Any.' }, buyer, now))
    expect(one.status).toBe('NeedsClarification')
    expect(one.requirements[0]).toMatchObject({ answer: { status: 'Open' }, conversation: [{ side: 'manufacturer' }, { side: 'customer', text: 'Any.' }] })
    expect(told(reply(one, 2, { text: 'Twenty.' }, buyer, now))).toEqual(['QuestionAnswered'])
    expect(next(reply(one, 2, { text: 'Twenty.' }, buyer, now)).status).toBe('InReview')
  })

  it('lets the shop drop its own question by accepting the line', () => {
    expect(answered(answered(inReview(), 1, ask), 1, { answer: 'accept' }).status).toBe('InReview')
  })

  it('refuses lines that are not there or not asked, and requests not in review', () => {
    expect(refusal(answer(inReview(), 99, ask, sales, now))).toBe('not-found')
    expect(refusal(answer(inReview(), Number.NaN, ask, sales, now))).toBe('not-found')
    expect(refusal(reply(inReview(), 1, { text: 'Any.' }, buyer, now))).toBe('line-not-asked')
    expect([drafted(), submitted(), quoted()].map((rfq) => refusal(answer(rfq, 1, ask, sales, now)))).toEqual(Array.from({ length: 3 }, () => 'request-not-in-review'))
  })
})

describe('talking', () => {
  it('keeps what either side says while the request is open', () => {
    expect(told(post(quoted(), { text: 'Thanks.' }, buyer, 'customer', now))).toEqual(['MessagePosted'])
    expect(next(post(drafted(), { text: 'Hello.' }, sales, 'manufacturer', now)).messages).toEqual([{ by: sales, side: 'manufacturer', at: now, text: 'Hello.' }])
    expect(refusal(post(next(withdraw(drafted(), { by: buyer, reason: 'x' }, now)), { text: 'Hello.' }, buyer, 'customer', now))).toBe('request-closed')
  })

  it('is about the files of the request and about a line, and names who should read it', () => {
    const file = inReview().documents[0]?.sha256 ?? ''
    const said = { text: 'See the second view.', line: 2, files: [file, file], mentions: ['planner', 'planner'] }
    const posted = post(inReview(), said, buyer, 'customer', now)
    const message = { by: buyer, side: 'customer', at: now, text: 'See the second view.', files: [file], mentions: ['planner'] }
    expect(next(posted).requirements[1]?.conversation).toEqual([message])
    expect(next(posted).messages).toEqual([])
    expect(posted.ok && posted.value.events[0]?.data).toMatchObject({ line: 2, mentions: ['planner'] })
    expect(next(answer(inReview(), 1, { answer: 'ask', question: 'This face?', files: [file] }, sales, now)).requirements[0]?.conversation[0]?.files).toEqual([file])
    expect(refusal(post(inReview(), { ...said, line: 99 }, buyer, 'customer', now))).toBe('not-found')
    const strange = post(inReview(), { text: 'See this.', files: [file, 'f'.repeat(64)] }, buyer, 'customer', now)
    expect(strange).toMatchObject({ ok: false, error: { code: 'message-file-unknown', params: { number: 2 } } })
  })

  it('refuses to grow beyond what can be stored, keeping all that was said', () => {
    const say = (rfq: Rfq) => post(rfq, { text: 'x'.repeat(4000) }, buyer, 'customer', now)
    let rfq = drafted()
    for (let said = say(rfq); said.ok; said = say(rfq)) rfq = said.value.next
    expect(refusal(say(rfq))).toBe('request-full')
    expect(rfq.messages.length).toBeGreaterThan(70)
  })
})

describe('whatever is said, in whatever order', () => {
  const step = fc.record({ line: fc.integer({ min: 1, max: 9 }), what: fc.constantFrom<'accept' | 'except' | 'ask' | 'reply'>('accept', 'except', 'ask', 'reply') })
  it('a request needs clarification exactly while a line is asked, and no word is lost', () => {
    fc.assert(fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      let rfq = inReview()
      let said = 0
      for (const { line, what } of steps) {
        const decision = what === 'reply' ? reply(rfq, line, { text: 'So.' }, buyer, now) : answer(rfq, line, what === 'accept' ? { answer: 'accept' } : what === 'except' ? except : ask, sales, now)
        if (!decision.ok) continue
        rfq = decision.value.next
        said += what === 'ask' || what === 'reply' ? 1 : 0
        expect(rfq.status).toBe(rfq.requirements.some((each) => each.answer.status === 'Asked') ? 'NeedsClarification' : 'InReview')
        expect(rfq.requirements.flatMap(({ conversation }) => conversation)).toHaveLength(said)
      }
    }))
  })
})
