import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hashA, hashB, milestone, paymentFact, planWith, signedFact, terminatedFact } from '../test/facts.ts'
import { asked, must, opening, planned, planner, running, start } from '../test/order.ts'
import type { ContractFact, PaymentFact, WorkOrder } from '../work-order-view.ts'
import { recordContract, recordPayment } from './commercial.ts'
import { release } from './release.ts'
import { approve, hold, resume } from './work-order.ts'

type News = { readonly kind: 'plan'; readonly hash: string; readonly version: number } | { readonly kind: 'contract'; readonly fact: ContractFact } | { readonly kind: 'payment'; readonly fact: PaymentFact }

const instant = (minute: number): string => `2026-03-02T10:${String(minute).padStart(2, '0')}:00.000Z`
const hashes = fc.constantFrom(hashA, hashB)

/** A plan's version has one hash; the same news under one version is the same news. */
const plan = fc.integer({ min: 1, max: 6 }).map((version): News => ({ kind: 'plan', hash: version === 3 ? hashA : String(version).repeat(64), version }))
const contract = fc.record({ contractId: fc.constantFrom('ctr-1', 'ctr-2'), version: fc.integer({ min: 1, max: 30 }), planHash: hashes, ended: fc.boolean(), deposits: fc.integer({ min: 0, max: 2 }) }).map(({ ended, deposits, ...given }): News => ({
  kind: 'contract',
  fact: ended ? terminatedFact({ ...given, at: instant(given.version) }) : signedFact({ ...given, at: instant(given.version), milestones: ['ms-1', 'ms-3'].slice(0, deposits).map((milestoneId) => ({ ...milestone, milestoneId })) }),
}))
const payment = fc.record({
  contractId: fc.constantFrom('ctr-1', 'ctr-2'), milestoneId: fc.constantFrom('ms-1', 'ms-3'), version: fc.integer({ min: 1, max: 30 }),
  state: fc.constantFrom('Received', 'Received', 'Received', 'Failed', 'Disputed', 'Refunded'), settled: fc.boolean(),
}).map((given): News => ({ kind: 'payment', fact: paymentFact({ ...given, at: instant(given.version) }) }))

const subject = (news: News): string => {
  switch (news.kind) {
    case 'plan': return `plan ${news.version}`
    case 'contract': return `contract ${news.fact.contractId} ${news.fact.version}`
    case 'payment': return `payment ${news.fact.contractId} ${news.fact.milestoneId} ${news.fact.version}`
  }
}
/** Each version of a thing says one thing. */
const history = fc.uniqueArray(fc.oneof({ weight: 1, arbitrary: plan }, { weight: 4, arbitrary: contract }, { weight: 4, arbitrary: payment }), { selector: subject, maxLength: 14 })

const hear = (order: WorkOrder, news: News): WorkOrder => {
  switch (news.kind) {
    case 'plan': return must(approve(order, { ...opening(), plan: { ...planWith(news.hash, news.version), approvedAt: instant(news.version) } }))
    case 'contract': return must(recordContract(order, news.fact))
    case 'payment': return must(recordPayment(order, news.fact))
  }
}
const hearAll = (order: WorkOrder, all: readonly News[]): WorkOrder => all.reduce(hear, order)

/** Each with itself somewhere else in the queue, and again. */
const delivered = history.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray([...all, ...all], { minLength: all.length * 2, maxLength: all.length * 2 })))

const latest = <T extends { readonly version: number }>(facts: readonly T[], key: (fact: T) => string): T[] =>
  [...Map.groupBy(facts, key).values()].flatMap((same) => same.toSorted((a, b) => b.version - a.version).slice(0, 1))

/** Invariant 4 said in other words than the code's: straight from what was heard. */
const mayBegin = (all: readonly News[]): boolean => {
  const plans = all.flatMap((news) => (news.kind === 'plan' ? [news] : []))
  const approved = plans.reduce((best, each) => (each.version > best.version ? each : best), { hash: hashA, version: 3 })
  const contracts = latest(all.flatMap((news) => (news.kind === 'contract' ? [news.fact] : [])), ({ contractId }) => contractId)
  const payments = latest(all.flatMap((news) => (news.kind === 'payment' ? [news.fact] : [])), ({ contractId, milestoneId }) => `${contractId} ${milestoneId}`)
  const signed = contracts.flatMap((each) => (each.standing === 'Signed' && each.planHash === approved.hash ? [each] : [])).toSorted((a, b) => (a.at + a.contractId < b.at + b.contractId ? 1 : -1))[0]
  return signed !== undefined && signed.milestones.every(({ milestoneId }) =>
    payments.some((paid) => paid.contractId === signed.contractId && paid.milestoneId === milestoneId && paid.settled && paid.state !== 'Disputed'))
}

describe('no pay, no chips', () => {
  it('releases exactly when the latest plan is approved, signed under the same hash and its deposits are in (4)', () => {
    let released = 0
    fc.assert(fc.property(history, (all) => {
      const may = mayBegin(all)
      released += may ? 1 : 0
      expect(release(hearAll(planned(), all), [asked(1, 20)], planner, start).ok).toBe(may)
    }), { numRuns: 1000 })
    expect(released).toBeGreaterThan(10)
  })

  it('reaches the same state however news is reordered and repeated, before release (13)', () => {
    fc.assert(fc.property(delivered, ([all, shuffled]) => {
      const byTime = all.toSorted((a, b) => (subject(a) < subject(b) ? -1 : 1))
      expect(hearAll(planned(), shuffled)).toEqual(hearAll(planned(), byTime))
    }), { numRuns: 200 })
  })

  it('and after it (13)', () => {
    fc.assert(fc.property(delivered, ([all, shuffled]) => {
      expect(hearAll(running().order, shuffled)).toEqual(hearAll(running().order, all))
    }), { numRuns: 200 })
  })
})

describe('trouble after release', () => {
  const trouble = fc.oneof(history.map((all) => ({ news: all })), fc.constantFrom<{ word: 'hold' | 'resume' }>({ word: 'hold' }, { word: 'resume' }))

  it('holds and never deletes work (5)', () => {
    fc.assert(fc.property(fc.array(trouble, { maxLength: 8 }), (steps) => {
      const first = running().order
      let order = first
      for (const step of steps) {
        if ('news' in step) order = hearAll(order, step.news)
        else {
          const done = step.word === 'hold' ? hold(order, { by: planner, reason: 'x' }, start) : resume(order, { by: planner, reason: 'x' })
          if (done.ok) order = done.value.next
        }
        expect(order).toMatchObject({ lots: first.lots, plan: first.plan, release: first.status === 'Released' ? first.release : {} })
        expect(order.status).toBe(order.holds.length > 0 ? 'OnHold' : 'Released')
        const terms = order.contracts.find(({ contractId }) => contractId === 'ctr-1')
        const agreed = terms?.standing === 'Signed' ? terms.milestones.map(({ milestoneId }) => milestoneId) : ['ms-1', 'ms-3']
        const bad = order.payments.some(({ contractId, milestoneId, state, settled }) => contractId === 'ctr-1' && agreed.includes(milestoneId) && (state === 'Disputed' || ((state === 'Failed' || state === 'Refunded') && !settled)))
        if (bad) expect(order.status).toBe('OnHold')
      }
    }), { numRuns: 100 })
  })
})
