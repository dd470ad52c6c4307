import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { examplePlan } from '../examples.ts'
import type { PriceInput } from '../plan-input.ts'
import type { PriceTrace } from '../plan-view.ts'
import { price, type Priced } from './price.ts'

const eur = (minor: number) => ({ minor, currency: 'EUR' })
const operation = (setupSeconds: number, cycleSeconds: number, workCentre = 'MILL') =>
  ({ sequence: 10, name: 'Mill', workCentre, performer: 'manufacturer', setupSeconds, cycleSeconds, instructions: '' }) as const
const plain: PriceInput = {
  currency: 'EUR', rates: [{ workCentre: 'MILL', perHour: eur(9_500) }], programming: eur(0), materialPerPiece: eur(0), toolWearPerPiece: eur(0),
  inspectionPerPiece: eur(0), outside: [], scrapAllowance: 0, overhead: 0, margin: 0,
}
const worked = (changes: Partial<PriceInput>): Priced => ({ routing: [operation(3_600, 2_700)], price: { ...plain, materialPerPiece: eur(1_800), toolWearPerPiece: eur(600), ...changes } })
const priced = (input: Priced, quantity: number): PriceTrace => {
  const trace = price(input, quantity)
  if (!trace.ok) throw new Error(trace.error.code)
  return trace.value
}
const amounts = (trace: PriceTrace) => Object.fromEntries(trace.terms.map(({ term, amount }) => [term, amount.minor]))

describe('price', () => {
  it('makes 100.00 of 45 min at 95/h, 60 min setup over 20 pieces, material 18 and tools 6', () => {
    expect(priced(worked({}), 20)).toMatchObject({ unitPrice: eur(10_000), total: eur(200_000) })
  })

  it('takes 25 % as margin, a share of the price: 133.33; a markup of 25 % is a margin of 20 %: 125.00', () => {
    expect(priced(worked({ margin: 2_500 }), 20).unitPrice).toEqual(eur(13_333))
    expect(priced(worked({ margin: 2_000 }), 20).unitPrice).toEqual(eur(12_500))
  })

  it('computes every term of the table', () => {
    const trace = priced({ ...worked({ programming: eur(24_000), inspectionPerPiece: eur(350), outside: [{ supplier: 'S', minimum: eur(15_000), perPiece: eur(420) }], scrapAllowance: 300, overhead: 1_200, margin: 2_500 }) }, 20)
    // run 1425.00 + material 360.00 + tools 120.00 + inspection 70.00 + outside max(150.00, 84.00) = 2125.00; 3 % = 63.75
    // + setup 95.00 + programming 240.00 = 2523.75; 12 % = 302.85; cost 2826.60; price 3768.80, 188.44 each
    expect(amounts(trace)).toEqual({
      setup: 9_500, programming: 24_000, run: 142_500, material: 36_000, 'tool-wear': 12_000, inspection: 7_000, outside: 15_000,
      'scrap-allowance': 6_375, overhead: 30_285, margin: 94_220, rounding: 0,
    })
    expect(trace.unitPrice).toEqual(eur(18_844))
  })

  it('charges the supplier by the piece above the minimum', () => {
    const input = worked({ outside: [{ supplier: 'S', minimum: eur(15_000), perPiece: eur(420) }] })
    expect([35, 36].map((quantity) => amounts(priced(input, quantity))['outside'])).toEqual([15_000, 15_120])
  })

  it('charges nothing for operations of the customer or of a subcontractor at our own rates', () => {
    const ours = operation(3_600, 2_700)
    const routing = [ours, { ...ours, performer: 'customer' as const }, { ...ours, performer: 'subcontractor' as const, supplier: 'S' }]
    expect(priced({ ...worked({}), routing }, 20).unitPrice).toEqual(eur(10_000))
  })

  it('is dearer by the share of the lead time it is made in, and no other', () => {
    const offered = worked({ margin: 2_500, leadTimes: [{ days: 7, share: 2_000 }, { days: 28, share: 0 }] })
    expect(priced({ ...offered, leadTimeDays: 28 }, 20)).toEqual(priced(worked({ margin: 2_500 }), 20))
    const sooner = priced({ ...offered, leadTimeDays: 7 }, 20)
    // 133.333… and a fifth of it.
    expect(sooner.unitPrice).toEqual(eur(16_000))
    expect(sooner.terms.find(({ term }) => term === 'lead-time')).toMatchObject({ amount: eur(53_333), inputs: [{ name: 'share', value: '2000', source: '/price/leadTimes/0/share' }, { name: 'of-terms' }] })
  })

  it('is in the currency the customer pays in, by the rate of a day, and every line names it', () => {
    const exchange = { currency: 'USD', rate: '1.0832', on: '2026-03-02', source: 'ECB' }
    const trace = priced(worked({ margin: 2_500, exchange }), 20)
    // 133.333… EUR at 1.0832
    expect([trace.unitPrice, trace.total]).toEqual([{ minor: 14_443, currency: 'USD' }, { minor: 288_860, currency: 'USD' }])
    const named = { name: 'exchange-rate', of: 'ECB, 2026-03-02', value: '1.0832', unit: 'USD/EUR', source: '/price/exchange/rate' }
    expect(trace.terms.filter(({ term }) => term !== 'rounding').map(({ inputs }) => inputs.at(-1))).toEqual(Array.from({ length: 10 }, () => named))
    // Yen have no smaller unit.
    expect(priced(worked({ margin: 2_500, exchange: { ...exchange, currency: 'JPY', rate: '161.25' } }), 20).unitPrice).toEqual({ minor: 21_500, currency: 'JPY' })
  })

  it('names where each input came from', () => {
    const [setup] = priced({ routing: [operation(600, 0), operation(60, 0, 'SAW'), operation(300, 0)], price: plain }, 5).terms
    expect(setup?.inputs).toEqual([
      { name: 'time', of: 'MILL', value: '900', unit: 's', source: '/routing/0/setupSeconds + /routing/2/setupSeconds' },
      { name: 'rate', of: 'MILL', value: '9500', unit: 'EUR minor/h', source: '/price/rates/0/perHour' },
    ])
  })

  it('refuses what JSON numbers cannot hold exactly', () => {
    expect(price(worked({ materialPerPiece: eur(Number.MAX_SAFE_INTEGER) }), 10)).toMatchObject({ error: { code: 'price-too-large' } })
  })
})

