import { describe, expect, it } from 'vitest'
import { orderB } from '../test/heard.ts'
import type { Rma } from '../rma-view.ts'
import { agent, buyer, codeOf, contract, day, decisionOf, identity, made, newCase, nextOf, orderFile, shippedLot, typesOf } from '../test/states.ts'
import { liabilityFor } from './liability.ts'
import { countRefund, hearContract } from './order-file.ts'
import { requestReturn } from './return-request.ts'
import { authorize, close, disposition, expire, inspect, isOver, markInTransit, receive, reject, request, settle } from './rma.ts'

const naming = { rmaId: 'rma_00000000000000000000000001', number: 'RMA-1', reason: 'Too tight.', by: buyer }
const line = (name: string, quantity: number) => ({ lotId: identity(name).lotId, lotNumber: `LOT-${name}`, quantity })
const liability = (bearer: 'customer' | 'manufacturer' = 'manufacturer') => ({ cause: 'workmanship' as const, bearer, clauseId: '7.1' })

const requested = (): Rma => nextOf(request(newCase(), { ...naming, lots: [line('1', 6), line('2', 3)] }, day(0)))
const authority = { liability: liability(), instructions: 'Pack well.', validDays: 30, by: agent }
const authorized = (): Rma => nextOf(authorize(requested(), authority, day(1)))
const inTransit = (): Rma => nextOf(markInTransit(authorized(), { carrier: 'DHL', by: buyer }, day(2)))
const count = (...lots: ReturnType<typeof line>[]) => ({ lots, condition: 'Good.', by: agent })
const received = (): Rma => nextOf(receive(inTransit(), count(line('1', 5)), day(5)))
const inspected = (bearer: 'customer' | 'manufacturer' = 'manufacturer'): Rma => nextOf(inspect(received(), { findings: 'Bore 24.996', liability: liability(bearer), by: agent }, day(6)))
const dispositioned = (fate: 'rework' | 'scrap' | 'return-to-customer' = 'rework', bearer: 'customer' | 'manufacturer' = 'manufacturer'): Rma => nextOf(disposition(inspected(bearer), { disposition: fate, note: '', by: agent }, day(7)))
const eur = (minor: number) => ({ minor, currency: 'EUR' })
const settled = (): Rma => nextOf(settle(dispositioned(), { kind: 'refund', amount: eur(500), note: '', by: agent }, day(8)))
const closed = (): Rma => nextOf(close(settled(), agent, day(9)))

