import { describe, expect, it } from 'vitest'
import { events } from '../events.ts'
import type { Contract } from '../contract-view.ts'
import type { PaymentReport } from '../payment-view.ts'
import { allocatePayment, recordRefund, recordTransfer } from './bank.ts'
import { after, drafted, eur, happened, manager, now, outForSignature, signed, told } from './given.ts'
import { enter, type Report } from './payments.ts'
import { assign, giveBack, report, whereTo } from './provider-payment.ts'
import { terminate } from './signing.ts'
import { readEvent } from './stripe.ts'

const said = (kind: Report['kind'], minor: number, more: Partial<Report> = {}): Report => ({
  kind, amount: eur(minor), eventId: `evt_${kind}_${minor}`, total: false, at: now, reason: kind, provider: 'stripe', reference: 'pi_1', milestoneId: 'M1', ...more,
})
const entered = (state: Contract, ...reports: readonly Report[]): Contract => reports.reduce((so, each) => after(enter(so, each, now)), state)
const m1 = (state: Contract) => [state.milestones[0]?.status, state.milestones[0]?.received.minor, state.unallocated.minor]

describe('what a provider reports', () => {
  it('settles a milestone and activates the contract', () => {
    const done = enter(signed(), said('received', 50_010), now)
    expect(happened(done)).toEqual(['PaymentReceived', 'ContractActivated'])
    expect(events.PaymentReceived.data.parse(told(done, 'PaymentReceived'))).toMatchObject({ settled: true, received: eur(50_010), providerEventId: 'evt_received_50010' })
    expect(after(done).status).toBe('Active')
  })
  it('applies once', () => {
    const once = entered(signed(), said('received', 50_010))
    expect(enter(once, said('received', 50_010), now)).toEqual({ ok: true, value: { next: once, events: [] } })
  })
  it('keeps what is too much unallocated, and a payment in parts under way', () => {
    expect(m1(entered(signed(), said('received', 10)))).toEqual(['Processing', 10, 0])
    const over = enter(signed(), said('received', 60_000), now)
    expect(happened(over)).toEqual(['PaymentReceived', 'PaymentUnallocated', 'ContractActivated'])
    expect(m1(after(over))).toEqual(['Received', 50_010, 9_990])
  })
  it('keeps money for a contract that is not in force, on no milestone', () => {
    expect(happened(enter(outForSignature(), said('received', 100), now))).toEqual(['PaymentUnallocated'])
    expect(m1(entered(outForSignature(), said('received', 100), said('refunded', 100)))).toEqual(['Scheduled', 0, 0])
  })
  it('shows an attempt under way and one that failed, unless the money came meanwhile', () => {
    expect(m1(entered(signed(), said('processing', 50_010)))).toEqual(['Processing', 0, 0])
    const failed = enter(signed(), said('failed', 50_010), now)
    expect(events.PaymentFailed.data.parse(told(failed, 'PaymentFailed'))).toMatchObject({ settled: false, reason: 'failed', received: eur(0) })
    expect(m1(after(failed))).toEqual(['Failed', 0, 0])
    expect(m1(entered(signed(), said('processing', 1, { at: '2026-03-02T09:00:00.000Z' }), said('failed', 50_010)))).toEqual(['Processing', 0, 0])
    expect(happened(enter(entered(signed(), said('received', 50_010)), said('failed', 50_010), now))).toEqual(['PaymentAttemptFailed'])
  })
  it('takes disputed money away until the dispute is won, or for good', () => {
    const disputed = enter(entered(signed(), said('received', 50_010)), said('disputed', 50_010), now)
    expect(events.PaymentDisputed.data.parse(told(disputed, 'PaymentDisputed'))).toMatchObject({ settled: false, received: eur(0) })
    expect(m1(after(disputed))).toEqual(['Disputed', 0, 0])
    expect(after(disputed).status).toBe('Active')
    const won = enter(after(disputed), said('reinstated', 50_010), now)
    expect(happened(won)).toEqual(['PaymentReceived'])
    expect(m1(after(won))).toEqual(['Received', 50_010, 0])
    const lost = enter(after(disputed), said('dispute-lost', 50_010), now)
    expect(happened(lost)).toEqual(['PaymentRefunded', 'DisputeLost'])
    expect(m1(after(lost))).toEqual(['Refunded', 0, 0])
  })
  it('says that money is still disputed, or paid back, when a part of it arrives', () => {
    const paid = entered(signed(), said('received', 50_010))
    const part = said('received', 10, { reference: 'pi_2' })
    const rest = said('received', 50_000, { reference: 'pi_3' })
    for (const standing of ['Disputed', 'Refunded'] as const) {
      const gone = entered(paid, said(standing === 'Disputed' ? 'disputed' : 'refunded', 50_010))
      const less = enter(gone, part, now)
      expect(events.PaymentReceived.data.parse(told(less, 'PaymentReceived'))).toMatchObject({ settled: false, standing })
      expect(told(enter(after(less), said('failed', 50_000, { reference: 'pi_3' }), now), 'PaymentFailed')).toMatchObject({ standing })
      expect(told(enter(after(less), rest, now), 'PaymentReceived')).toMatchObject({ settled: true, standing: 'Received' })
    }
    expect(told(enter(signed(), said('failed', 50_010), now), 'PaymentFailed')).toMatchObject({ standing: 'Failed' })
  })
  it('counts a growing refund total by what it adds, whatever order the totals come in', () => {
    const paid = entered(signed(), said('received', 50_010))
    const first = said('refunded', 1_000, { total: true })
    const second = said('refunded', 3_000, { total: true })
    expect(m1(entered(paid, first, second))).toEqual(['Refunded', 47_010, 0])
    expect(m1(entered(paid, second, first))).toEqual(['Refunded', 47_010, 0])
  })
  it('ends the same when the refund is heard before the payment', () => {
    const pair = [said('received', 60_000), said('refunded', 60_000)] as const
    expect(m1(entered(signed(), pair[0], pair[1]))).toEqual(m1(entered(signed(), pair[1], pair[0])))
  })
})

