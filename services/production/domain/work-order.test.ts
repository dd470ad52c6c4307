import { describe, expect, it } from 'vitest'
import { hashB, milestone, paymentFact, signedFact, terminatedFact } from '../test/facts.ts'
import { asked, events, must, opening, planned, planner, ready, releasedWith, running, start } from '../test/order.ts'
import { recordContract, recordPayment } from './commercial.ts'
import { release } from './release.ts'
import { approve, cancel, close, hold, resume } from './work-order.ts'

const word = { by: planner, reason: 'because' }
const refusal = (done: { ok: boolean; error?: { code: string } }) => (done.ok ? 'done' : done.error?.code)

describe('a work order before release', () => {
  it('is planned by the approval, and waits from the signature on', () => {
    expect(events(approve(undefined, opening()))).toEqual(['WorkOrderPlanned'])
    expect(planned()).toMatchObject({ status: 'Planned', gates: { open: false, contract: { reason: 'not-signed' }, payment: { reason: 'contract-missing' } } })
    expect(must(recordContract(planned(), signedFact()))).toMatchObject({ status: 'AwaitingGates', gates: { open: false, contract: { open: true }, payment: { reason: 'waiting', milestones: [{ name: 'Deposit', state: 'Waiting' }] } } })
  })

  it('opens with signature and deposit, or with the signature alone when the contract asks for no deposit', () => {
    expect(ready().gates).toMatchObject({ open: true, payment: { reason: 'settled' } })
    expect(must(recordContract(planned(), signedFact({ milestones: [] }))).gates).toMatchObject({ open: true, payment: { reason: 'not-required' } })
  })

  it.each([
    ['a part of the deposit', paymentFact({ settled: false }), 'Waiting'],
    ['a failed payment', paymentFact({ state: 'Failed', settled: false }), 'Failed'],
    ['a dispute, even of a covered milestone', paymentFact({ state: 'Disputed' }), 'Disputed'],
    ['a refund', paymentFact({ state: 'Refunded', settled: false, version: 6 }), 'Refunded'],
  ])('stays closed with %s', (_, payment, state) => {
    const order = must(recordPayment(must(recordContract(planned(), signedFact())), payment))
    expect(order).toMatchObject({ status: 'AwaitingGates', gates: { open: false, payment: { milestones: [{ state }] } } })
    expect(refusal(release(order, [asked(1, 20)], planner, start))).toBe('gates-closed')
  })

  it('needs every deposit of the contract', () => {
    const two = signedFact({ milestones: [milestone, { ...milestone, milestoneId: 'ms-3' }] })
    expect(must(recordPayment(must(recordContract(planned(), two)), paymentFact())).gates.open).toBe(false)
  })

  it('closes again when another plan is approved, until a contract for that plan is signed and paid', () => {
    const changed = must(approve(ready(), opening(hashB, 4)))
    expect(changed).toMatchObject({ plan: { hash: hashB }, gates: { open: false, contract: { reason: 'signed-for-another-plan' } } })
    expect(must(recordContract(changed, signedFact({ planHash: hashB, version: 6 }))).gates.open).toBe(true)
  })

  it('ignores an older approval, an older contract and older money', () => {
    const order = ready()
    for (const late of [approve(order, opening(hashB, 2)), recordContract(order, terminatedFact({ version: 3 })), recordPayment(order, paymentFact({ state: 'Failed', settled: false, version: 4 }))]) {
      expect(must<unknown, unknown>(late)).toBe(order)
      expect(late.ok && late.value.events).toEqual([])
    }
  })

  it('is cancelled by the end of its contract, and waits again under a new one', () => {
    const ended = must(recordContract(ready(), terminatedFact()))
    expect(ended).toMatchObject({ status: 'Cancelled', cancelled: { cause: 'contract-terminated', reason: 'Insolvency' } })
    expect(refusal(release(ended, [asked(1, 20)], planner, start))).toBe('release-only-once')
    expect(must(recordContract(ended, signedFact({ contractId: 'ctr-2' })))).toMatchObject({ status: 'AwaitingGates', gates: { contract: { contractId: 'ctr-2' }, payment: { open: false } } })
  })

  it('is cancelled by the shop for good', () => {
    const order = must(cancel(planned(), word, start))
    expect(order).toMatchObject({ status: 'Cancelled', cancelled: { cause: 'shop' } })
    expect(must(recordContract(order, signedFact())).status).toBe('Cancelled')
    expect(refusal(cancel(order, word, start))).toBe('cancellation-too-late')
    expect(refusal(cancel(running().order, word, start))).toBe('cancellation-too-late')
  })
})

