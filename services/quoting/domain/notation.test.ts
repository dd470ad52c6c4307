import { expect, it } from 'vitest'
import type { Stated } from '../shape-view.ts'
import { notationOf } from './notation.ts'

const size = (changes: Partial<Extract<Stated, { kind: 'dimension' }>>): Stated => ({ kind: 'dimension', type: 'length', nominal: 40, upper: null, lower: null, unit: 'mm', fit: null, role: 'ordinary', ...changes })

it.each<[string, Stated]>([
  ['Ø25 mm H7', size({ type: 'diameter', nominal: 25, fit: 'H7' })],
  ['40 mm +0.1/-0.05', size({ upper: 0.1, lower: -0.05 })],
  ['40 mm +0.018/0', size({ upper: 0.018, lower: 0 })],
  ['25.4 mm ±0.125', size({ nominal: 25.4, upper: 0.125, lower: -0.12500001 })],
  ['45° ±0.5°', size({ type: 'angle', nominal: 45, unit: 'deg', upper: 0.5, lower: -0.5 })],
  ['SR6 mm', size({ type: 'spherical-radius', nominal: 6 })],
  ['[40 mm]', size({ role: 'theoretical' })],
  ['(40 mm)', size({ role: 'reference' })],
  ['width', size({ type: 'width', nominal: null })],
  ['flatness 0.02 mm', { kind: 'tolerance', type: 'flatness', value: 0.02, zone: 'width', modifiers: [], datums: [] }],
  ['position Ø0.1 mm (M) | A | B(M)', { kind: 'tolerance', type: 'position', value: 0.1, zone: 'diameter', modifiers: ['M'], datums: ['A', 'B(M)'] }],
  ['datum A', { kind: 'datum', letter: 'A' }],
])('%s', (text, stated) => {
  expect(notationOf(stated)).toBe(text)
})