describe('what a manager records', () => {
  const transfer = { milestoneId: 'M1', amount: eur(50_010), bankReference: 'B1', receivedOn: '2026-03-02' }
  const paid = after(recordTransfer(signed(), transfer, now))
  const over = entered(signed(), said('received', 60_000))

  it('settles by bank transfer', () => { expect(m1(paid)).toEqual(['Received', 50_010, 0]) })
  it.each([
    ['contract-not-in-force', () => recordTransfer(drafted(), transfer, now)],
    ['contract-not-in-force', () => recordTransfer(after(terminate(signed(), { by: manager, reason: 'x' }, now)), transfer, now)],
    ['milestone-unknown', () => recordTransfer(signed(), { ...transfer, milestoneId: 'M9' }, now)],
    ['currency-differs', () => recordTransfer(signed(), { ...transfer, amount: { minor: 1, currency: 'USD' } }, now)],
    ['overpayment', () => recordTransfer(signed(), { ...transfer, amount: eur(50_011) }, now)],
    ['overpayment', () => recordTransfer(paid, { ...transfer, bankReference: 'B2', amount: eur(1) }, now)],
    ['bank-reference-used', () => recordTransfer(after(recordTransfer(signed(), { ...transfer, amount: eur(1) }, now)), { ...transfer, amount: eur(2) }, now)],
    ['received-in-future', () => recordTransfer(signed(), { ...transfer, receivedOn: '2026-03-04' }, now)],
    ['payment-unknown', () => recordRefund(paid, { reference: 'B9', amount: eur(1), bankReference: 'R1', reason: 'x' }, now)],
    ['currency-differs', () => recordRefund(paid, { reference: 'B1', amount: { minor: 1, currency: 'USD' }, bankReference: 'R1', reason: 'x' }, now)],
    ['refund-exceeds-payment', () => recordRefund(paid, { reference: 'B1', amount: eur(50_011), bankReference: 'R1', reason: 'x' }, now)],
    ['bank-reference-used', () => recordRefund(paid, { reference: 'B1', amount: eur(1), bankReference: 'B1', reason: 'x' }, now)],
    ['contract-not-in-force', () => allocatePayment(drafted(), { reference: 'pi_1', milestoneId: 'M2', amount: eur(1) }, now)],
    ['payment-unknown', () => allocatePayment(over, { reference: 'pi_2', milestoneId: 'M2', amount: eur(1) }, now)],
    ['milestone-unknown', () => allocatePayment(over, { reference: 'pi_1', milestoneId: 'M9', amount: eur(1) }, now)],
    ['overpayment', () => allocatePayment(over, { reference: 'pi_1', milestoneId: 'M3', amount: eur(10_003) }, now)],
    ['allocation-exceeds-payment', () => allocatePayment(over, { reference: 'pi_1', milestoneId: 'M2', amount: eur(9_991) }, now)],
  ])('refuses %s', (code, decision) => { expect(decision()).toMatchObject({ ok: false, error: { code } }) })
  it('takes one transfer that pays two milestones, each once, and pays back out of both', () => {
    const both = after(recordTransfer(paid, { ...transfer, milestoneId: 'M2', amount: eur(40_008) }, now))
    expect(both.milestones.map(({ received }) => received.minor)).toEqual([50_010, 40_008, 0])
    const less = after(recordRefund(both, { reference: 'B1', amount: eur(60_000), bankReference: 'R1', reason: 'x' }, now))
    expect(less.milestones.map(({ received }) => received.minor)).toEqual([0, 30_018, 0])
    for (const milestoneId of ['M1', 'M2']) expect(recordTransfer(less, { ...transfer, milestoneId, amount: eur(1) }, now)).toMatchObject({ error: { code: 'bank-reference-used' } })
    expect(recordTransfer(less, { ...transfer, bankReference: 'R1', amount: eur(1) }, now)).toMatchObject({ error: { code: 'bank-reference-used' } })
  })
  it('pays back', () => {
    const done = recordRefund(paid, { reference: 'B1', amount: eur(10), bankReference: 'R1', reason: 'RMA-1' }, now)
    expect(events.PaymentRefunded.data.parse(told(done, 'PaymentRefunded'))).toMatchObject({ settled: false, received: eur(50_000), reason: 'RMA-1' })
  })
  it('allocates what lies loose', () => {
    const done = allocatePayment(over, { reference: 'pi_1', milestoneId: 'M2', amount: eur(9_990) }, now)
    expect(told(done, 'PaymentReceived')).toMatchObject({ milestone: { milestoneId: 'M2' }, received: eur(9_990), settled: false })
    expect(after(done).unallocated).toEqual(eur(0))
    expect(happened(enter(after(done), said('refunded', 60_000), now))).toEqual(['PaymentRefunded', 'PaymentRefunded'])
  })
})

