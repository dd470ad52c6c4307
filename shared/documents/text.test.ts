import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { facesFrom } from './fonts.ts'
import { Pdf } from './pdf.ts'
import { penOn } from './pen.ts'
import { charactersOf, unprintable } from './runs.ts'
import { unwrapped } from './sfnt.ts'
import { setterOn } from './text.ts'
import { themes } from './theme.ts'

const words = ['part', 'Ø12.5', '±0.01 mm', 'కొనుగోలుదారు', 'స్త్రీ', 'లక్ష్మీ-2', 'SHA-256', '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08', 'a', '₹1,000', 'వర్క్‌షాప్']

describe('lines', async () => {
  const faces = await facesFrom({})
  const setter = setterOn({ pen: penOn(new Pdf({ font: '' }), faces), faces, tall: false })
  const style = themes.A4.body

  it('are no wider than asked, lose no character and tear no cluster', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 30 }), fc.integer({ min: 40, max: 500 }), (chosen, width) => {
        const lines = setter.wrap(chosen.join(' '), style, width)
        for (const line of lines) expect(line.width).toBeLessThanOrEqual(width + 0.01)
        const printed = lines.map((line) => line.runs.map(({ run }) => run.text).join(''))
        expect(printed.join('').replaceAll(' ', '')).toBe(chosen.join('').replaceAll(' ', ''))
        expect(printed.flatMap(charactersOf).filter((character) => character !== ' ')).toEqual(chosen.flatMap(charactersOf).filter((character) => character !== ' '))
      }),
      { numRuns: 60, seed: 7 },
    )
  })

  it('begin anew at a line break, and empty text is an empty line', () => {
    expect(setter.wrap('a\n\nb', style, 100)).toHaveLength(3)
    expect(setter.wrap('', style, 100)).toHaveLength(1)
  })

  it('name what no face can draw', () => expect(unprintable(faces, 'Ø ≤ తె 日 🙂 é\u200d')).toEqual(['日', '🙂']))
})

it('a file that is no WOFF font is refused', () => expect(() => unwrapped(new Uint8Array(64))).toThrow('not a WOFF'))
