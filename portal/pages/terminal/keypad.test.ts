import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { counted, missing, padKeys, typed, type Column } from './keypad.ts'

const columns: readonly Column[] = ['good', 'scrap', 'rework']

it('whatever is typed, there are never more pieces than are there, and never fewer than none', () => {
  fc.assert(fc.property(fc.nat(5000), fc.array(fc.record({ key: fc.constantFrom(...padKeys), column: fc.constantFrom(...columns), fresh: fc.boolean() })), (available, keys) => {
    let counts = { good: available, scrap: 0, rework: 0 }
    for (const { key, column, fresh } of keys) counts = counted(counts, column, typed(counts[column], key, fresh), available) ?? counts
    expect(Object.values(counts).every((count) => count >= 0)).toBe(true)
    expect(missing(counts, available)).toBeGreaterThanOrEqual(0)
  }))
})

it('one piece lost of twenty leaves nineteen good', () => expect(counted({ good: 20, scrap: 0, rework: 0 }, 'scrap', 1, 20)).toEqual({ good: 19, scrap: 1, rework: 0 }))
it('pieces counted good by hand leave the rest to be named', () => expect(missing(counted({ good: 20, scrap: 0, rework: 0 }, 'good', 18, 20) ?? { good: 0, scrap: 0, rework: 0 }, 20)).toBe(2))
it('begins anew with the first digit, and goes on with the next', () => expect([typed(20, '1', true), typed(1, '8', false), typed(18, 'back', false), typed(18, 'clear', false)]).toEqual([1, 18, 1, 0]))
