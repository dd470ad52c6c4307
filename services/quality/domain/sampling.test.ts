import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aqls, type Aql } from '#shared/vocabulary/sampling.ts'
import type { CodeLetter, Severity } from '../sampling-view.ts'
import { earned, samplingPlan } from './sampling.ts'

const plan = (lotSize: number, aql: Aql, severity: Severity = 'Normal', acceptanceNumberZero = false) => samplingPlan({ lotSize, aql, severity, acceptanceNumberZero })
/** A lot of each letter, in the middle of its range. */
const lotOf: { readonly [L in Exclude<CodeLetter, 'R'>]: number } = { A: 5, B: 12, C: 20, D: 40, E: 70, F: 120, G: 200, H: 400, J: 1000, K: 2000, L: 5000, M: 20_000, N: 100_000, P: 300_000, Q: 600_000 }

describe('published cells, level II', () => {
  test.each([
    [500, '2.5', 50, 3, 4], [1000, '1.0', 80, 2, 3], [3000, '2.5', 125, 7, 8], [50, '4.0', 13, 1, 2],
  ] as const)('%i pieces at AQL %s: n %i, %i/%i', (lotSize, aql, sampleSize, acceptance, rejection) => {
    expect(plan(lotSize, aql)).toMatchObject({ sampleSize, acceptance, rejection })
  })

  test('an arrow leads to another letter and its sample size, and the cell cited says so', () => {
    expect(plan(50, '4.0').cell).toEqual({ level: 'II', lotLetter: 'D', letter: 'E', aql: '4.0', table: 'normal' })
    expect(plan(5000, '10')).toMatchObject({ sampleSize: 125, acceptance: 21, cell: { lotLetter: 'L', letter: 'K' } })
    expect(plan(200, '0.65')).toMatchObject({ sampleSize: 20, acceptance: 0, cell: { lotLetter: 'G', letter: 'F' } })
    expect(plan(100, '1.5', 'Tightened')).toMatchObject({ sampleSize: 50, acceptance: 1, cell: { lotLetter: 'F', letter: 'H', table: 'tightened' } })
  })

  test.each([[2, 'A'], [8, 'A'], [9, 'B'], [15, 'B'], [16, 'C'], [25, 'C'], [26, 'D'], [50, 'D'], [51, 'E'], [90, 'E'], [91, 'F'], [150, 'F'], [151, 'G'], [280, 'G'], [281, 'H'], [500, 'H'], [501, 'J'], [1200, 'J'], [1201, 'K'], [3200, 'K'], [3201, 'L'], [10_000, 'L'], [10_001, 'M'], [35_000, 'M'], [35_001, 'N'], [150_000, 'N'], [150_001, 'P'], [500_000, 'P'], [500_001, 'Q']] as const)('a lot of %i has letter %s', (lotSize, letter) => expect(plan(lotSize, '1.0').cell.lotLetter).toBe(letter))

  /**
   * MIL-STD-105E tables II-A and II-B as the National Institute of Building Sciences printed them (AC-TABLE.ASC, tables 1-A and 1-B): rejection
   * numbers at AQL 0.65 1.0 1.5 2.5 4.0 6.5 10; v and ^ are arrows down and up.
   */
  const published: { readonly [S in 'Normal' | 'Tightened']: readonly (readonly [keyof typeof lotOf, number, string])[] } = {
    Normal: [
      ['A', 2, 'v v v v v 1 ^'], ['B', 3, 'v v v v 1 ^ v'], ['C', 5, 'v v v 1 ^ v 2'], ['D', 8, 'v v 1 ^ v 2 3'], ['E', 13, 'v 1 ^ v 2 3 4'], ['F', 20, '1 ^ v 2 3 4 6'], ['G', 32, '^ v 2 3 4 6 8'], ['H', 50, 'v 2 3 4 6 8 11'],
      ['J', 80, '2 3 4 6 8 11 15'], ['K', 125, '3 4 6 8 11 15 22'], ['L', 200, '4 6 8 11 15 22 ^'], ['M', 315, '6 8 11 15 22 ^ ^'], ['N', 500, '8 11 15 22 ^ ^ ^'], ['P', 800, '11 15 22 ^ ^ ^ ^'], ['Q', 1250, '15 22 ^ ^ ^ ^ ^'],
    ],
    Tightened: [
      ['B', 3, 'v v v v v 1 v'], ['C', 5, 'v v v v 1 v v'], ['D', 8, 'v v v 1 v v 2'], ['E', 13, 'v v 1 v v 2 3'], ['F', 20, 'v 1 v v 2 3 4'], ['G', 32, '1 v v 2 3 4 6'], ['H', 50, 'v v 2 3 4 6 9'],
      ['J', 80, 'v 2 3 4 6 9 13'], ['K', 125, '2 3 4 6 9 13 19'],
    ],
  }
  const rows = (['Normal', 'Tightened'] as const).flatMap((severity) => published[severity].map(([letter, n, cells]) => ({ severity, letter, n, cells: cells.split(' ') })))
  test.each(rows)('$severity, letter $letter', ({ severity, letter, n, cells }) => {
    for (const [index, cell] of cells.entries()) {
      const aql = aqls[index + 5] ?? '10'
      const found = plan(lotOf[letter], aql, severity)
      // Above letter A there is nothing to go to: see the docstring.
      if (letter === 'A' && cell === '^') expect(found).toMatchObject({ sampleSize: 2, acceptance: 0 })
      else if (cell === 'v') expect(found.cell.letter > letter, `${letter} ${aql}`).toBe(true)
      else if (cell === '^') expect(found.cell.letter < letter, `${letter} ${aql}`).toBe(true)
      else expect(found, `${letter} ${aql}`).toMatchObject({ sampleSize: n, rejection: Number(cell), cell: { letter } })
    }
  })
})

