import { describe, expect, it } from 'vitest'
import { limitsText, markOf } from './limits.ts'
import { missingPieces, neededPieces, type Characteristic } from './needed.ts'

const bore: Characteristic = { number: 2, description: 'Bore', designator: 'critical', kind: 'variable', nominal: { value: '25.000', unit: 'mm' }, lower: '25.000', upper: '25.021', stage: 'final', method: '', sampling: { plan: 'fixed', size: 5 } }

describe('a reading against its limits', () => {
  it.each([['25.000', 'in'], ['25.021', 'in'], ['25.0211', 'out'], ['24.999', 'out'], ['25,01', 'in'], [' ', 'empty'], ['25.', 'wrong'], ['abc', 'wrong']])('%s is %s', (text, mark) => {
    expect(markOf(text, bore)).toBe(mark)
  })

  it('has limits on both sides, on one or on none', () => {
    expect(limitsText(bore)).toBe('25.000 (25.000 … 25.021) mm')
    const { nominal: _nominal, lower: _lower, ...oneSided } = bore
    expect(limitsText({ ...oneSided, upper: '0.8' })).toBe('≤ 0.8')
  })
})

describe('pieces to inspect', () => {
  const by = { id: 'inspector', name: 'Ines Inspector' }
  const at = '2026-03-04T08:00:00.000Z'
  const readings = (result: number, values: string[], supersedes?: number) => ({ kind: 'readings' as const, characteristic: 2, values, unit: 'mm' as const, result, by, at, ...(supersedes !== undefined && { supersedes: { result: supersedes, reason: 'Digits swapped.' } }) })
  const lot = { lotQuantity: 20, samplingPlans: [], results: [] }

  it('are as many as the plan says, and never more than the lot has', () => {
    expect(neededPieces(bore, lot)).toBe(5)
    expect(neededPieces(bore, { ...lot, lotQuantity: 3 })).toBe(3)
    expect(neededPieces({ ...bore, sampling: { plan: 'every-piece' } }, lot)).toBe(20)
  })

  it('are missing until results that count cover them', () => {
    expect(missingPieces(bore, { ...lot, results: [readings(1, ['25.004', '25.006'])] })).toBe(3)
    expect(missingPieces(bore, { ...lot, results: [readings(1, ['25.004', '25.006']), readings(2, ['25.004'], 1)] })).toBe(4)
  })
})
