import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { OrderFile } from '../order-view.ts'
import { bind, end, letGo, notePayment, plan } from './order-file.ts'
import { passGate } from './dispatch-gate.ts'
import { approvedPlan, balance, bound, codeOf, minute, nextOf, openOrder, origin, owner, paid, planned, valueOf } from '../test/scenes.ts'

const gate = (file: OrderFile) => codeOf(passGate(file.gate))

describe('the dispatch gate', () => {
  it('waits for plan, contract and the shipment milestone, in that order', () => {
    expect(gate(nextOf(bind(undefined, owner, bound())))).toBe('plan-not-approved')
    expect(gate(planned())).toBe('contract-not-signed')
    const signed = nextOf(bind(planned(), owner, bound([balance])))
    expect(passGate(signed.gate)).toMatchObject({ error: { code: 'shipment-payment-open', params: { milestone: 'Balance' } } })
    expect(gate(nextOf(notePayment(signed, owner, paid('Received', false, 4))))).toBe('shipment-payment-open')
    expect(gate(nextOf(notePayment(signed, owner, paid('Received', true, 4))))).toBe('ok')
  })

  it('is open without shipment milestones; other milestones do not count', () => {
    expect(gate(nextOf(bind(planned(), owner, bound([{ ...balance, gate: 'production' }]))))).toBe('ok')
  })

  it('closes when the contract names another plan', () => {
    expect(gate(nextOf(bind(planned(), owner, { ...bound(), planHash: 'b'.repeat(64) })))).toBe('plan-not-contracted')
  })

  it('closes on a dispute and on a refund, and opens when the money is there again', () => {
    const disputed = nextOf(notePayment(openOrder(), owner, paid('Disputed', false, 5)))
    expect(gate(disputed)).toBe('payment-disputed')
    expect(gate(nextOf(notePayment(disputed, owner, paid('Received', true, 6))))).toBe('ok')
    expect(gate(nextOf(notePayment(openOrder(), owner, paid('Refunded', false, 5))))).toBe('payment-refunded')
    expect(gate(nextOf(notePayment(openOrder(), owner, paid('Refunded', true, 5))))).toBe('ok')
  })

  it('closes for good when the contract ends; only a later contract opens it', () => {
    const ended = nextOf(end(openOrder(), owner, { contractId: 'ctr_1', number: 'CTR-1', reason: 'Stopped', origin: origin(9, 'contract', 9) }))
    expect(gate(ended)).toBe('contract-terminated')
    expect(nextOf(bind(ended, owner, bound()))).toBe(ended)
    expect(gate(nextOf(bind(ended, owner, { ...bound(), contractId: 'ctr_2', origin: origin(20, 'contract-2') })))).toBe('ok')
  })
})

describe('what an order hears', () => {
  it('is a fact each, with the gate as it is then', () => {
    expect(valueOf(plan(undefined, owner, approvedPlan)).events).toMatchObject([{ type: 'OrderPlanned', data: { gate: { status: 'Closed' } } }])
    expect(valueOf(bind(planned(), owner, bound())).events).toMatchObject([{ type: 'OrderContracted', data: { gate: { status: 'Open' } } }])
    expect(valueOf(end(planned(), owner, { contractId: 'ctr_1', number: 'CTR-1', reason: 'Stopped', origin: origin(9, 'contract', 9) })).events).toMatchObject([{ type: 'OrderTerminated' }])
    expect(valueOf(notePayment(undefined, owner, paid('Received', true, 4))).events).toMatchObject([{ type: 'MilestonePaymentNoted', data: { afterDispatch: false } }])
    expect(letGo(openOrder(), { shipmentId: 'shp_1', number: 'SHP-1', quantity: 10, at: minute(20) }).events).toMatchObject([{ type: 'GoodsLeft' }])
  })

  it('is ignored when older than what is known', () => {
    const file = openOrder()
    expect(valueOf(plan(file, owner, { ...approvedPlan, origin: origin(-1, 'older') }))).toEqual({ next: file, events: [] })
    expect(valueOf(notePayment(file, owner, paid('Disputed', false, 3)))).toEqual({ next: file, events: [] })
    expect(valueOf(end(file, owner, { contractId: 'ctr_1', number: 'CTR-1', reason: 'Stopped', origin: origin(0, 'contract', 2) }))).toEqual({ next: file, events: [] })
  })

  it('comes to the same in any order, with repeats', () => {
    const steps: ((file: OrderFile | undefined) => OrderFile)[] = [
      (file) => nextOf(plan(file, owner, approvedPlan)),
      (file) => nextOf(plan(file, owner, { ...approvedPlan, revision: 2, origin: origin(5, 'plan', 2) })),
      (file) => nextOf(bind(file, owner, bound([balance]))),
      (file) => nextOf(bind(file, owner, { ...bound([balance]), number: 'CTR-1/1', origin: origin(6, 'contract', 6) })),
      (file) => nextOf(notePayment(file, owner, paid('Received', true, 4))),
      (file) => nextOf(notePayment(file, owner, paid('Disputed', false, 7))),
      (file) => nextOf(notePayment(file, owner, paid('Received', true, 8))),
    ]
    const inOrder = steps.reduce<OrderFile | undefined>((file, step) => step(file), undefined)
    fc.assert(fc.property(fc.shuffledSubarray([...steps, ...steps], { minLength: steps.length * 2 }), (shuffled) => {
      expect(shuffled.reduce<OrderFile | undefined>((file, step) => step(file), undefined)).toEqual(inOrder)
    }))
  })
})