const minor = fc.integer({ min: 0, max: 5_000_000 })
const seconds = fc.integer({ min: 0, max: 100_000 })
// More would be a price too large for a JSON number, where all is dear and in a currency of three digits.
const quantities = fc.integer({ min: 1, max: 10_000 })
const share = fc.integer({ min: 0, max: 9_000 })
const inputs: fc.Arbitrary<Priced> = fc.record({
  rates: fc.array(minor, { minLength: 3, maxLength: 3 }), times: fc.array(fc.tuple(seconds, seconds, fc.constantFrom('A', 'B', 'C')), { minLength: 1, maxLength: 6 }),
  amounts: fc.array(minor, { minLength: 4, maxLength: 4 }), outside: fc.array(fc.tuple(minor, minor), { maxLength: 3 }), scrap: share, overhead: share, margin: share, sooner: fc.option(share, { nil: undefined }),
  exchange: fc.option(fc.record({ currency: fc.constantFrom('USD', 'JPY', 'KWD'), nanos: fc.bigInt({ min: 1n, max: 1_000_000_000n }) }), { nil: undefined }),
}).map(({ sooner, exchange, rates, times, amounts: [programming = 0, material = 0, tools = 0, inspection = 0], outside, scrap, overhead, margin }) => ({
  routing: times.map(([setup, cycle, centre]) => operation(setup, cycle, centre)),
  price: {
    currency: 'EUR', rates: ['A', 'B', 'C'].map((workCentre, index) => ({ workCentre, perHour: eur(rates[index] ?? 0) })),
    programming: eur(programming), materialPerPiece: eur(material), toolWearPerPiece: eur(tools), inspectionPerPiece: eur(inspection),
    outside: outside.map(([minimum, perPiece], index) => ({ supplier: `S${index}`, minimum: eur(minimum), perPiece: eur(perPiece) })), scrapAllowance: scrap, overhead, margin,
    ...(sooner !== undefined && { leadTimes: [{ days: 14, share: sooner }] }),
    ...(exchange && { exchange: { currency: exchange.currency, rate: `${exchange.nanos / 10n ** 9n}.${String(exchange.nanos % 10n ** 9n).padStart(9, '0')}`, on: '2026-03-02', source: 'ECB' } }),
  },
  leadTimeDays: 14,
}))