describe('a return', () => {
  it('goes from request to closure, and says twice what other services need', () => {
    expect(decisionOf(authorize(requested(), authority, day(1))).events).toEqual([{
      type: 'ReturnAuthorized',
      data: { caseId: newCase().caseId, number: 'CAS-1', customerId: 'cus_aurora', rmaId: naming.rmaId, rmaNumber: 'RMA-1', lots: [line('1', 6), line('2', 3)], cause: 'workmanship', bearer: 'manufacturer', reason: 'Too tight.' },
    }])
    expect(decisionOf(settle(dispositioned(), { kind: 'replace', note: '', by: agent }, day(8))).events).toMatchObject([{ type: 'ReturnSettled', data: { lots: [line('1', 5)], settlement: 'replace', bearer: 'manufacturer' } }])
    expect(closed()).toMatchObject({
      status: 'Closed', authorization: { validUntil: day(31) }, transit: { carrier: 'DHL' }, receipt: { lots: [line('1', 5)] }, inspection: { findings: 'Bore 24.996' },
      disposition: { disposition: 'rework' }, settlement: { kind: 'refund', amount: eur(500) }, closed: { by: agent },
    })
  })

  it('takes every step in turn and no other', () => {
    const all: readonly Rma[] = [requested(), authorized(), inTransit(), received(), inspected(), dispositioned(), settled(), closed()]
    const steps: readonly [from: readonly Rma['status'][], (rma: Rma) => ReturnType<typeof close>][] = [
      [['Requested'], (rma) => authorize(rma, authority, day(1))],
      [['Requested'], (rma) => reject(rma, { reason: 'x', by: agent }, day(1))],
      [['Authorized'], (rma) => markInTransit(rma, { carrier: 'DHL', by: buyer }, day(2))],
      [['Authorized', 'InTransit'], (rma) => expire(rma, day(40))],
      [['InTransit'], (rma) => receive(rma, count(line('1', 1)), day(3))],
      [['Received'], (rma) => inspect(rma, { findings: 'x', liability: liability(), by: agent }, day(4))],
      [['Inspected'], (rma) => disposition(rma, { disposition: 'scrap', note: '', by: agent }, day(5))],
      [['Dispositioned'], (rma) => settle(rma, { kind: 'replace', note: '', by: agent }, day(6))],
      [['Settled'], (rma) => close(rma, agent, day(7))],
    ]
    for (const [from, step] of steps) {
      expect(all.filter((rma) => step(rma).ok).map(({ status }) => status)).toEqual(from)
      expect(all.filter(({ status }) => !from.includes(status)).map((rma) => codeOf(step(rma)))).toEqual(Array.from({ length: all.length - from.length }, () => 'return-out-of-turn'))
    }
  })

  it('ends when it is closed, rejected or expired', () => {
    expect(typesOf(reject(requested(), { reason: 'Machined further.', by: agent }, day(1)))).toEqual(['ReturnRejected'])
    const ends = [closed(), nextOf(reject(requested(), { reason: 'x', by: agent }, day(1))), nextOf(expire(inTransit(), day(40)))]
    expect(ends.map(isOver)).toEqual([true, true, true])
    expect([requested(), authorized(), settled()].map(isOver)).toEqual([false, false, false])
  })

  it('lapses when the pieces are not sent in time', () => {
    expect(codeOf(expire(authorized(), day(31)))).toBe('authorization-still-valid')
    expect(codeOf(markInTransit(authorized(), { carrier: 'DHL', by: buyer }, day(32)))).toBe('authorization-lapsed')
    expect(nextOf(expire(authorized(), day(32)))).toMatchObject({ status: 'Expired', expiredAt: day(32) })
  })

  it('counts what arrives: of its own lots, once each, and no more than authorized', () => {
    expect(receive(inTransit(), count(line('1', 1), line('9', 1)), day(5))).toMatchObject({ error: { code: 'lot-not-in-return', field: '/lots/1/lotId' } })
    expect(receive(inTransit(), count(line('1', 7)), day(5))).toMatchObject({ error: { code: 'received-more-than-authorized', params: { authorized: 6 }, field: '/lots/0/quantity' } })
    expect(codeOf(receive(inTransit(), count(line('1', 1), line('1', 1)), day(5)))).toBe('lot-repeated')
  })
})

