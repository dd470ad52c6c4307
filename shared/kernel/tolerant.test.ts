import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { readTolerantly } from './tolerant.ts'

const Strict = z.strictObject({
  id: z.string(),
  lots: z.array(z.strictObject({ lotId: z.string() })),
  way: z.discriminatedUnion('by', [z.strictObject({ by: z.literal('road') }), z.strictObject({ by: z.literal('sea'), port: z.string() })]),
})
const known = { id: 'a', lots: [{ lotId: 'l1' }, { lotId: 'l2' }], way: { by: 'sea', port: 'Kakinada' } }

describe('a tolerant reader', () => {
  it('takes what it knows, and leaves out what it does not, at every depth', () => {
    expect(readTolerantly(Strict, known)).toEqual(known)
    const newer = { ...known, more: 1, lots: [{ lotId: 'l1', mass: 3, colour: 'red' }, { lotId: 'l2' }], way: { ...known.way, berth: 7 } }
    expect(readTolerantly(Strict, newer)).toEqual(known)
    expect(newer.lots[0]).toHaveProperty('mass')
  })

  it.each([
    ['a field is missing', { ...known, id: undefined, more: 1 }],
    ['a field is of another type', { ...known, lots: 'l1' }],
    ['a case is unknown', { ...known, way: { by: 'air' }, more: 1 }],
  ])('refuses when %s', (_, data) => {
    expect(() => readTolerantly(Strict, data)).toThrow(z.ZodError)
  })
})
