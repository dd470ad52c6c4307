import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { TextLine } from '../geometry/drawing/drawing-text.ts'
import { exampleOffer } from '../examples.ts'
import { MOST_SUGGESTIONS, suggestionsIn } from './suggest.ts'

const line = (text: string, more: Partial<TextLine> = {}): TextLine => ({ text, x: 0, y: 0, height: 3, page: 1, ...more })
/** Lines one below another, too far apart to belong together. */
const lines = (...texts: readonly string[]) => ({ lines: texts.map((text, index) => line(text, { y: -100 * index })) })
const found = (text: string): string[] => suggestionsIn(lines(text)).suggestions.map(({ kind, value }) => `${kind} ${value}`)
const at = (text: string, x: number, y: number): TextLine => line(text, { x, y })

describe('what a text says', () => {
  it.each([
    // Materials, by the standards that name them.
    ['Material: 1.4404', 'material 1.4404'], ['1.4404 (AISI 316L)', 'material 1.4404, material AISI 316L'], ['Werkstoff 1.9999', 'material 1.9999'], ['Mat. 316L', 'material 316L'],
    ['EN AW-6082 T6', 'material EN AW-6082 T6'], ['EN AW 7075-T651', 'material EN AW 7075-T651'], ['aluminum 6061-T6', 'material aluminum 6061-T6'], ['AlMgSi1', 'material AlMgSi1'], ['AlSi10Mg', 'material AlSi10Mg'],
    ['S355J2+N', 'material S355J2+N'], ['S235JR', 'material S235JR'], ['C45E', 'material C45E'], ['42CrMo4', 'material 42CrMo4'], ['16MnCr5', 'material 16MnCr5'], ['100Cr6', 'material 100Cr6'], ['11SMn30', 'material 11SMn30'],
    ['X5CrNi18-10', 'material X5CrNi18-10'], ['17-4PH H900', 'material 17-4PH'], ['Ti-6Al-4V ELI', 'material Ti-6Al-4V ELI'], ['Titanium Grade 2', 'material Titanium Grade 2'], ['3.7165', 'material 3.7165'],
    ['Inconel 718', 'material Inconel 718'], ['CuZn39Pb3', 'material CuZn39Pb3'], ['CW614N', 'material CW614N'], ['EN-GJS-400-15', 'material EN-GJS-400-15'], ['POM-C black', 'material POM-C'], ['PEEK', 'material PEEK'], ['PA6 GF30', 'material PA6 GF30'],
    // Tolerances where nothing else is said.
    ['ISO 2768-mK', 'general-tolerance ISO 2768-mK'], ['DIN ISO 2768 - m K', 'general-tolerance DIN ISO 2768 - m K'], ['General tolerances ISO 2768-1-f', 'general-tolerance ISO 2768-1-f'], ['ISO 22081', 'general-tolerance ISO 22081'],
    ['PER ASME Y14.5-2018', 'general-tolerance ASME Y14.5-2018'], ['ASME Y14.5M-1994', 'general-tolerance ASME Y14.5M-1994'], ['.XX ±.01', 'general-tolerance .XX ±.01'], ['Size ISO 14405', 'general-tolerance ISO 14405'],
    // Surface, edges.
    ['Ra 1.6', 'surface Ra 1.6'], ['Ra=0,8 µm', 'surface Ra=0,8 µm'], ['Rz 6.3', 'surface Rz 6.3'], ['ISO 21920-1', 'surface ISO 21920-1'],
    ['ISO 13715: -0.3', 'edges ISO 13715: -0.3'], ['Break all sharp edges 0.2 max', 'edges Break all sharp edges 0.2 max'], ['Allseitig entgraten', 'edges Allseitig entgraten'],
    // Threads.
    ['M8x1.25-6H', 'thread M8x1.25-6H'], ['4x M6', 'thread M6'], ['M12 × 1.5 LH', 'thread M12 × 1.5 LH'], ['1/4-20 UNC-2B', 'thread 1/4-20 UNC-2B'], ['#10-32 UNF', 'thread #10-32 UNF'], ['G 1/4 A', 'thread G 1/4 A'], ['1/8 NPT', 'thread 1/8 NPT'], ['Tr20x4', 'thread Tr20x4'],
    // Heat treatment and coating: the line explains the word.
    ['Anodise black, 15 µm', 'treatment Anodise black, 15 µm'], ['HARD ANODIZED MIL-A-8625', 'treatment HARD ANODIZED MIL-A-8625'], ['Harteloxiert', 'treatment Harteloxiert'], ['passivated', 'treatment passivated'], ['Zinc plated 8 µm', 'treatment Zinc plated 8 µm'],
    ['Einsatzgehärtet 58+2 HRC', 'treatment Einsatzgehärtet 58+2 HRC'], ['58-62 HRC', 'treatment 58-62 HRC'], ['Stress relieved', 'treatment Stress relieved'], ['ISO 7599', 'treatment ISO 7599'],
    // Dimensions with a tolerance of their own; others are the picture's.
    ['Ø25 H7', 'dimension Ø25 H7'], ['20 g6', 'dimension 20 g6'], ['10 ±0.05', 'dimension 10 ±0.05'], ['R5', ''], ['125', ''],
    // Standards nobody has a better word for.
    ['DIN 509-F0.6x0.3', 'standard DIN 509'], ['ISO 4762', 'standard ISO 4762'], ['MIL-STD-130', 'standard MIL-STD-130'],
    // Notes.
    ['4. Packed singly.', 'note 4. Packed singly.'], ['Identification shall not be engraved on functional surfaces', 'note Identification shall not be engraved on functional surfaces'],
    // What looks like one and is none.
    ['1.4375', ''], ['11.4404', ''], ['1.4404.2', ''], ['DIN A4', ''], ['SCALE 1:2', ''], ['SHEET 1 OF 2', ''], ['M 1:2', ''], ['2 x 45°', ''], ['(120)', ''], ['PA', ''], ['12B', ''], ['2026-03-02', ''], ['M8765', ''],
  ])('%s → %s', (text, wanted) => {
    expect(found(text).join(', ')).toBe(wanted)
  })

  it('keeps the words it was found in, and where', () => {
    const { suggestions } = suggestionsIn({ lines: [line('Made of 1.4404, cold drawn', { page: 3 }), { text: 'Ra 1.6', x: 0, y: 0, height: 3, layer: 'NOTES' }] })
    expect(suggestions).toEqual([
      { number: 1, kind: 'material', value: '1.4404', source: 'Made of 1.4404, cold drawn', page: 3 },
      { number: 2, kind: 'surface', value: 'Ra 1.6', source: 'Ra 1.6', layer: 'NOTES' },
    ])
  })

  it('says a thing once, where it stands first, and all dimensions that are drawn', () => {
    expect(suggestionsIn({ lines: [line('Ra 1.6'), line('RA 1.6', { page: 2 })] }).suggestions).toMatchObject([{ value: 'Ra 1.6', page: 1 }])
    expect(suggestionsIn({ lines: [line('⌀12', { dimension: true }), line('M8', { dimension: true })] }).suggestions.map(({ kind, value }) => `${kind} ${value}`)).toEqual(['thread M8', 'dimension ⌀12'])
  })
})