describe('release', () => {
  it('makes the lots with their heats and says so once', () => {
    const { order, lots } = releasedWith(ready(), asked(1, 12), asked(2, 9))
    expect(order.next).toMatchObject({ status: 'Released', release: { contractId: 'ctr-1' }, lots: [{ quantity: 12 }, { quantity: 9 }] })
    expect(order.events).toMatchObject([{ type: 'ProductionReleased', data: { quantity: 21, lots: [{ heatIds: ['H-48213'] }, {}] } }])
    expect(lots.map(({ lot, heats }) => [lot.next.status, lot.next.operations.map(({ status }) => status), heats.length])).toEqual([
      ['InProcess', ['Ready', 'Pending', 'Pending', 'Pending'], 1], ['InProcess', ['Ready', 'Pending', 'Pending', 'Pending'], 1],
    ])
    expect(refusal(release(order.next, [asked(3, 20)], planner, start))).toBe('release-only-once')
  })

  it.each([
    ['fewer than ordered', [asked(1, 19)], 'release-below-order'],
    ['more than a tenth above', [asked(1, 23)], 'release-above-overrun'],
    ['heats that do not add up', [{ ...asked(1, 20), heats: [{ heatId: 'H-1', quantity: 19 }] }], 'heats-do-not-add-up'],
    ['a heat named twice', [{ ...asked(1, 20), heats: [{ heatId: 'H-1', quantity: 10 }, { heatId: 'H-1', quantity: 10 }] }], 'heat-repeats'],
    ["the customer's material before it is there", [asked(1, 20, 'customer')], 'customer-material-short'],
  ])('refuses %s', (_, lots, code) => {
    expect(refusal(release(ready(), lots, planner, start))).toBe(code)
  })
})

describe('a work order after release', () => {
  const { order } = running()

  it('is held by a dispute and goes on when the money is there again; nothing made is lost', () => {
    const disputed = must(recordPayment(order, paymentFact({ state: 'Disputed', version: 6 })))
    expect(disputed).toMatchObject({ status: 'OnHold', holds: [{ reason: 'payment-disputed' }], lots: order.lots, release: { contractId: 'ctr-1' } })
    expect(refusal(resume(disputed, word))).toBe('hold-lifts-by-itself')
    expect(must(recordPayment(disputed, paymentFact({ version: 7 }))).status).toBe('Released')
  })

  it('tells two words of one commit apart by their place, in whatever order they come', () => {
    const paid = paymentFact({ version: 6 })
    const disputed = paymentFact({ state: 'Disputed', settled: false, version: 6, position: 1 })
    for (const both of [[paid, disputed], [disputed, paid]]) expect(both.reduce((so, fact) => must(recordPayment(so, fact)), order).holds).toMatchObject([{ reason: 'payment-disputed' }])
  })

  it('is not held by money for a milestone that the contract has no more, unless it is newer than those terms', () => {
    const disputed = must(recordPayment(order, paymentFact({ state: 'Disputed', settled: false, version: 6 })))
    const amended = must(recordContract(disputed, signedFact({ version: 7, milestones: [{ ...milestone, milestoneId: 'ms-9' }] })))
    expect(amended).toMatchObject({ status: 'Released', holds: [] })
    expect(must(recordPayment(amended, paymentFact({ milestoneId: 'ms-10', state: 'Failed', settled: false, version: 8 }))).holds).toMatchObject([{ reason: 'payment-failed' }])
  })

  it.each([['Failed', 'payment-failed'], ['Refunded', 'payment-refunded']] as const)('is held by a payment that %s', (state, reason) => {
    expect(must(recordPayment(order, paymentFact({ state, settled: false, version: 6 }))).holds).toMatchObject([{ reason }])
  })

  it('does not care about the payment that gates shipment', () => {
    expect(must(recordPayment(order, paymentFact({ milestoneId: 'ms-2', gate: 'shipment', state: 'Disputed' }))).status).toBe('Released')
  })

  it('is held by the end of its contract, and may then be closed', () => {
    const ended = must(recordContract(order, terminatedFact()))
    expect(ended).toMatchObject({ status: 'OnHold', holds: [{ reason: 'contract-terminated', note: 'Insolvency' }] })
    expect(must(close(ended, word, start))).toMatchObject({ status: 'Closed', closed: { cause: 'contract-terminated' }, lots: order.lots })
  })

  it('is held by a later plan until a person has seen it; the released plan stays', () => {
    const changed = must(approve(order, opening(hashB, 4)))
    expect(changed).toMatchObject({ status: 'OnHold', plan: { hash: order.plan.hash }, holds: [{ reason: 'plan-changed', note: hashB }] })
    expect(must(resume(changed, word)).status).toBe('Released')
    expect(events(approve(must(resume(changed, word)), opening(hashB, 4)))).toEqual([])
  })

  it('is held and resumed by the shop', () => {
    const held = must(hold(order, word, start))
    expect(held).toMatchObject({ status: 'OnHold', holds: [{ reason: 'raised-by-shop', note: 'because' }] })
    expect(must(resume(held, word)).status).toBe('Released')
    expect(refusal(resume(order, word))).toBe('work-order-not-on-hold')
    expect(refusal(hold(planned(), word, start))).toBe('hold-needs-running-order')
  })

  it('closes only when every lot is finished', () => {
    expect(refusal(close(order, word, start))).toBe('closure-needs-completion')
  })
})