describe('settling', () => {
  const tried = (rma: Rma, kind: 'repair' | 'replace' | 'refund' | 'reject', amount?: { minor: number; currency: string }) => settle(rma, { kind, note: '', by: agent, ...(amount && { amount }) }, day(8))

  it('fits what becomes of the pieces', () => {
    expect(codeOf(tried(dispositioned('scrap'), 'repair'))).toBe('settlement-contradicts-disposition')
    expect(codeOf(tried(dispositioned('return-to-customer'), 'replace'))).toBe('settlement-contradicts-disposition')
    expect(codeOf(tried(dispositioned('rework'), 'reject'))).toBe('settlement-contradicts-disposition')
    expect(nextOf(tried(dispositioned('return-to-customer'), 'reject')).status).toBe('Settled')
  })

  it('refunds an amount, only for what the shop bears, and nothing else has an amount', () => {
    expect(codeOf(tried(dispositioned(), 'refund'))).toBe('refund-needs-amount')
    expect(codeOf(tried(dispositioned(), 'refund', eur(0)))).toBe('refund-needs-amount')
    expect(codeOf(tried(dispositioned(), 'repair', eur(1)))).toBe('amount-without-refund')
    expect(tried(dispositioned('rework', 'customer'), 'refund', eur(1))).toMatchObject({ error: { code: 'refund-not-owed', params: { clause: '7.1' } } })
    expect(nextOf(tried(dispositioned('rework', 'customer'), 'repair')).status).toBe('Settled')
  })

  it('never refunds more than the contract is worth, over all returns', () => {
    const once = nextOf(countRefund(orderFile(), 'rma_1', eur(600), day(1)))
    expect(countRefund(once, 'rma_2', eur(401), day(2))).toMatchObject({ error: { code: 'refund-exceeds-contract', params: { left: 400 } } })
    expect(nextOf(countRefund(once, 'rma_2', eur(400), day(2))).refunds).toHaveLength(2)
    expect(codeOf(countRefund(once, 'rma_2', { minor: 1, currency: 'USD' }, day(2)))).toBe('refund-currency')
    expect(codeOf(countRefund({ ...once, contract: { status: 'Awaited' } }, 'rma_2', eur(1), day(2)))).toBe('contract-not-known')
  })
})

describe('liability', () => {
  it('is what the contract in force says of the cause', () => {
    expect(liabilityFor(orderFile(), 'workmanship')).toEqual({ ok: true, value: { cause: 'workmanship', bearer: 'manufacturer', clauseId: '7.1' } })
    const amended = nextOf(hearContract(orderFile(), orderFile(), { ...contract('customer'), origin: { aggregateId: 'ctr_1', aggregateVersion: 2, at: day(-19) } }))
    expect(liabilityFor(amended, 'workmanship')).toMatchObject({ value: { bearer: 'customer' } })
    expect(codeOf(liabilityFor(orderFile(), 'design-defect'))).toBe('cause-not-in-contract')
    expect(codeOf(liabilityFor({ ...orderFile(), contract: { status: 'Awaited' } }, 'workmanship'))).toBe('contract-not-known')
  })
})

describe('asking for a return', () => {
  const ask = (...wanted: Parameters<typeof requestReturn>[1][number][]) => requestReturn(newCase(), wanted, naming, day(0))

  it('claims the pieces of each lot and shows on the case, with the lots it adds to it', () => {
    const done = ask({ lot: shippedLot('1', 10), quantity: 6 }, { lot: shippedLot('2', 10), quantity: 10 })
    if (!done.ok) throw new Error(done.error.code)
    expect(done.value.case.next).toMatchObject({ returns: [naming.rmaId], lots: [{ lotNumber: 'LOT-1' }, { lotNumber: 'LOT-2' }] })
    expect(done.value.claims.map(({ next }) => next.counts.returnable)).toEqual([4, 0])
    expect(done.value.rma.next).toMatchObject({ status: 'Requested', lots: [line('1', 6), line('2', 10)] })
  })

  it('refuses what was never shipped, is another order\'s, or is named twice', () => {
    expect(ask({ lot: shippedLot('1', 10), quantity: 11 })).toMatchObject({ error: { code: 'return-exceeds-shipped', params: { returnable: 10, wanted: 11 }, field: '/lots/0/quantity' } })
    expect(codeOf(ask({ lot: made('1'), quantity: 1 }))).toBe('lot-not-shipped')
    expect(codeOf(ask({ lot: shippedLot('1', 10, orderB), quantity: 1 }))).toBe('lot-not-in-order')
    expect(codeOf(ask({ lot: undefined, quantity: 1 }))).toBe('lot-not-in-order')
    expect(ask({ lot: shippedLot('1', 10), quantity: 1 }, { lot: shippedLot('1', 10), quantity: 1 })).toMatchObject({ error: { code: 'lot-repeated', field: '/lots/1/lotId' } })
  })
})
