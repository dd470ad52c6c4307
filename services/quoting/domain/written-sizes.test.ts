import { describe, expect, it } from 'vitest'
import { suggestionsIn } from '../drawing/suggest.ts'
import { findingsOf } from './findings.ts'
import { usualRules } from './manufacturability.ts'
import { writtenRoughness, writtenThreadDepth, writtenWidth } from './written-sizes.ts'

/** What is found in one line of a drawing, as its reader finds it. */
const found = (text: string) => suggestionsIn({ lines: [{ text, x: 0, y: 0, height: 3, page: 1 }] }).suggestions
const first = (text: string, kind: string) => {
  const suggestion = found(text).find((each) => each.kind === kind)
  if (!suggestion) throw new Error(`no ${kind} in ${text}`)
  return suggestion
}

describe('sizes as they are written', () => {
  it.each([
    ['Ø25 H7', 'mm', 0.021], ['12,5 ±0,01', 'mm', 0.02], ['⌀6 g6', 'unknown', 0.008], ['1.250±.0005', 'unknown', 0.0254], ['1.250 ±0.001', 'in', 0.0508], ['40 ±0.2', 'unknown', 0.4], ['800 H7', 'mm', undefined], ['45 ±0.5°', 'mm', undefined],
  ])('%s in %s: %s mm between the limits', (text, units, width) => {
    const got = writtenWidth(first(text, 'dimension'), units)
    if (width === undefined) expect(got).toBeUndefined()
    else expect(got).toBeCloseTo(width, 6)
  })

  it.each([['Ra 0.4', 0.4], ['Ra=1,6 µm', 1.6], ['Rz 4', 0.8], ['Ra 16 µin', 0.4064], ['Rmax 6.3', undefined]])('%s: Ra %s µm', (text, roughness) => {
    const got = writtenRoughness(first(text, 'surface'))
    if (roughness === undefined) expect(got).toBeUndefined()
    else expect(got).toBeCloseTo(roughness, 6)
  })

  it.each([
    ['M8x1.25-6H ↧20', 2.5], ['4X M6 x 12 DEEP', 2], ['M10 tief 25', 2.5], ['M5 - 6H 15 mm deep', 3], ['M8x1.25-6H', undefined], ['M8 THRU', undefined], ['M8 x 45°', undefined], ['1/4-20 UNC-2B .50 DEEP', undefined],
  ])('%s: %s diameters deep', (text, depth) => {
    expect(writtenThreadDepth(first(text, 'thread'))).toBe(depth)
  })
})

it('a drawing is told what is beyond the limits, by the numbers of what says so', () => {
  const suggestions = [...found('Ra 0.4'), ...found('Ra 3.2'), ...found('M6 x 18 DEEP'), ...found('Ø25 H6'), ...found('Ra 0.2')].map((each, at) => ({ ...each, number: at + 1 }))
  const told = findingsOf({ solids: [], pmi: [], written: { units: 'mm', suggestions } }, usualRules)
  expect(told).toEqual([
    { rule: 'tight-tolerance', value: '0.013', limit: '0.025', count: 1, faceIds: [], suggestions: [4] },
    { rule: 'fine-surface', value: '0.200', limit: '0.8', count: 2, faceIds: [], suggestions: [1, 5] },
    { rule: 'deep-thread', value: '3.000', limit: '2', count: 1, faceIds: [], suggestions: [3] },
  ])
})