const digits = new Map([['USD', 2n], ['JPY', 0n], ['KWD', 3n]])

/** Recomputes a price from nothing but the inputs its trace names: a second implementation, over one common denominator. */
const recomputed = (trace: PriceTrace): { unit: bigint; terms: Map<string, bigint> } => {
  const q = BigInt(trace.quantity)
  const values = (term: string, name: string) => (trace.terms.find((each) => each.term === term)?.inputs ?? []).filter((each) => each.name === name).map(({ value }) => BigInt(value))
  const pairs = (term: string, a: string, b: string) => values(term, a).map((value, index) => [value, values(term, b)[index] ?? 0n] as const)
  const only = (term: string, name: string) => values(term, name)[0] ?? 0n
  const machine = (term: string) => pairs(term, 'time', 'rate').reduce((sum, [time, rate]) => sum + time * rate, 0n)
  // All exact amounts in 1/(3600 · 10000³ · (10000 − m)) of a minor unit.
  const keep = 10_000n - only('margin', 'share')
  const whole = 3600n * 10_000n * 10_000n * 10_000n * keep
  const scaled = new Map<string, bigint>([
    ['setup', machine('setup') * (whole / 3600n)], ['programming', only('programming', 'once') * whole], ['run', machine('run') * q * (whole / 3600n)],
    ...['material', 'tool-wear', 'inspection'].map((term): [string, bigint] => [term, only(term, 'per-piece') * q * whole]),
    ['outside', pairs('outside', 'minimum', 'per-piece').reduce((sum, [least, each]) => sum + (each * q > least ? each * q : least), 0n) * whole],
  ])
  for (const term of ['scrap-allowance', 'overhead', 'margin', ...(trace.terms.some((each) => each.term === 'lead-time') ? ['lead-time'] : [])]) {
    const of = (trace.terms.find((each) => each.term === term)?.inputs.find(({ name }) => name === 'of-terms')?.value ?? '').split(' + ')
    const base = of.reduce((sum, each) => sum + (scaled.get(each) ?? 0n), 0n)
    scaled.set(term, (base * only(term, 'share')) / (term === 'margin' ? keep : 10_000n))
  }
  const half = (over: bigint, under: bigint) => (2n * over + under) / (2n * under)
  // A rate of nine decimals between currencies of two digits and of as many as these have.
  const rate = trace.terms[0]?.inputs.find(({ name }) => name === 'exchange-rate')?.value
  const [over, under] = rate === undefined ? [1n, 1n] : [BigInt(rate.replace('.', '')) * 10n ** (digits.get(trace.total.currency) ?? 0n), 10n ** 9n * 100n]
  const unit = half([...scaled.values()].reduce((sum, each) => sum + each, 0n) * over, whole * q * under)
  const terms = new Map([...scaled].map(([term, exact]) => [term, half(exact * over, whole * under)]))
  return { unit, terms: terms.set('rounding', unit * q - [...terms.values()].reduce((sum, each) => sum + each, 0n)) }
}

describe('every price', () => {
  it('is the sum of its terms, and the unit price times the quantity', () => {
    fc.assert(fc.property(inputs, quantities, (input, quantity) => {
      const trace = priced(input, quantity)
      expect(trace.terms.reduce((sum, { amount }) => sum + amount.minor, 0)).toBe(trace.total.minor)
      expect(trace.unitPrice.minor * quantity).toBe(trace.total.minor)
    }))
  })

  it('is recomputed from its trace, term by term', () => {
    fc.assert(fc.property(inputs, quantities, (input, quantity) => {
      const trace = priced(input, quantity)
      const again = recomputed(trace)
      expect(BigInt(trace.unitPrice.minor)).toBe(again.unit)
      expect(new Map(trace.terms.map(({ term, amount }) => [term, BigInt(amount.minor)]))).toEqual(again.terms)
    }))
  })

  it('never rises per piece with the quantity, for the same inputs', () => {
    fc.assert(fc.property(inputs, quantities, quantities, (input, a, b) => {
      expect(priced(input, Math.max(a, b)).unitPrice.minor).toBeLessThanOrEqual(priced(input, Math.min(a, b)).unitPrice.minor)
    }))
  })

  it('holds for the example of the API page', () => {
    expect(priced(examplePlan, 20).unitPrice.minor).toBeGreaterThan(priced(examplePlan, 100).unitPrice.minor)
  })
})
