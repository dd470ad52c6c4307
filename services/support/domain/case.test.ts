import { describe, expect, it } from 'vitest'
import type { Case } from '../case-view.ts'
import { orderB } from '../test/heard.ts'
import { agent, buyer, codeOf, day, decisionOf, made, newCase, nextOf, opening, shippedLot, typesOf } from '../test/states.ts'
import { answer, attachReturn, close, open, reopen, reopenDays, reply, resolve, triage } from './case.ts'

const triaged = (): Case => nextOf(triage(newCase(), { severity: 'major', assigned: agent, by: agent }, day(1)))
const answered = (state: Case, awaitReply: boolean): Case => nextOf(answer(state, { by: agent, text: 'Which gauge?', photos: [], awaitReply }, day(2)))
const resolved = (): Case => nextOf(resolve(triaged(), { kind: 'solution', text: 'Warm it up.', by: agent }, day(3)))
const closed = (): Case => nextOf(close(resolved(), { by: buyer, accepted: true, openReturns: [], openReports: [] }, day(4)))
const photo = (index: number) => ({ sha256: String(index).padStart(64, '0'), name: 'a.jpg', contentType: 'image/jpeg', bytes: 1, addedBy: buyer, addedAt: day(0) })
const saidBy = (decision: ReturnType<typeof reply>) => decisionOf(decision).events
const word = { by: buyer, text: 'Plug gauge.', photos: [] }

describe('opening a case', () => {
  it('names the lots it is about and tells the other services', () => {
    const { next, events } = decisionOf(open(opening, [shippedLot('1', 10)], day(0)))
    expect(next).toMatchObject({ status: 'New', lots: [{ lotNumber: 'LOT-1' }] })
    expect(events).toMatchObject([{ type: 'CaseOpened', data: { number: 'CAS-1', subject: 'Too tight', by: buyer } }])
  })

  it('refuses lots that are another order\'s, unknown, not shipped or named twice, and points at them', () => {
    expect(open(opening, [shippedLot('1', 10), undefined], day(0))).toMatchObject({ error: { code: 'lot-not-in-order', field: '/lotIds/1' } })
    expect(codeOf(open(opening, [shippedLot('1', 10, orderB)], day(0)))).toBe('lot-not-in-order')
    expect(codeOf(open(opening, [made('1')], day(0)))).toBe('lot-not-shipped')
    expect(codeOf(open(opening, [shippedLot('1', 10), shippedLot('1', 10)], day(0)))).toBe('lot-repeated')
  })

  it('refuses more photos than a case holds', () => {
    expect(codeOf(open({ ...opening, photos: Array.from({ length: 51 }, (_, index) => photo(index)) }, [], day(0)))).toBe('too-many-photos')
  })
})

