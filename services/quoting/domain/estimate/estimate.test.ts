import { describe, expect, it } from 'vitest'
import { examplePlan, examplePrices, exampleWishes } from '../../examples.ts'
import { CoefficientId, Estimate } from '../../estimate-view.ts'
import { PlanInput } from '../../plan-input.ts'
import type { PriceBook } from '../../price-book-view.ts'
import { ask, codes, figureOf, filled, holes, made, measured, measures, shaft, type Shape } from '../../test/estimating.ts'
import { coherent } from '../planning.ts'
import { emptyBook } from '../price-book.ts'
import { coefficientsNow, knownCoefficients } from './coefficients.ts'
import { planned, type Asked } from './estimate.ts'

describe('routing', () => {
  const steps = (shape: Shape, changes: Partial<Asked> = {}) => made(shape, changes).operations.map(({ workCentre, clamping, clampings }) => `${workCentre} ${clamping}/${clampings}`)
  it('saws, cuts in each clamping, deburrs, has it finished outside and inspects', () => {
    expect(steps({})).toEqual(['SAW-1 1/1', 'MILL-3AX 1/2', 'MILL-3AX 2/2', 'BENCH 1/1', 'OUTSIDE 1/1', 'CMM-1 1/1'])
    expect(steps({ machining: { setups: 3 } })).toEqual(['SAW-1 1/1', 'MILL-3AX 1/3', 'MILL-3AX 2/3', 'MILL-3AX 3/3', 'BENCH 1/1', 'OUTSIDE 1/1', 'CMM-1 1/1'])
    expect(steps({ box: [40, 40, 90], machining: shaft })).toEqual(['SAW-1 1/1', 'LATHE-1 1/2', 'LATHE-1 2/2', 'BENCH 1/1', 'OUTSIDE 1/1', 'CMM-1 1/1'])
    expect(steps({ box: [40, 40, 90], machining: { process: 'mill-turn', setups: 3 } })).toEqual(['SAW-1 1/1', 'LATHE-1 1/2', 'LATHE-1 2/2', 'MILL-3AX 1/1', 'BENCH 1/1', 'OUTSIDE 1/1', 'CMM-1 1/1'])
  })

  it('goes to five axes where there are many directions, and the shop has them', () => {
    expect(steps({ machining: { setups: 5 } })).toEqual(['SAW-1 1/1', 'MILL-5AX 1/2', 'MILL-5AX 2/2', 'BENCH 1/1', 'OUTSIDE 1/1', 'CMM-1 1/1'])
    const three = { ...filled, prices: { ...examplePrices, rates: examplePrices.rates.filter(({ process }) => process !== 'five-axis-milling') } }
    expect(steps({ machining: { setups: 5 } }, { book: three })).toHaveLength(9)
  })

  it('takes the cheapest work centre that does it, with its own set-up time', () => {
    const rates = [...examplePrices.rates, { workCentre: 'MILL-OLD', perHour: { minor: 4_000, currency: 'EUR' }, process: 'milling' as const, setupMinutes: 90 }]
    expect(made({}, { book: { ...filled, prices: { ...examplePrices, rates } } }).operations.filter(({ process }) => process === 'milling').map(({ workCentre, setupSeconds }) => [workCentre, setupSeconds])).toEqual([['MILL-OLD', 5400], ['MILL-OLD', 5400]])
  })

  it('says which step no work centre does: without one that cuts there is no price', () => {
    const without = (...left: string[]) => made({}, { book: { ...filled, prices: { ...examplePrices, rates: examplePrices.rates.filter(({ process = '' }) => !left.includes(process)) } } })
    const noBench = without('bench', 'programming')
    expect(noBench.unknowns.filter(({ code }) => code === 'no-work-centre').map(({ of, stops }) => [of, stops])).toEqual([['bench', false], ['programming', false]])
    expect(noBench.amounts).not.toHaveProperty('programming')
    expect(noBench.prices).not.toEqual([])
    expect(codes(without('milling', 'five-axis-milling'), true)).toEqual(['no-work-centre'])
    expect(without('milling', 'five-axis-milling').prices).toEqual([])
  })

  it('begins a plan that the plan itself finds coherent', () => {
    const { operations, amounts, outside, quantities } = made({ machining: holes({ kind: 'through', diameterMm: '6.80', depthMm: '20.00', count: 4 }) })
    const routing = operations.map(planned)
    const { currency, scrapAllowance, overhead, margin } = examplePrices
    const rates = examplePrices.rates.map(({ workCentre, perHour }) => ({ workCentre, perHour }))
    const plan = PlanInput.parse({ ...examplePlan, quantity: quantities[0], routing, price: { currency, rates, scrapAllowance, overhead, margin, outside, ...amounts } })
    expect(coherent(plan)).toMatchObject({ ok: true })
  })
})

