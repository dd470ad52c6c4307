import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Drilled } from '../../rfq-view.ts'
import { cutSeconds, figureOf, holes, made, material } from '../../test/estimating.ts'

describe('times', () => {
  it('are worked out from the model, the material and the coefficients', () => {
    const told = made({ machining: holes({ kind: 'through', diameterMm: '6.80', depthMm: '20.00', count: 4 }) })
    // Aluminium at 80 cm³/min is 3.2 times as fast as the reference; the stock, 166.4 cm³, is a cube of 55 mm and not of 100. Part 80 cm³, holes 2.905 cm³.
    const size = Math.cbrt(166_400) / 100
    expect(figureOf(told, 'roughing-time')).toBeCloseTo(((166.4 - 80 - 2.9053) / (80 * size)) * 60, 2)
    expect(figureOf(told, 'finishing-time')).toBeCloseTo((184 / (50 * 3.2 * size)) * 60, 2)
    expect(figureOf(told, 'drilling-time')).toBeCloseTo(4 * ((20 / (150 * 3.2)) * 60 + 3), 2)
    expect(figureOf(told, 'tool-changing-time')).toBe(5 * 8)
    expect(figureOf(told, 'handling-time')).toBeCloseTo(2 * (60 + 2 * 0.484), 3)
    expect(figureOf(told, 'inspecting-time')).toBe(60 + 12 * 2)
    expect(figureOf(told, 'sawing-time')).toBeCloseTo(((25 * 168) / 100 / (40 * 3.2)) * 60, 2)
  })

  it('are twice as long for what lies deeper than three diameters, and longer for steps', () => {
    const drilling = (kind: Drilled['kind'], depthMm: string) => figureOf(made({ machining: holes({ kind, diameterMm: '5.00', depthMm, count: 1 }) }), 'drilling-time')
    const feed = 150 * 3.2
    expect(drilling('blind', '15.00')).toBeCloseTo((15 / feed) * 60 + 3, 2)
    expect(drilling('blind', '25.00')).toBeCloseTo((35 / feed) * 60 + 3, 2)
    expect(drilling('countersink', '15.00') - drilling('blind', '15.00')).toBeCloseTo(8, 2)
  })

  it('leave holes that are too wide for a drill to roughing', () => {
    const told = made({ machining: holes({ kind: 'through', diameterMm: '40.00', depthMm: '20.00', count: 1 }) })
    expect(figureOf(told, 'drilling-time')).toBe(0)
    expect(figureOf(told, 'roughing-time')).toBe(figureOf(made(), 'roughing-time'))
  })

  it('are whole seconds, rounded up once for each operation, of the figures it shows', () => {
    fc.assert(fc.property(fc.double({ min: 3, max: 190, noNaN: true }), fc.integer({ min: 1, max: 6 }), fc.integer({ min: 0, max: 9 }), (side, setups, count) => {
      const drilled = count === 0 ? [] : [{ kind: 'blind' as const, diameterMm: '5.00', depthMm: '31.00', count }]
      for (const { cycleSeconds, setupSeconds, figures } of made({ box: [side, 60, 40], volume: side * 1_000, machining: { setups, ...holes(...drilled) } }).operations.filter(({ performer }) => performer === 'manufacturer')) {
        const sum = figures.filter(({ name }) => name !== 'setting-up').reduce((all, { value }) => all + Number(value), 0)
        expect(cycleSeconds - sum).toBeGreaterThan(-0.01)
        expect(cycleSeconds - sum).toBeLessThan(1.01)
        expect(setupSeconds).toBe(Math.ceil(Number(figures.find(({ name }) => name === 'setting-up')?.value)))
      }
    }))
  })

  it('never fall when there is more to do: more to cut away, more holes, deeper ones, a slower material', () => {
    const positive = fc.double({ min: 1, max: 60, noNaN: true })
    const drilled = (depth: number, count: number) => holes({ kind: 'blind', diameterMm: '5.00', depthMm: depth.toFixed(2), count })
    fc.assert(fc.property(positive, positive, fc.integer({ min: 1, max: 20 }), fc.integer({ min: 0, max: 20 }), (depth, more, count, extra) => {
      const base = cutSeconds(made({ machining: drilled(depth, count) }))
      expect(cutSeconds(made({ machining: drilled(depth + more, count) }))).toBeGreaterThanOrEqual(base)
      expect(cutSeconds(made({ machining: drilled(depth, count + extra) }))).toBeGreaterThanOrEqual(base)
      expect(cutSeconds(made({ volume: 80_000 - 1_000 * more }))).toBeGreaterThanOrEqual(cutSeconds(made()))
      expect(cutSeconds(made({}, { book: material({ removalRate: 80 / more }) }))).toBeGreaterThanOrEqual(cutSeconds(made()))
    }))
  })
})
