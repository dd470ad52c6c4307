import { describe, expect, it } from 'vitest'
import { exampleOffer, examplePrices } from '../examples.ts'
import { problem, shop, value } from './shop.ts'

describe('the shop sets its prices', () => {
  it('begins with an empty book, which nobody needs to fill first', async () => {
    const at = shop()
    expect(await value(at.as('planner').readPriceBook({}))).toMatchObject({ version: 0, materials: [], finishes: [] })
    expect(await value(at.as('buyer').readOffer({}))).toEqual({ materials: [], finishes: [], currencies: [] })
  })

  it('keeps what managers and planners enter, and tells nobody outside', async () => {
    const at = shop()
    const prices = await value(at.as('manager').setPrices({ version: 0, body: examplePrices }))
    const both = await value(at.as('planner').setOffer({ version: prices.version, body: exampleOffer }))
    expect(both).toMatchObject({ version: 2, prices: examplePrices, ...exampleOffer })
    expect(await value(at.as('sales-engineer').readPriceBook({}))).toEqual(both)
    const seen = await value(at.as('buyer').readOffer({}))
    expect(seen.materials.map(({ name }) => name)).toEqual(exampleOffer.materials.map(({ name }) => name))
    expect(JSON.stringify(seen)).not.toContain('minor')
    for (const outside of ['buyer', 'operator', 'inspector'] as const) expect(await problem(at.as(outside).readPriceBook({}))).toBe('403 forbidden')
    expect(await problem(at.as('sales-engineer').setPrices({ version: 2, body: examplePrices }))).toBe('403 forbidden')
    expect(await at.published()).toEqual([])
  })

  it('lets prices begin on a day to come, and makes estimates with those of a day', async () => {
    const at = shop()
    const first = await value(at.as('manager').setPrices({ version: 0, body: examplePrices }))
    const both = await value(at.as('planner').setPrices({ version: first.version, body: { ...examplePrices, margin: 3_000, validFrom: '2099-01-01' } }))
    expect(both).toMatchObject({ prices: { margin: 2_500 }, versions: [{ setBy: { id: 'manager' } }, { validFrom: '2099-01-01', setBy: { id: 'planner' }, prices: { margin: 3_000 } }] })
    expect(await value(at.as('planner').readPriceBook({}))).toEqual(both)
    expect(await problem(at.as('planner').setPrices({ version: both.version, body: { ...examplePrices, validFrom: '2020-01-01' } }))).toBe('422 prices-from-past')
    expect(await problem(at.as('planner').setPrices({ version: both.version, body: { ...examplePrices, validFrom: 'soon' } }))).toBe('400 invalid-request')
  })

  it('lets the second of two who found it empty know of the first', async () => {
    const at = shop()
    await value(at.as('manager').setPrices({ version: 0, body: examplePrices }))
    expect(await problem(at.as('planner').setPrices({ version: 0, body: examplePrices }))).toBe('412 stale-version')
    expect(await problem(at.as('planner').setOffer({ version: 0, body: exampleOffer }))).toBe('412 stale-version')
    const many = await Promise.all([1, 2, 3].map(async () => at.as('planner').setOffer({ version: 1, body: exampleOffer })))
    expect(many.filter(({ ok }) => ok)).toHaveLength(1)
  })
})
