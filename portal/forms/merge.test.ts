import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { beginAnew, merge } from './merge.ts'

it('takes what the other has changed where one has changed nothing, and keeps what one has written', () => {
  const base = { name: 'Muster', phone: '', address: { city: 'Bonn', country: 'DE' }, tags: ['a'] }
  const mine = { ...base, phone: '+49 1' }
  const theirs = { ...base, address: { city: 'Stuttgart', country: 'DE' }, email: 'a@example.test' }
  expect(merge(base, mine, theirs)).toEqual({ value: { ...theirs, phone: '+49 1' }, both: [] })
})

it('names what both have changed, and keeps one\'s own there', () => {
  const base = { address: { city: 'Bonn', country: 'DE' }, tags: ['a'] }
  expect(merge(base, { address: { city: 'Ulm', country: 'AT' }, tags: ['a', 'b'] }, { address: { city: 'Stuttgart', country: 'DE' }, tags: [] })).toEqual({ value: { address: { city: 'Ulm', country: 'AT' }, tags: ['a', 'b'] }, both: ['city', 'tags'] })
})

it('leaves out what the other has taken away and one has not touched', () => {
  expect(merge({ a: 'x', phone: '1' }, { a: 'y', phone: '1' }, { a: 'x' })).toEqual({ value: { a: 'y' }, both: [] })
})

it('loses no change of either: each field is one\'s own where that was changed, and else the other\'s', () => {
  const fields = fc.record({ a: fc.constantFrom('1', '2', '3'), b: fc.constantFrom('1', '2', '3'), c: fc.constantFrom('1', '2', '3') })
  fc.assert(fc.property(fields, fields, fields, (base, mine, theirs) => {
    const { value, both } = merge(base, mine, theirs)
    const names = ['a', 'b', 'c'] as const
    expect(value).toEqual(Object.fromEntries(names.map((name) => [name, mine[name] === base[name] ? theirs[name] : mine[name]])))
    expect(both).toEqual(names.filter((name) => mine[name] !== base[name] && theirs[name] !== base[name] && mine[name] !== theirs[name]))
  }))
})

it('begins anew with what is there now, but with what a page has worked out as it was', () => {
  const shape = { type: 'object', properties: { name: { type: 'string' }, days: { type: 'integer' } }, required: ['name'] } as const
  expect(beginAnew(shape, { initial: { name: 'A', days: 30 }, seen: { name: 'A', days: 2 } }, { name: 'B', days: 3, version: 4 })).toEqual({ name: 'B', days: 30 })
})
