import { describe, expect, it } from 'vitest'
import type { Shape } from './route-schema.ts'
import { begin, beginWith, choiceOf, currencyOf, filledIn, pointer, tellingName } from './values.ts'

const text: Shape = { type: 'string', minLength: 1 }
const money: Shape = { type: 'object', required: ['minor', 'currency'], properties: { minor: { type: 'integer' }, currency: { type: 'string', pattern: '^[A-Z]{3}$' } } }
const kinds: Shape = { oneOf: [
  { type: 'object', required: ['kind', 'heat'], properties: { kind: { const: 'heat' }, heat: text } },
  { type: 'object', required: ['kind', 'lots'], properties: { kind: { const: 'lots' }, lots: { type: 'array', minItems: 1, items: text } } },
] }

describe('what a form begins with', () => {
  it('is constants, defaults, the least rows of a list, and nothing a person should say', () => {
    const shape: Shape = { type: 'object', required: ['a', 'b', 'c', 'd', 'e', 'f'], properties: {
      a: text, b: { const: 'x' }, c: { type: 'array', minItems: 2, items: { type: 'object', required: ['q'], properties: { q: { type: 'integer' } } } }, d: { type: 'boolean' }, e: { type: 'string' },
      f: { type: 'object', required: [], properties: { g: text } }, h: text, i: { type: 'string', enum: ['en', 'te'], default: 'en' },
    } }
    expect(begin(shape)).toEqual({ a: undefined, b: 'x', c: [{ q: undefined }, { q: undefined }], d: false, e: '', f: {}, i: 'en' })
  })

  it('is the first of several kinds', () => expect(begin(kinds)).toEqual({ kind: 'heat', heat: undefined }))

  it('is never an agreement that nobody gave', () => expect(begin({ type: 'boolean', const: true })).toBe(false))

  it('takes what is known, of the kind it is of, and only what has a field', () => {
    expect(beginWith(kinds, { kind: 'lots', lots: ['l1', 'l2'], heat: 'h', colour: 'red' })).toEqual({ kind: 'lots', lots: ['l1', 'l2'] })
    expect(beginWith({ type: 'object', required: ['a', 'm'], properties: { a: text, m: money } }, { m: { minor: 5, currency: 'EUR', exact: true }, z: 1 })).toEqual({ a: undefined, m: { minor: 5, currency: 'EUR' } })
    expect(beginWith({ type: 'array', items: money }, [{ minor: 1, currency: 'INR', line: 3 }])).toEqual([{ minor: 1, currency: 'INR' }])
    expect(beginWith(kinds, undefined)).toEqual(begin(kinds))
  })
})

describe('what is sent', () => {
  const shape: Shape = { type: 'object', required: ['name', 'note', 'rows'], properties: { name: text, note: { type: 'string' }, place: text, rows: { type: 'array', items: { type: 'object', required: ['q'], properties: { q: text, r: text } } }, more: { type: 'object', properties: { x: text } } } }

  it('leaves out optional fields that say nothing, and keeps empty texts that must be there', () => {
    expect(filledIn({ name: 'a', note: '', place: '', rows: [{ q: 'b', r: undefined }, { q: '', r: '' }], more: { x: '' } }, shape)).toEqual({ name: 'a', note: '', rows: [{ q: 'b' }, { q: '' }] })
  })

  it('has no spaces around texts', () => expect(filledIn({ name: ' a b ', note: '\n', rows: [] }, shape)).toEqual({ name: 'a b', note: '', rows: [] }))

  it('keeps what is no and zero', () => expect(filledIn({ n: 0, b: false }, { type: 'object', properties: { n: { type: 'integer' }, b: { type: 'boolean' } } })).toEqual({ n: 0, b: false }))

  it('is in one currency unless another is named', () => {
    const prices: Shape = { type: 'object', required: ['currency', 'a', 'b', 'c'], properties: { currency: text, a: money, b: money, c: money } }
    expect(filledIn({ currency: 'INR', a: { minor: 5, currency: '' }, b: { minor: 6, currency: 'EUR' }, c: { minor: 7 } }, prices)).toEqual({ currency: 'INR', a: { minor: 5, currency: 'INR' }, b: { minor: 6, currency: 'EUR' }, c: { minor: 7, currency: 'INR' } })
    expect(filledIn({ minor: undefined, currency: undefined }, money, 'EUR')).toEqual({})
    expect(currencyOf([{ currency: '' }, { deep: [{ currency: 'USD' }] }])).toBe('USD')
    expect(currencyOf({ a: 1 })).toBeUndefined()
  })

  it('follows the kind that was chosen', () => expect(filledIn({ kind: 'lots', lots: [' a '] }, kinds)).toEqual({ kind: 'lots', lots: ['a'] }))
})

describe('several kinds of a thing', () => {
  it('are told apart by a constant that differs', () => {
    expect(tellingName(kinds.oneOf ?? [])).toBe('kind')
    expect(choiceOf(kinds, { kind: 'lots' })).toBe(kinds.oneOf?.[1])
    expect(choiceOf(kinds, { kind: 'other' })).toBeUndefined()
    expect(tellingName([{ properties: { unit: { const: 'mm' }, kind: { const: 'a' } } }, { properties: { unit: { const: 'mm' }, kind: { const: 'b' } } }])).toBe('kind')
    expect(tellingName([{ properties: { kind: { const: 'a' } } }, { properties: { name: text } }])).toBeUndefined()
  })
})

it('a pointer names a place', () => expect([pointer(['lots', 0, 'quantity']), pointer([])]).toEqual(['/lots/0/quantity', '/']))