describe('payments that find no milestone', () => {
  const { provider: _provider, reference: _reference, milestoneId: _milestone, ...heard } = said('received', 50_010)
  const where = (contractId: string | undefined, milestoneId: string | undefined, contract?: Contract, more: Partial<PaymentReport> = {}) => whereTo(undefined, contract, { contractId, milestoneId, report: { ...heard, ...more } })
  const kept = report(undefined, { paymentId: 'pay_1', reference: 'pi_1' }, heard, 'no-metadata')
  const unmatched = kept.ok ? kept.value.next : undefined

  it('says why', () => {
    expect(where(undefined, 'M1')).toBe('no-metadata')
    expect(where('ctr_x', 'M1')).toBe('contract-unknown')
    expect(where('ctr_x', 'M9', signed())).toBe('milestone-unknown')
    expect(where('ctr_x', 'M1', signed(), { amount: { minor: 1, currency: 'USD' } })).toBe('currency-differs')
    expect(where('ctr_x', 'M1', signed())).toMatchObject({ milestoneId: 'M1' })
  })
  it('are entered once somebody says whose they are', () => {
    if (!unmatched) throw new Error('not kept')
    const more = report(unmatched, { paymentId: 'pay_1', reference: 'pi_1' }, { ...heard, eventId: 'evt_2', kind: 'disputed', amount: eur(10) }, 'no-metadata')
    if (!more.ok) throw new Error('not kept')
    const done = assign(more.value.next, signed(), { milestoneId: 'M1', by: manager }, now)
    expect(done).toMatchObject({ ok: true, value: { payment: { next: { status: 'Assigned', orderId: signed().orderId } }, contract: { next: { milestones: [{ status: 'Disputed', received: eur(50_000) }, {}, {}] } } } })
    if (!done.ok) throw new Error('refused')
    expect(assign(done.value.payment.next, signed(), { milestoneId: 'M1', by: manager }, now)).toMatchObject({ error: { code: 'payment-not-unmatched' } })
    expect(assign(unmatched, signed(), { milestoneId: 'M9', by: manager }, now)).toMatchObject({ error: { code: 'milestone-unknown' } })
    const dollars = report(undefined, { paymentId: 'pay_2', reference: 'pi_2' }, { ...heard, amount: { minor: 1, currency: 'USD' } }, 'no-metadata')
    expect(dollars.ok && assign(dollars.value.next, signed(), { milestoneId: 'M1', by: manager }, now)).toMatchObject({ error: { code: 'currency-differs' } })
  })
  it('go back to their payer', () => {
    if (!unmatched) throw new Error('not kept')
    const back = giveBack(unmatched, { by: manager, note: 'sent back' }, now)
    expect(back).toMatchObject({ ok: true, value: { next: { status: 'Returned', note: 'sent back' } } })
    expect(back.ok && giveBack(back.value.next, { by: manager, note: 'x' }, now)).toMatchObject({ error: { code: 'payment-not-unmatched' } })
  })
})

