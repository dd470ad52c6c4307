import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { looksLikeIges, unitIn } from './iges-units.ts'

const line = (text: string, section: string, number: number): string => `${text.padEnd(72)}${section}${String(number).padStart(7)}\n`
const file = (global: string, start = 'A part'): Uint8Array => {
  const cut = global.match(/.{1,72}/gs) ?? []
  return Buffer.from(line(start, 'S', 1) + cut.map((each, index) => line(each, 'G', index + 1)).join(''))
}
const until = '7Hroot,ab;,9Hpart,1.ig,10HSome, CAD;,3H1.0,32,308,15,308,15,7Hroot,ab,1.,'

it.each([['1', 'in'], ['2', 'mm'], ['4', 'ft'], ['6', 'm'], ['9', 'um'], ['10', 'cm'], ['5', 'other'], ['', 'unknown']])('the flag %s is %s', (flag, unit) => {
  expect(unitIn(file(`,,${until.replace('7Hroot,ab;', '8Hroot,ab;')}${flag},2HMM,1,0.01;`))).toBe(unit)
})

it('knows delimiters of its own', () => {
  expect(unitIn(file('1H//1H#/1Ha/1Hb/1Hc/1Hd/32/38/6/38/15/1He/1./1/2HIN/1/#'))).toBe('in')
})

it('says when there is none', () => {
  expect([unitIn(file(',,1Ha;')), unitIn(new Uint8Array()), unitIn(Buffer.from('no file of this kind'))]).toEqual(['unknown', 'unknown', 'unknown'])
})

it('is known by its first line', () => {
  expect([looksLikeIges(file(',,;')), looksLikeIges(Buffer.from(line('', 'S', 1).replace(/1\n/, '0000001\n'.slice(-2)))), looksLikeIges(Buffer.from(line('', 'D', 1))), looksLikeIges(new Uint8Array(10))]).toEqual([true, true, false, false])
})

it('takes any text', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (global) => { expect(typeof unitIn(file(global))).toBe('string') }))
})