describe('another currency', () => {
  const exchangeRates = [{ currency: 'USD', rate: '2', on: '2026-03-01', source: 'ECB' }]
  const rated = { ...filled, prices: { ...examplePrices, exchangeRates } }
  it('is that of the prices where the customer wants it and the book has its rate; amounts for a plan stay in the shop’s own', () => {
    const [own, other] = [made(), made({}, { book: rated, wishes: { ...exampleWishes, currency: 'USD' } })]
    expect(other.amounts).toEqual(own.amounts)
    for (const [index, { total, quantity }] of other.prices.entries()) {
      expect(total.currency).toBe('USD')
      expect(Math.abs(total.minor - 2 * (own.prices[index]?.total.minor ?? 0))).toBeLessThanOrEqual(quantity)
    }
  })

  it('is told to be missing where the book has no rate, and the price is in the shop’s own', () => {
    const told = made({}, { book: rated, wishes: { ...exampleWishes, currency: 'INR' } })
    expect([codes(told, false).includes('no-exchange-rate'), told.prices[0]?.total.currency]).toEqual([true, 'EUR'])
    expect(codes(made({}, { book: rated, wishes: { ...exampleWishes, currency: 'EUR' } }), false)).not.toContain('no-exchange-rate')
  })
})

describe('what is not known', () => {
  it('is told, never zero in silence', () => {
    const of = (finish: string) => codes(made({}, { wishes: { ...exampleWishes, finish } }), false)
    expect(of('Gold plated')).toEqual(['threads', 'tolerances', 'surface-finish', 'heat-treatment'])
    expect(of('')).toEqual(['threads', 'tolerances', 'heat-treatment'])
    expect(of(' anodised, NATURAL, 10 µm')).toEqual(['threads', 'tolerances', 'heat-treatment'])
  })

  it.each<[string, Partial<Asked>, string[]]>([
    ['a material that is not in the book', { wishes: { ...exampleWishes, material: 'Inconel 718' } }, ['material-not-in-book']],
    ['a book without materials', { book: { ...filled, materials: [] } }, ['material-not-in-book']],
    ['a material without figures', { book: { ...filled, materials: [{ name: 'en aw-6082 T6 ', help: { en: 'x', te: 'x' } }] } }, ['no-density', 'no-material-price', 'no-removal-rate']],
  ])('stops the price: %s', (_, changes, expected) => {
    const told = made({}, changes)
    expect(codes(told, true)).toEqual(expected)
    expect([told.prices, told.amounts.materialPerPiece, told.stock?.form]).toEqual([[], undefined, 'plate'])
  })

  it('asks about holes as wide as the drill of a thread', () => {
    const told = made({ machining: holes({ kind: 'blind', diameterMm: '6.80', depthMm: '20.00', count: 4 }, { kind: 'through', diameterMm: '6.80', depthMm: '10.00', count: 1 }, { kind: 'blind', diameterMm: '7.10', depthMm: '5.00', count: 3 }) })
    expect(told.unknowns.find(({ code }) => code === 'threads')?.of).toBe('5 × M8')
  })

  it('are the holes of files that were measured before they were kept, or that have too many sizes', () => {
    expect(codes(made({ old: true, machining: { holes: 3 } }), false)).toContain('holes-not-told')
    expect(codes(made({ machining: { holes: 2, drilled: [{ kind: 'blind', diameterMm: '5.00', depthMm: '5.00', count: 1 }] } }), false)).toContain('holes-not-told')
  })

  it.each<[string, Partial<Asked>, object]>([
    ['a file for a person', { analysis: { status: 'NeedsPerson', code: 'mesh-mismatch', message: 'x', measures: measures({}), at: '2026-03-02T08:00:00.000Z' } }, { reason: 'needs-person', code: 'mesh-mismatch' }],
    ['a file that somebody has looked at', { analysis: { status: 'Acknowledged', code: 'no-units', message: 'x', measures: measures({}), at: '2026-03-02T08:00:00.000Z', by: { id: 'a', name: 'A' }, note: '' } }, { reason: 'needs-person', code: 'no-units' }],
    ['a file that waits', { analysis: { status: 'Pending' } }, { reason: 'not-measured' }],
    ['a drawing', { analysis: { status: 'NotAnalysed' } }, { reason: 'not-measured' }],
    ['a part of sheet', { analysis: measured({ machining: { process: 'sheet' } }) }, { reason: 'sheet' }],
    ['a part whose faces could not be told apart', { analysis: measured({ machining: { process: 'unknown' } }) }, { reason: 'shape-not-told' }],
    ['a shop without rates', { book: emptyBook }, { reason: 'no-prices' }],
  ])('is all of %s', (_, changes, expected) => {
    expect(ask({}, changes)).toMatchObject({ outcome: 'none', ...expected })
  })
})