describe('always', () => {
  const lotSize = fc.oneof(fc.integer({ min: 1, max: 600 }), fc.integer({ min: 1, max: 1_000_000 }))
  const aql = fc.constantFrom(...aqls)
  const severity = fc.constantFrom<Severity>('Normal', 'Tightened', 'Reduced')

  test('no more than the lot, and Re is Ac + 1', () => fc.assert(fc.property(lotSize, aql, severity, fc.boolean(), (lot, limit, under, zero) => {
    const { sampleSize, acceptance, rejection } = plan(lot, limit, under, zero)
    expect(sampleSize).toBeGreaterThan(0)
    expect(sampleSize).toBeLessThanOrEqual(lot)
    expect(rejection).toBe(acceptance + 1)
  })))

  test('Ac never falls as the AQL rises', () => fc.assert(fc.property(lotSize, severity, (lot, under) => {
    const numbers = aqls.map((limit) => plan(lot, limit, under).acceptance)
    expect(numbers).toEqual(numbers.toSorted((a, b) => a - b))
  })))

  test('tightened is never more lenient than normal: as many pieces and no larger Ac', () => fc.assert(fc.property(lotSize, aql, (lot, limit) => {
    const [normal, tightened] = [plan(lot, limit), plan(lot, limit, 'Tightened')]
    expect(tightened.acceptance).toBeLessThanOrEqual(normal.acceptance)
    expect(tightened.sampleSize).toBeGreaterThanOrEqual(normal.sampleSize)
  })))

  test('with acceptance number 0 the sample stays and nothing nonconforming is accepted; reduced is as normal', () => fc.assert(fc.property(lotSize, aql, (lot, limit) => {
    expect(plan(lot, limit, 'Normal', true)).toMatchObject({ sampleSize: plan(lot, limit).sampleSize, acceptance: 0, rejection: 1 })
    expect({ ...plan(lot, limit, 'Reduced'), severity: 'Normal' }).toEqual(plan(lot, limit))
  })))
})

test('a small lot is inspected whole', () => expect(plan(10, '0.065')).toMatchObject({ sampleSize: 10, acceptance: 0 }))

test('towards reduced: two for Ac 0 or 1, three when a step tighter would have accepted too, else nothing', () => {
  const of = (lotSize: number, aql: Aql, nonconforming: number) => earned({ characteristic: 1, ...plan(lotSize, aql) }, nonconforming)
  expect([of(50, '4.0', 0), of(50, '4.0', 1), of(50, '4.0', 2)]).toEqual([2, 2, 0])
  expect([of(500, '2.5', 2), of(500, '2.5', 3), of(500, '2.5', 4)]).toEqual([3, 0, 0])
  // No AQL is tighter, so nothing shows that it would have been accepted there.
  expect(of(1_000_000, '0.065', 0)).toBe(0)
})
