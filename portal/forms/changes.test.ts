import { expect, it } from 'vitest'
import { differences } from './changes.ts'

it('tells leaf by leaf what is different', () => {
  const before = { version: 3, status: 'Draft', part: { name: 'Bracket', revision: 'A' }, lots: [{ id: 'l1', quantity: 20 }] }
  const now = { version: 5, status: 'Draft', part: { name: 'Bracket', revision: 'B' }, lots: [{ id: 'l1', quantity: 18 }, { id: 'l2', quantity: 2 }], note: 'split' }
  expect(differences(before, now)).toEqual([
    { path: ['part', 'revision'], before: 'A', after: 'B' },
    { path: ['lots', '1', 'quantity'], before: 20, after: 18 },
    { path: ['lots', '2'], before: undefined, after: { id: 'l2', quantity: 2 } },
    { path: ['note'], before: undefined, after: 'split' },
  ])
})

it('says nothing of what is the same, nor of the version alone', () => {
  expect(differences({ version: 1, a: [1, { b: 2 }] }, { version: 2, a: [1, { b: 2 }] })).toEqual([])
})

it('tells of what is gone', () => {
  expect(differences({ a: 1, b: null }, { b: 'x' })).toEqual([{ path: ['a'], before: 1, after: undefined }, { path: ['b'], before: null, after: 'x' }])
})

it('tells rows apart by their number, so that one that is put between others moves none, and amounts as a whole', () => {
  const eur = (minor: number) => ({ minor, currency: 'EUR' })
  const before = { breaks: [{ quantity: 20, unitPrice: eur(5) }, { quantity: 100, unitPrice: eur(4) }] }
  const now = { breaks: [{ quantity: 20, unitPrice: eur(6) }, { quantity: 50, unitPrice: eur(5) }, { quantity: 100, unitPrice: eur(4) }] }
  expect(differences(before, now)).toEqual([
    { path: ['breaks', '20', 'unitPrice'], before: eur(5), after: eur(6) },
    { path: ['breaks', '50'], before: undefined, after: { quantity: 50, unitPrice: eur(5) } },
  ])
})
