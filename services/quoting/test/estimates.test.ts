import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { exampleOffer, examplePlan, examplePrices } from '../examples.ts'
import { planned } from '../domain/estimate/estimate.ts'
import { analyse } from '../geometry/analyse.ts'
import { accepted, cube, inReview, problem, shop, step, upload, value, type Shop } from './shop.ts'
import { ok } from '#shared/kernel/result.ts'

const milled = { ...cube, solids: cube.solids.map((solid) => ({ ...solid, process: 'milled' as const, setups: 1 })) }
const measuring = () => shop({ analyse: async () => ok({ report: milled }) })
const withBook = async (at: Shop) => {
  const { version } = await value(at.as('manager').setPrices({ version: 0, body: examplePrices }))
  await value(at.as('manager').setOffer({ version, body: exampleOffer }))
}
const paramsOf = ({ rfqId, documents }: Awaited<ReturnType<typeof accepted>>) => ({ rfqId, sha256: documents[0]?.sha256 ?? '' })

it('is made of the request, its file and the price book as they are, and begins a plan', async () => {
  const at = measuring()
  const rfq = await accepted(at)
  const params = paramsOf(rfq)
  expect(await value(at.as('planner').readEstimate({ params }))).toMatchObject({ outcome: 'none', reason: 'no-prices' })
  await withBook(at)
  const estimate = await value(at.as('planner').readEstimate({ params }))
  if (estimate.outcome !== 'made') throw new Error(estimate.reason)
  expect(estimate).toMatchObject({ material: 'EN AW-6082 T6', stock: { form: 'plate', thicknessMm: 15 }, quantities: [20, 50, 100] })
  const { currency, scrapAllowance, overhead, margin } = examplePrices
  const rates = examplePrices.rates.map(({ workCentre, perHour }) => ({ workCentre, perHour }))
  const { programming, materialPerPiece, toolWearPerPiece, inspectionPerPiece } = estimate.amounts
  if (!programming || !materialPerPiece || !toolWearPerPiece || !inspectionPerPiece) throw new Error('an amount is missing')
  const price = { currency, rates, scrapAllowance, overhead, margin, outside: estimate.outside, programming, materialPerPiece, toolWearPerPiece, inspectionPerPiece }
  const plan = await value(at.as('planner').draftPlan({ params: { rfqId: rfq.rfqId }, body: { ...examplePlan, routing: estimate.operations.map(planned), price } }))
  expect(plan.traces).toEqual(estimate.prices.filter(({ quantity }) => [20, 50, 100].includes(quantity)))
})

it('is for those who plan and price; a file that is not there has none', async () => {
  const at = measuring()
  await withBook(at)
  const rfq = await inReview(at)
  const params = paramsOf(rfq)
  expect(await value(at.as('sales-engineer').readEstimate({ params }))).toMatchObject({ outcome: 'none', reason: 'not-measured' })
  expect(await problem(at.as('buyer').readEstimate({ params }))).toBe('403 forbidden')
  expect(await problem(at.as('operator').readEstimate({ params }))).toBe('403 forbidden')
  expect(await problem(at.as('planner').readEstimate({ params: { ...params, sha256: 'f'.repeat(64) } }))).toBe('404 not-found')
})

