import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Rfq } from '#services/quoting/rfq-view.ts'
import type { Plan } from '#services/quoting/plan-view.ts'
import { accepted, draftedPlan, next, now, quoted, sales, submittedPlan } from '#services/quoting/test/states.ts'
import { approve, reject } from '#services/quoting/domain/plan.ts'
import { conversion, median, offersOf, waitOf, type Offer } from './sales-figures.ts'

const seen = <T extends object>(state: T): T & { readonly version: number } => ({ ...state, version: 1 })
const later = (hours: number): string => new Date(Date.parse(now) + hours * 3_600_000).toISOString()
const plan = submittedPlan()
const approved = next(approve(plan, { by: sales, contentHash: plan.contentHash }, later(1)))
const rejected = next(reject(plan, { by: sales, reason: 'Too dear.' }, later(1)))
const of = (plans: readonly Plan[], requests: readonly Rfq[] = [quoted()]): Offer[] => offersOf(plans.map(seen), requests.map(seen))

describe('an offer', () => {
  it('was won, lost, lapsed, or waits; a draft and what gave way to another are none', () => {
    const all: readonly Plan[] = [approved, rejected, plan, { ...plan, status: 'Expired' }, { ...plan, status: 'Superseded' }, draftedPlan(accepted())]
    expect(of(all).map(({ outcome }) => outcome)).toEqual(['won', 'lost', 'waiting', 'lapsed'])
  })

  it('has the wait from the sending of its request, and its margin as a share of the price', () => {
    const [offer] = of([{ ...plan, submittedAt: later(30) }])
    expect(offer?.hours).toBeCloseTo(30, 6)
    const trace = plan.traces.find(({ quantity }) => quantity === plan.content.quantity)
    const margin = trace?.terms.find(({ term }) => term === 'margin')?.amount.minor ?? 0
    expect(offer?.margin).toBeCloseTo(margin / plan.content.total.minor, 12)
    // 25 % of the price, to the rounding of a price per piece.
    expect(offer?.margin).toBeCloseTo(0.25, 2)
  })

  it('says nothing of a wait or a margin that is not known', () => {
    expect(of([{ ...plan, traces: [] }], [])).toEqual([{ plan: { ...plan, traces: [], version: 1 }, outcome: 'waiting' }])
  })
})

it('conversion is of those decided', () => {
  expect(conversion(of([plan]))).toBeUndefined()
  expect(conversion(of([plan, approved, rejected, rejected]))).toBeCloseTo(1 / 3, 12)
})

it('each wait is in one step', () => {
  expect([24, 24.1, 72, 168, 1000].map((hours) => waitOf({ plan: seen(plan), outcome: 'won', hours }))).toEqual(['day', 'threeDays', 'threeDays', 'week', 'longer'])
  expect(waitOf({ plan: seen(plan), outcome: 'won' })).toBeUndefined()
})

it('the middle has no more than half below it, and no more above', () => {
  fc.assert(fc.property(fc.array(fc.integer(), { minLength: 1 }), (values) => {
    const middle = median(values) ?? Number.NaN
    for (const beyond of [values.filter((value) => value < middle), values.filter((value) => value > middle)]) expect(beyond.length).toBeLessThanOrEqual(values.length / 2)
  }), { examples: [[[1]], [[1, 2]], [[3, 1, 2]], [[0, 0, 1]]] })
  expect([median([1, 2]), median([3, 1, 2])]).toEqual([1.5, 2])
  expect(median([])).toBeUndefined()
})
