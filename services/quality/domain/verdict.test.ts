import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Characteristic } from '../inspection-plan-view.ts'
import type { Recorded } from '../inspection-view.ts'
import { samplingPlans } from './sampling.ts'
import { conceded, findingOf, requirementOf, sampleSize, unreported, valid } from './verdict.ts'

const bore: Characteristic = {
  number: 2, description: 'Bore', designator: 'none', kind: 'variable', nominal: { value: '25.000', unit: 'mm' }, lower: '25.000', upper: '25.021', stage: 'final', method: 'Bore gauge', sampling: { plan: 'fixed', size: 5 },
}
const edges: Characteristic = { number: 3, description: 'Edges', designator: 'none', kind: 'attribute', stage: 'final', method: 'Visual', sampling: { plan: 'every-piece' } }
const written = { by: { id: 'i', name: 'Ines' }, at: '2026-03-02T08:00:00.000Z' }
const readings = (result: number, ...values: string[]): Recorded => ({ kind: 'readings', characteristic: 2, values, unit: 'mm', result, ...written })
const count = (result: number, inspected: number, nonconforming: number): Recorded => ({ kind: 'count', characteristic: 3, inspected, nonconforming, result, ...written })
const verdict = (characteristic: Characteristic, ...values: string[]) => findingOf(characteristic, [readings(1, ...values)]).verdict

describe('a reading', () => {
  test('exactly on either limit conforms; one nano beyond does not', () => {
    expect(verdict(bore, '25.000')).toBe('conforms')
    expect(verdict(bore, '25.021')).toBe('conforms')
    expect(verdict(bore, '24.999999999')).toBe('nonconforming')
    expect(verdict(bore, '25.021000001')).toBe('nonconforming')
  })

  test('is compared as a number, whatever the resolution it was read with', () => {
    expect(verdict(bore, '25', '25.0', '25.00', '25.000000000', '25.0210')).toBe('conforms')
    expect(verdict({ ...bore, lower: '9.9', upper: '10.10' }, '10.1', '10.100', '9.90')).toBe('conforms')
    expect(verdict({ ...bore, lower: '0.1', upper: '0.3' }, '0.30')).toBe('conforms')
    expect(verdict({ ...bore, lower: '-0.02', upper: '0' }, '-0.020', '0.000', '-0')).toBe('conforms')
    expect(verdict({ ...bore, lower: '-0.02', upper: '0' }, '-0.021')).toBe('nonconforming')
  })

  test('a limit that is not there does not limit', () => {
    const { lower: _lower, ...upperOnly } = bore
    const { upper: _upper, ...lowerOnly } = bore
    expect([verdict(upperOnly, '-999.5'), verdict(upperOnly, '25.022')]).toEqual(['conforms', 'nonconforming'])
    expect([verdict(lowerOnly, '999.5'), verdict(lowerOnly, '24.999')]).toEqual(['conforms', 'nonconforming'])
    expect([requirementOf(bore), requirementOf(upperOnly), requirementOf(lowerOnly), requirementOf(edges)]).toEqual(['25.000 (25.000 … 25.021)', '25.000 (≤ 25.021)', '25.000 (≥ 25.000)', 'Ac 0'])
  })
})

test('every piece of a big lot is the whole lot; a fixed sample is never larger than the lot', () => {
  expect(sampleSize(edges, 10_000)).toBe(10_000)
  expect(sampleSize(bore, 10_000)).toBe(5)
  expect(sampleSize(bore, 5)).toBe(5)
  expect(sampleSize(bore, 3)).toBe(3)
  expect(findingOf(edges, [count(1, 6_000, 0), count(2, 4_000, 1)])).toMatchObject({ inspected: 10_000, nonconforming: 1, verdict: 'nonconforming', values: [] })
})

describe('with an AQL', () => {
  const byAql: Characteristic = { ...edges, sampling: { plan: 'aql', aql: '4.0', acceptanceNumberZero: false } }
  const plans = (zero = false) => samplingPlans([{ ...byAql, sampling: { plan: 'aql', aql: '4.0', acceptanceNumberZero: zero } }], 50, 'Normal')
  test('the sample conforms up to its acceptance number, and the requirement cites the cell', () => {
    expect(sampleSize(byAql, 50, plans())).toBe(13)
    expect(findingOf(byAql, [count(1, 13, 1)], plans())).toMatchObject({ nonconforming: 1, verdict: 'conforms', requirement: 'n 13, Ac 1, Re 2 (ISO 2859-1 II, D → E, AQL 4.0, normal)' })
    expect(findingOf(byAql, [count(1, 13, 2)], plans())).toMatchObject({ nonconforming: 2, verdict: 'nonconforming' })
  })
  test('with acceptance number 0 not even one', () => expect(findingOf(byAql, [count(1, 13, 1)], plans(true))).toMatchObject({ verdict: 'nonconforming', requirement: 'n 13, Ac 0, Re 1 (ISO 2859-1 II, D → E, AQL 4.0, normal, c = 0)' }))
  test('without its plan every piece is wanted and none may be wrong', () => {
    expect(sampleSize(byAql, 50)).toBe(50)
    expect(findingOf(byAql, [count(1, 50, 1)])).toMatchObject({ verdict: 'nonconforming', requirement: 'Ac 0' })
  })
})

test('a superseded result no longer counts', () => {
  const results = [readings(1, '25.021', '25.12'), readings(2, '25.010'), { ...readings(3, '25.021', '25.012'), supersedes: { result: 1, reason: 'Typed wrongly.' } }]
  expect(valid(results, 2).map(({ result }) => result)).toEqual([2, 3])
  expect(findingOf(bore, results)).toMatchObject({ values: ['25.010', '25.021', '25.012'], verdict: 'conforms', unit: 'mm' })
})

test('a concession covers a finding only for its characteristic and only up to its pieces', () => {
  const finding = findingOf(bore, [readings(1, '25.03', '25.04')])
  const granted = { ncrId: 'ncr_1', number: 'NCR-000001', characteristics: [2], quantity: 2, approvalReference: 'DEV-1' }
  expect(conceded(finding, [granted])).toEqual({ ...finding, concession: 'NCR-000001' })
  expect(conceded(finding, [{ ...granted, quantity: 1 }])).toBe(finding)
  expect(conceded(finding, [{ ...granted, characteristics: [3] }])).toBe(finding)
  const sampled = { ...finding, verdict: 'conforms' as const }
  expect([unreported(sampled), unreported(conceded(sampled, [granted]))]).toEqual([true, false])
})

test('the verdict is exact for any decimals: the same as comparing whole numbers of the last digit', () => {
  const digits = fc.integer({ min: -999_999, max: 999_999 })
  const text = (units: number, zeros: number) => `${units < 0 ? '-' : ''}${Math.floor(Math.abs(units) / 1000)}.${String(Math.abs(units) % 1000).padStart(3, '0')}${'0'.repeat(zeros)}`
  fc.assert(fc.property(digits, digits, digits, fc.nat(6), (value, a, b, zeros) => {
    const [low, high] = [Math.min(a, b), Math.max(a, b)]
    const characteristic = { ...bore, lower: text(low, 0), upper: text(high, 6 - zeros) }
    expect(verdict(characteristic, text(value, zeros)) === 'conforms').toBe(low <= value && value <= high)
  }))
})