it('tells the customer a price at once, where the shop wants it so, of what they think about', async () => {
  const at = measuring()
  await withBook(at)
  const params = paramsOf(await accepted(at))
  const of = (query = {}) => at.as('buyer').readIndication({ params, query })
  const told = await value(at.as('planner').readEstimate({ params }))
  const seen = await value(of())
  if (told.outcome !== 'made' || seen.outcome !== 'price') throw new Error('no price')
  expect(seen.prices.map(({ total }) => total)).toEqual(told.prices.map(({ total }) => total))
  const other = await value(of({ material: 'PEEK', finish: '', quantities: '7,30' }))
  expect(other).toMatchObject({ outcome: 'price', material: 'PEEK', quantities: [7, 30] })
  expect(other.outcome === 'price' && other.without.map(({ code }) => code)).not.toContain('surface-finish')
  expect(await value(of({ material: 'Unobtainium' }))).toMatchObject({ outcome: 'none', reason: 'material-not-in-book' })
  expect(await problem(at.as('buyer', 'borealis').readIndication({ params }))).toBe('404 not-found')
  expect(await problem(of({ quantities: '7,none' }))).toBe('400 invalid-request')
  expect(await problem(of({ quantities: '0' }))).toBe('400 invalid-request')
  await value(at.as('manager').setPrices({ version: 2, body: { ...examplePrices, priceAtOnce: false } }))
  expect(await value(of())).toMatchObject({ outcome: 'none', reason: 'not-shown' })
})

it('is made with the prices in force, and again with those of a day', async () => {
  const at = measuring()
  await withBook(at)
  const params = paramsOf(await accepted(at))
  await value(at.as('planner').setPrices({ version: 2, body: { ...examplePrices, margin: 4_000, validFrom: '2099-01-01' } }))
  const of = async (query: { readonly on?: string }) => {
    const estimate = await value(at.as('planner').readEstimate({ params, query }))
    return estimate.outcome === 'made' ? { from: estimate.pricesFrom, total: estimate.prices[0]?.total.minor ?? 0 } : undefined
  }
  const [now, then] = [await of({}), await of({ on: '2099-06-01' })]
  expect([now?.from, then?.from]).toEqual([at.ports.clock.now().slice(0, 10), '2099-01-01'])
  expect(then?.total).toBeGreaterThan(now?.total ?? 0)
  expect(await of({ on: now?.from ?? '' })).toEqual(now)
  expect(await value(at.as('planner').readEstimate({ params, query: { on: '2000-01-01' } }))).toMatchObject({ outcome: 'none', reason: 'no-prices' })
})

it("tells the shop's own numbers beside the usual ones", async () => {
  const at = shop()
  const usual = await value(at.as('sales-engineer').readCoefficients({}))
  expect(usual.coefficients.every(({ value: now, usual: known }) => now === known)).toBe(true)
  await value(at.as('planner').setPrices({ version: 0, body: { ...examplePrices, coefficients: [{ coefficient: 'handling', value: 90 }] } }))
  const { coefficients } = await value(at.as('planner').readCoefficients({}))
  expect(coefficients.filter(({ value: now, usual: known }) => now !== known)).toEqual([{ coefficient: 'handling', value: 90, unit: 's', usual: 60, from: 'practice' }])
})

it('is made of a real file: a plate with twelve holes', async () => {
  const at = shop({ analyse: (file) => analyse(file, 'step') })
  await withBook(at)
  const bytes = await readFile(new URL('../geometry/samples/nist_ftc_06_asme1_rd.stp', import.meta.url))
  const rfq = await inReview(at)
  const sha256 = await upload(at, bytes.toString('latin1'))
  await value(at.as('buyer').attachDocument({ params: { rfqId: rfq.rfqId }, version: rfq.version, body: step(sha256) }))
  await at.work()
  const estimate = await value(at.as('planner').readEstimate({ params: { rfqId: rfq.rfqId, sha256 } }))
  if (estimate.outcome !== 'made') throw new Error(estimate.reason)
  expect(estimate.stock).toEqual({ form: 'plate', thicknessMm: 110, widthMm: 252, lengthMm: 309 })
  expect(estimate.operations.map(({ process }) => process)).toEqual(['sawing', 'milling', 'milling', 'bench', 'outside', 'inspecting'])
  const drilling = estimate.operations.flatMap(({ figures }) => figures).find(({ name }) => name === 'drilling-time')
  const holes = drilling?.inputs.filter(({ source }) => source === 'model').reduce((sum, { value: count }) => sum + Number(count), 0)
  expect(holes).toBe(12)
})
