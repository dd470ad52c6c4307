import { describe, expect, it } from 'vitest'
import { addDays } from '#shared/vocabulary/time.ts'
import { exampleWishes } from '../examples.ts'
import type { Rfq } from '../rfq-view.ts'
import { accepted, acceptAll, buyer, drafted, file, inReview, next, now, opening, quoted, refusal, sales, submitted, told, withDrawing } from '../test/states.ts'
import { attach } from './attach.ts'
import { answer, reply } from './requirements.ts'
import { clarificationDays, decline, draftDays, expire, open, plannable, quote, standing, startReview, submit, withdraw } from './rfq.ts'

const reason = { by: buyer, reason: 'On hold.' }
const planId = 'pln_11111111111111111111111111'
const asked = (): Rfq => next(answer(inReview(), 1, { answer: 'ask', question: 'Which heat?' }, sales, now))
const states = (): Rfq[] => [drafted(), submitted(), inReview(), asked(), quoted(), next(decline(inReview(), reason, now)), next(withdraw(inReview(), reason, now)), next(expire(drafted(), addDays(now, draftDays)))]
/** In which states a command is taken, and the refusal in each of the others. */
const outcome = (command: (rfq: Rfq) => Parameters<typeof refusal>[0]) => Object.fromEntries(states().map((rfq) => [rfq.status, refusal(command(rfq)) ?? 'done']))

describe('opening', () => {
  it('makes a requirement line of every wish', () => {
    expect(drafted().requirements.map(({ line, kind }) => `${line} ${kind}`)).toEqual(['1 material', '2 quantity', '3 tolerance', '4 finish', '5 delivery', '6 packaging', '7 note', '8 note'])
    expect(next(open(opening, { ...exampleWishes, finish: '' }, now)).requirements.some(({ kind }) => kind === 'finish')).toBe(false)
  })

  it('refuses a quantity twice, and more text than can be stored', () => {
    expect(refusal(open(opening, { ...exampleWishes, quantities: [5, 5] }, now))).toBe('quantities-repeat /quantities')
    expect(refusal(open(opening, { ...exampleWishes, notes: Array.from({ length: 100 }, () => 'అ'.repeat(2000)) }, now))).toBe('request-full')
  })
})

describe('transitions', () => {
  it('submits a draft with a document', () => {
    expect(refusal(submit(drafted(), now))).toBe('document-missing')
    expect(told(submit(withDrawing(), now))).toEqual(['RequirementsSubmitted'])
    expect(outcome((rfq) => submit(rfq, now))).toEqual({
      Draft: 'document-missing', Submitted: 'request-not-draft', InReview: 'request-not-draft', NeedsClarification: 'request-not-draft', Quoted: 'request-not-draft',
      Declined: 'request-not-draft', Withdrawn: 'request-not-draft', Expired: 'request-expired',
    })
  })

  it('takes only a submitted request into review', () => {
    expect(told(startReview(submitted(), now))).toEqual(['ReviewStarted'])
    expect(outcome((rfq) => startReview(rfq, now))).toEqual({
      Draft: 'request-not-submitted', Submitted: 'done', InReview: 'request-not-submitted', NeedsClarification: 'request-not-submitted', Quoted: 'request-not-submitted',
      Declined: 'request-not-submitted', Withdrawn: 'request-not-submitted', Expired: 'request-expired',
    })
  })

  it('declines what is submitted and not yet quoted', () => {
    expect(told(decline(inReview(), reason, now))).toEqual(['RequestDeclined'])
    expect(outcome((rfq) => decline(rfq, reason, now))).toEqual({
      Draft: 'request-not-declinable', Submitted: 'done', InReview: 'done', NeedsClarification: 'done', Quoted: 'request-not-declinable',
      Declined: 'request-not-declinable', Withdrawn: 'request-not-declinable', Expired: 'request-expired',
    })
  })

  it('withdraws whatever is open', () => {
    expect(told(withdraw(quoted(), reason, now))).toEqual(['RequestWithdrawn'])
    expect(outcome((rfq) => withdraw(rfq, reason, now))).toEqual({
      Draft: 'done', Submitted: 'done', InReview: 'done', NeedsClarification: 'done', Quoted: 'done', Declined: 'request-closed', Withdrawn: 'request-closed', Expired: 'request-expired',
    })
  })

  it('plans from review on', () => {
    expect(outcome((rfq) => plannable(rfq, now))).toEqual({
      Draft: 'request-not-in-review', Submitted: 'request-not-in-review', InReview: 'done', NeedsClarification: 'done', Quoted: 'done',
      Declined: 'request-not-in-review', Withdrawn: 'request-not-in-review', Expired: 'request-expired',
    })
  })
})

describe('quoting', () => {
  it('needs every line accepted or excepted', () => {
    expect(refusal(quote(inReview(), planId, now))).toBe('requirements-open')
    expect(refusal(quote(asked(), planId, now))).toBe('requirements-open')
    const excepted = next(answer(accepted(), 4, { answer: 'except', exception: '12 µm.' }, sales, now))
    expect(told(quote(excepted, planId, now))).toEqual(['RequestQuoted'])
    expect(next(quote(quoted(), planId, now))).toMatchObject({ status: 'Quoted', planId })
  })

  it('needs every file measured or looked at', () => {
    const step = { ...file('part.step'), contentType: 'model/step' }
    const waiting = acceptAll(next(attach(inReview(), step, buyer, now)))
    expect(refusal(quote(waiting, planId, now))).toBe('documents-not-measured')
  })
})

describe('waiting for the customer', () => {
  it('ends a draft and an unanswered question on their day, to the millisecond', () => {
    for (const [rfq, days] of [[drafted(), draftDays], [asked(), clarificationDays]] as const) {
      const end = addDays(now, days)
      const justBefore = new Date(Date.parse(end) - 1).toISOString()
      expect(standing(rfq, justBefore).status).toBe(rfq.status)
      expect(standing(rfq, end)).toMatchObject({ status: 'Expired', expiredAt: end })
      expect(refusal(expire(rfq, justBefore))).toBe('request-not-due')
      expect(told(expire(rfq, end))).toEqual(['RequestExpired'])
      expect(refusal(expire(next(expire(rfq, end)), end))).toBe('request-not-due')
    }
    expect(refusal(reply(asked(), 1, { text: 'Any.' }, buyer, addDays(now, clarificationDays)))).toBe('request-expired')
  })

  it('does not end what waits for the shop', () => {
    expect([submitted(), inReview(), quoted()].map((rfq) => standing(rfq, addDays(now, 1000)).status)).toEqual(['Submitted', 'InReview', 'Quoted'])
  })
})