describe("the provider's events", () => {
  const object = { id: 'pi_1', amount: 100, currency: 'eur', metadata: { contractId: 'ctr_1', milestoneId: 'M1' } }
  const read = (type: string, more: object = {}) => readEvent({ id: 'evt_1', type, created: 1_772_438_400, data: { object: { ...object, ...more } } }, now)
  it.each([
    ['payment_intent.succeeded', { amount_received: 90 }, { kind: 'received', amount: eur(90) }],
    ['payment_intent.succeeded', {}, { kind: 'received', amount: eur(100), at: '2026-03-02T08:00:00.000Z' }],
    ['payment_intent.processing', {}, { kind: 'processing' }],
    ['payment_intent.payment_failed', { last_payment_error: { message: 'card declined' } }, { kind: 'failed', reason: 'card declined' }],
    ['charge.refunded', { amount_refunded: 40 }, { kind: 'refunded', amount: eur(40), total: true }],
    ['charge.refunded', {}, { kind: 'refunded', amount: eur(100), total: false }],
    ['charge.dispute.created', { reason: 'fraudulent' }, { kind: 'disputed', reason: 'fraudulent' }],
    ['charge.dispute.closed', { status: 'won' }, { kind: 'reinstated' }],
    ['charge.dispute.closed', { status: 'warning_closed' }, { kind: 'reinstated' }],
    ['charge.dispute.closed', { status: 'lost' }, { kind: 'dispute-lost' }],
  ])('%s %j', (type, more, expected) => { expect(read(type, more)).toMatchObject({ reference: 'pi_1', contractId: 'ctr_1', report: expected }) })
  it('is none of our business, or cannot be read', () => {
    expect(read('customer.created')).toBeUndefined()
    expect(read('charge.dispute.closed', { status: 'under_review' })).toBeUndefined()
    expect(read('payment_intent.succeeded', { currency: undefined })).toBe('unreadable')
    expect(read('payment_intent.succeeded', { amount: -1 })).toBe('unreadable')
    expect(read('charge.dispute.created', { id: 'dp_1', payment_intent: 'pi_1' })).toMatchObject({ reference: 'pi_1' })
  })
})
