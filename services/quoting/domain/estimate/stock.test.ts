import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { figureOf, made, material, shaft } from '../../test/estimating.ts'
import { barDiameters, plateThicknesses } from './stock.ts'

describe('stock', () => {
  it('is the next plate that leaves the allowance on both sides, and whole millimetres of it', () => {
    expect(made().stock).toEqual({ form: 'plate', thicknessMm: 25, widthMm: 64, lengthMm: 104 })
    expect(made({ box: [60.2, 16, 100] }).stock).toEqual({ form: 'plate', thicknessMm: 20, widthMm: 65, lengthMm: 104 })
  })

  it('is the next round bar of EN 10060 for what is turned, however it lies in its file', () => {
    expect(made({ box: [40, 90, 40], machining: shaft }).stock).toEqual({ form: 'round-bar', diameterMm: 42, lengthMm: 94 })
    expect(made({ box: [20, 17.32, 30], volume: 5_000, machining: shaft }).stock).toEqual({ form: 'round-bar', diameterMm: 22, lengthMm: 34 })
    expect(made({ box: [40, 38, 90], volume: 60_000, machining: { process: 'mill-turn', setups: 3 } }).stock).toMatchObject({ form: 'round-bar', diameterMm: 42 })
  })

  it('is a block for a mill-turn part that no bar holds', () => {
    expect(made({ box: [40, 40, 90], volume: 130_000, machining: { process: 'mill-turn', setups: 3 } }).stock).toMatchObject({ form: 'plate' })
  })

  it('is none, and there is no price, for what is too large or lies askew', () => {
    for (const [shape, code, of] of [[{ box: [250, 300, 250], machining: shaft }, 'too-large', '252 mm'], [{ box: [300, 300, 300] }, 'too-large', '304 mm'], [{ box: [1500, 100, 20] }, undefined, undefined], [{ box: [1501, 1501, 20] }, 'too-large', '1505 mm'], [{ box: [50, 90, 140], machining: shaft }, 'axis-not-found', undefined]] as const) {
      const told = made(shape)
      expect(told.unknowns.find(({ stops }) => stops)?.code).toBe(code)
      expect(told.unknowns.find(({ stops }) => stops)?.of).toBe(of)
      expect(told.stock === undefined).toBe(code !== undefined)
      expect(told.prices.length > 0).toBe(code === undefined)
    }
  })

  it('is of the sizes that the shop keeps of the material', () => {
    expect(made({}, { book: material({ platesMm: [40, 30] }) }).stock).toMatchObject({ thicknessMm: 30 })
    expect(made({ box: [40, 90, 40], machining: shaft }, { book: material({ barsMm: [50] }) }).stock).toMatchObject({ diameterMm: 50 })
  })

  it('weighs what is sawn off with the kerf, and costs by the kilogram', () => {
    // 25 × 67 × 107 mm of aluminium: 179.225 cm³ · 2.7 g = 483.9 g, at 6.20 the kilogram.
    const told = made()
    expect(figureOf(told, 'stock-mass')).toBe(484)
    expect(told.amounts.materialPerPiece).toEqual({ minor: 300, currency: 'EUR' })
  })

  it('always holds the part, and no smaller size would', () => {
    const side = fc.double({ min: 3, max: 190, noNaN: true })
    fc.assert(fc.property(side, side, side, (a, b, c) => {
      const { stock } = made({ box: [a, b, c], volume: 1 })
      if (stock?.form !== 'plate') throw new Error('a plate was expected')
      const [low = 0, mid = 0, high = 0] = [a, b, c].toSorted((x, y) => x - y)
      expect(stock.thicknessMm).toBeGreaterThanOrEqual(low + 3.99)
      expect([stock.widthMm - mid - 4, stock.lengthMm - high - 4].every((over) => over > -1e-3 && over < 1)).toBe(true)
      const smaller = plateThicknesses[plateThicknesses.indexOf(stock.thicknessMm) - 1]
      expect(smaller === undefined || smaller < low + 4).toBe(true)
    }))
  })

  it('keeps its series in order', () => {
    for (const series of [barDiameters, plateThicknesses]) expect(series).toEqual([...new Set(series)].toSorted((a, b) => a - b))
  })
})
