import { expect, it } from 'vitest'
import { differences } from './changes.ts'

it('tells leaf by leaf what is different', () => {
  const before = { version: 3, status: 'Draft', part: { name: 'Bracket', revision: 'A' }, lots: [{ id: 'l1', quantity: 20 }] }
  const now = { version: 5, status: 'Draft', part: { name: 'Bracket', revision: 'B' }, lots: [{ id: 'l1', quantity: 18 }, { id: 'l2', quantity: 2 }], note: 'split' }
  expect(differences(before, now)).toEqual([
    { path: ['part', 'revision'], before: 'A', after: 'B' },
    { path: ['lots', '1', 'quantity'], before: '20', after: '18' },
    { path: ['lots', '2'], before: undefined, after: '{"id":"l2","quantity":2}' },
    { path: ['note'], before: undefined, after: 'split' },
  ])
})

it('says nothing of what is the same, nor of the version alone', () => {
  expect(differences({ version: 1, a: [1, { b: 2 }] }, { version: 2, a: [1, { b: 2 }] })).toEqual([])
})

it('tells of what is gone, and shows at most a dozen', () => {
  expect(differences({ a: 1, b: null }, { b: 'x' })).toEqual([{ path: ['a'], before: '1', after: undefined }, { path: ['b'], before: 'null', after: 'x' }])
  const many = (offset: number) => Object.fromEntries(Array.from({ length: 40 }, (_, at) => [`f${at}`, at + offset]))
  expect(differences(many(0), many(1))).toHaveLength(12)
})
