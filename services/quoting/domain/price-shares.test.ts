import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { examplePlan } from '../examples.ts'
import type { PriceTrace } from '../plan-view.ts'
import { price } from './price.ts'
import { sharesOf } from './price-shares.ts'

const eur = (minor: number) => ({ minor, currency: 'EUR' })
const minor = fc.integer({ min: 0, max: 1_000_000_000_000 })
const names = ['setup', 'programming', 'run', 'material', 'tool-wear', 'inspection', 'outside', 'scrap-allowance', 'overhead', 'margin', 'lead-time'] as const
const traces = fc.tuple(fc.array(minor, { minLength: names.length, maxLength: names.length }), fc.integer({ min: -5, max: 5 })).map(([amounts, rounding]): PriceTrace => {
  const terms = names.map((term, index) => ({ term, amount: eur(amounts[index] ?? 0), inputs: [] }))
  const total = eur(Math.max(0, amounts.reduce((sum, each) => sum + each, 0) + rounding))
  return { quantity: 1, terms, total, unitPrice: total }
})

describe('what a price is for', () => {
  it('is in plain words, and adds up to the price of each quantity', () => {
    const found = [20, 100].map((quantity) => price(examplePlan, quantity)).flatMap((trace) => (trace.ok ? [sharesOf(trace.value)] : []))
    expect(found.map(({ shares }) => shares.map(({ share }) => share))).toEqual(Array.from({ length: 2 }, () => ['material', 'setup', 'machining', 'outside', 'inspection', 'programming']))
    const perPiece = (name: string) => found.map(({ quantity, shares }) => (shares.find(({ share }) => share === name)?.amount.minor ?? 0) / quantity)
    // Setup and programming are once for the lot: a larger one bears them better; machining is the same for each piece, but for a cent.
    for (const once of ['setup', 'programming']) expect((perPiece(once)[0] ?? 0) / (perPiece(once)[1] ?? 1)).toBeCloseTo(5, 2)
    expect(Math.abs((perPiece('machining')[0] ?? 0) - (perPiece('machining')[1] ?? 0))).toBeLessThan(1)
  })

  it('is the total to the cent, with no part below nothing', () => {
    fc.assert(fc.property(traces, (trace) => {
      const { shares, total } = sharesOf(trace)
      expect(shares.every(({ amount }) => amount.minor >= 0)).toBe(true)
      if (shares.length > 0) expect(shares.reduce((sum, { amount }) => sum + amount.minor, 0)).toBe(total.minor)
    }))
  })

  it('tells nothing of what it cost: all parts that a piece is made of are dearer by one and the same factor', () => {
    fc.assert(fc.property(traces, (trace) => {
      const costOf = (...terms: readonly string[]) => trace.terms.filter(({ term }) => terms.includes(term)).reduce((sum, { amount }) => sum + BigInt(amount.minor), 0n)
      const shareOf = (name: string) => BigInt(sharesOf(trace).shares.find(({ share }) => share === name)?.amount.minor ?? 0)
      const [cost, other] = [costOf('run', 'tool-wear'), costOf('material')]
      // Each share is its exact part but for less than a cent: a / b and A / B differ by no more than that.
      const apart = shareOf('machining') * other - shareOf('material') * cost
      expect(apart < 0n ? -apart : apart).toBeLessThanOrEqual(cost + other)
    }))
  })

  it('has nothing to say of a price of nothing', () => {
    expect(sharesOf({ quantity: 1, terms: [], total: eur(0), unitPrice: eur(0) }).shares).toEqual([])
  })
})