describe('the title block', () => {
  const block = (texts: readonly TextLine[]) => suggestionsIn({ lines: texts }).suggestions.map(({ kind, source }) => `${kind} ${source}`)

  it.each<[string, readonly TextLine[], readonly string[]]>([
    ['a value below its label', [at('DRAWING NO.', 0, 0), at('AP-9001-2', 0, -5), at('REV', 60, 0), at('C', 60, -5)], ['drawing-number DRAWING NO: AP-9001-2', 'revision REV: C']],
    ['a value beside it', [at('Zeichnungsnummer', 0, 0), at('4711-B', 40, 0)], ['drawing-number Zeichnungsnummer: 4711-B']],
    ['on one line', [at('Part No: AP-4711', 0, 0), at('Rev: 2', 50, 50)], ['part-number Part No: AP-4711', 'revision Rev: 2']],
    ['a filled-in field', [line('EN AW-6082', { label: 'WERKSTOFF' }), line('B', { label: 'REV' })], ['revision REV: B', 'material WERKSTOFF: EN AW-6082']],
    ['a material of no standard', [at('MATERIAL', 0, 0), at('Toolox 44', 0, -4)], ['material MATERIAL: Toolox 44']],
    ['labels alone', [at('DRAWING NO.', 0, 0), at('REV', 0, -5), at('MATERIAL', 0, -9)], []],
    ['another cell, another page', [at('REV', 0, 0), at('C', 0, -40), line('D', { page: 2, y: -4 })], []],
  ])('%s', (_, texts, wanted) => {
    expect(block(texts)).toEqual(wanted)
  })
})

describe('the materials of the price book', () => {
  const names = exampleOffer.materials.map(({ name }) => name)
  it.each([['1.4404', '1.4404 (316L)'], ['AISI 316L', '1.4404 (316L)'], ['EN AW-6082 T651', 'EN AW-6082 T6'], ['EN AW-6082', 'EN AW-6082 T6'], ['Ti-6Al-4V', 'Ti-6Al-4V (Grade 5)'], ['S235JR', '1.0038 (S235JR)'], ['1.4305', undefined]])('%s is %s', (text, offered) => {
    expect(suggestionsIn(lines(text), names).suggestions.map((each) => each.offered)).toEqual([offered])
  })

  it('are found by their own names too', () => {
    expect(suggestionsIn(lines('made of toolox 44, as delivered'), ['Toolox 44']).suggestions).toMatchObject([{ kind: 'material', value: 'toolox 44', offered: 'Toolox 44' }])
    expect(suggestionsIn(lines('toolox 441'), ['Toolox 44']).suggestions).toEqual([])
  })
})

it('takes any text, and tells when it is too much', () => {
  const pieces = fc.constantFrom('1.4404', 'ISO ', '2768', '-', ' ', '±', '0.1', 'M8', 'x', 'X', 'Ra', 'Cr', 'Ni', '.', 'REV', ':', 'anodi', 'T6', 'AW', '9', '𝟘', '\u0000')
  const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 400 }), fc.array(pieces, { maxLength: 60 }).map((all) => all.join('').slice(0, 400)))
  fc.assert(fc.property(fc.array(text, { maxLength: 20 }), (all) => {
    for (const { value, source } of suggestionsIn(lines(...all)).suggestions) expect(source.includes(value)).toBe(true)
  }), { numRuns: 300 })
  const repeated = ['1.', 'ISO ', 'Cr', '1', 'X1', 'Mn1-', '.X', 'AlMg', 'G ', '±', ' ', 'R', 'EN '].map((each) => each.repeat(400).slice(0, 400))
  suggestionsIn({ lines: Array.from({ length: 4000 }, (_, index) => line(repeated[index % repeated.length] ?? '', { y: index })) })
  suggestionsIn({ lines: Array.from({ length: 4000 }, () => line('REV')) })
  const many = suggestionsIn(lines(...Array.from({ length: 400 }, (_, index) => `M${index % 100}x${(index % 9) + 1} Ra ${index}`)))
  expect([many.suggestions.length, many.complete]).toEqual([MOST_SUGGESTIONS, false])
})