describe('the price', () => {
  it('is asked for at round quantities and those that the customer named, and never rises with them', () => {
    const { prices, quantities } = made()
    expect(prices.map(({ quantity }) => quantity)).toEqual([1, 2, 5, 10, 20, 50, 100, 200, 500])
    expect(quantities).toEqual(exampleWishes.quantities)
    expect(made({}, { wishes: { ...exampleWishes, quantities: [7] } }).prices.map(({ quantity }) => quantity)).toContain(7)
    expect(prices.every(({ unitPrice }, index) => unitPrice.minor <= (prices[index - 1]?.unitPrice.minor ?? Infinity))).toBe(true)
  })

  it('has a trace in which every number says where it is from, and those of other figures are there', () => {
    const told = made({ machining: holes({ kind: 'countersink', diameterMm: '6.80', depthMm: '20.00', count: 4 }) })
    expect(Estimate.parse(told)).toEqual(told)
    const all = [...told.figures, ...told.operations.flatMap(({ figures }) => figures)]
    expect(all.every(({ inputs }) => inputs.length > 0)).toBe(true)
    const inputs = all.flatMap((each) => each.inputs)
    expect(new Set(inputs.map(({ source }) => source))).toEqual(new Set(['model', 'price-book', 'default', 'figure']))
    expect(inputs.filter(({ source, from }) => (source === 'default') !== (from !== undefined))).toEqual([])
  })
})

describe('coefficients', () => {
  it('are the usual ones until the shop sets its own, which the trace then says', () => {
    const prices = { ...examplePrices, coefficients: [{ coefficient: 'handling' as const, value: 90 }] }
    const told = made({}, { book: { ...filled, prices } })
    expect(figureOf(told, 'handling-time')).toBeCloseTo(180 + 2 * 2 * 0.484, 3)
    expect(told.operations.flatMap(({ figures }) => figures).flatMap(({ inputs }) => inputs).find(({ name }) => name === 'handling')?.source).toBe('price-book')
    expect(coefficientsNow(prices.coefficients).filter(({ value, usual }) => value !== usual).map(({ coefficient }) => coefficient)).toEqual(['handling'])
  })

  it('are all known, all usable, and each matters or is told of no use', () => {
    expect(Object.keys(knownCoefficients)).toEqual(CoefficientId.options)
    expect(Object.values(knownCoefficients).every(({ usual, least }) => usual >= least)).toBe(true)
    const shapes: readonly Shape[] = [{ machining: { setups: 3, ...holes({ kind: 'countersink', diameterMm: '5.00', depthMm: '30.00', count: 2 }) } }, { box: [40, 40, 90], machining: shaft }]
    const bare = examplePrices.rates.map(({ workCentre, perHour, process }) => ({ workCentre, perHour, ...(process && { process }) }))
    const told = (prices: PriceBook['prices']) => JSON.stringify(shapes.map((shape) => {
      const { operations, amounts } = made(shape, { book: { ...filled, prices } })
      return [operations.map(({ workCentre, setupSeconds, cycleSeconds }) => [workCentre, setupSeconds, cycleSeconds]), amounts]
    }))
    const usual = told({ ...examplePrices, rates: bare })
    const idle = CoefficientId.options.filter((coefficient) => {
      const { usual: value } = knownCoefficients[coefficient]
      return told({ ...examplePrices, rates: bare, coefficients: [{ coefficient, value: coefficient === 'largest-drill' || coefficient === 'peck-from' || coefficient === 'five-axis-from' ? 1 : value * 3 }] }) === usual
    })
    expect(idle).toEqual([])
  })
})