describe('working on a case', () => {
  it('begins with triage, which may be corrected until it is resolved', () => {
    expect(triaged()).toMatchObject({ status: 'Triaged', triage: { severity: 'major', assigned: agent } })
    expect(nextOf(triage(answered(triaged(), true), { severity: 'critical', assigned: agent, by: agent }, day(3)))).toMatchObject({ status: 'WaitingCustomer', triage: { severity: 'critical' } })
    expect(codeOf(triage(resolved(), { severity: 'minor', assigned: agent, by: agent }, day(4)))).toBe('case-resolved')
    expect(codeOf(answer(newCase(), { by: agent, text: 'x', photos: [], awaitReply: false }, day(1)))).toBe('case-not-triaged')
    expect(codeOf(resolve(newCase(), { kind: 'no-fault', text: 'x', by: agent }, day(1)))).toBe('case-not-triaged')
  })

  it('moves between InProgress and WaitingCustomer by whose word is next', () => {
    expect(answered(triaged(), false)).toMatchObject({ status: 'InProgress', messages: [{ side: 'manufacturer' }] })
    const waiting = answered(triaged(), true)
    expect(waiting).toMatchObject({ status: 'WaitingCustomer', waitingSince: day(2) })
    const replied = nextOf(reply(waiting, word, day(3)))
    expect(replied).toMatchObject({ status: 'InProgress', messages: [{ side: 'manufacturer' }, { side: 'customer', text: 'Plug gauge.' }] })
    expect(replied).not.toHaveProperty('waitingSince')
    expect(nextOf(reply(newCase(), word, day(1))).status).toBe('New')
    expect(typesOf(reply(newCase(), word, day(1)))).toEqual(['CustomerReplied'])
  })

  it('is told to the other services by number, with what was said', () => {
    const said = { caseId: newCase().caseId, number: newCase().number, customerId: newCase().customerId }
    const shop = { by: agent, text: 'Which gauge?', photos: [] }
    expect(saidBy(answer(triaged(), { ...shop, awaitReply: true }, day(2)))).toEqual([{ type: 'QuestionAsked', data: { ...said, text: 'Which gauge?' } }])
    expect(saidBy(answer(triaged(), { ...shop, awaitReply: false }, day(2)))).toEqual([{ type: 'CaseAnswered', data: { ...said, text: 'Which gauge?' } }])
    expect(saidBy(reply(triaged(), word, day(3)))).toEqual([{ type: 'CustomerReplied', data: { ...said, text: word.text } }])
    expect(saidBy(reopen(resolved(), { by: buyer, reason: 'Still tight.' }, day(5)))).toEqual([{ type: 'CaseReopened', data: { ...said, reason: 'Still tight.' } }])
  })

  it('keeps each photo once', () => {
    const twice = nextOf(reply(nextOf(reply(newCase(), { ...word, photos: [photo(1)] }, day(1))), { ...word, photos: [photo(1), photo(2)] }, day(2)))
    expect(twice.photos).toHaveLength(2)
    expect(twice.messages.map(({ photos }) => photos.length)).toEqual([1, 2])
  })

  it('refuses to grow beyond what can be stored', () => {
    const long: Case = { ...triaged(), description: 'x'.repeat(300_000) }
    expect(codeOf(reply(long, word, day(2)))).toBe('case-full')
  })
})

describe('ending a case', () => {
  it('is resolved, and may be reopened by the customer for a while', () => {
    expect(resolved()).toMatchObject({ status: 'Resolved', resolution: { reopenUntil: day(3 + reopenDays) } })
    const again = nextOf(reopen(resolved(), { by: buyer, reason: 'Still tight.' }, day(3 + reopenDays)))
    expect(again).toMatchObject({ status: 'InProgress', reopenings: [{ reason: 'Still tight.', earlier: { text: 'Warm it up.' } }] })
    expect(again).not.toHaveProperty('resolution')
    expect(codeOf(reopen(resolved(), { by: buyer, reason: 'x' }, day(4 + reopenDays)))).toBe('reopening-too-late')
    expect(codeOf(reopen(triaged(), { by: buyer, reason: 'x' }, day(4)))).toBe('case-not-resolved')
    expect(codeOf(reply(resolved(), word, day(4)))).toBe('case-resolved')
    expect(codeOf(answer(resolved(), { by: agent, text: 'x', photos: [], awaitReply: false }, day(4)))).toBe('case-resolved')
  })

  it('is closed by the customer at once, by the shop only when it can no longer be reopened', () => {
    expect(closed()).toMatchObject({ status: 'Closed', closed: { by: buyer, accepted: true } })
    const byShop = { by: agent, accepted: false, openReturns: [], openReports: [] }
    expect(codeOf(close(resolved(), byShop, day(4)))).toBe('may-still-be-reopened')
    expect(nextOf(close(resolved(), byShop, day(4 + reopenDays))).status).toBe('Closed')
    expect(codeOf(close(triaged(), byShop, day(4)))).toBe('case-not-resolved')
    expect(codeOf(close(resolved(), { by: buyer, accepted: true, openReturns: ['RMA-1'], openReports: [] }, day(4)))).toBe('returns-open')
  })

  it('is final once closed', () => {
    const moves = [
      triage(closed(), { severity: 'minor', assigned: agent, by: agent }, day(5)), answer(closed(), { by: agent, text: 'x', photos: [], awaitReply: false }, day(5)), reply(closed(), word, day(5)),
      resolve(closed(), { kind: 'solution', text: 'x', by: agent }, day(5)), reopen(closed(), { by: buyer, reason: 'x' }, day(5)), close(closed(), { by: buyer, accepted: true, openReturns: [], openReports: [] }, day(5)),
      attachReturn(closed(), 'rma_00000000000000000000000001', []),
    ]
    expect(moves.map(codeOf)).toEqual(moves.map(() => 'case-closed'))
  })
})
