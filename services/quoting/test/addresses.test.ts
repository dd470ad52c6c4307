import { describe, expect, it } from 'vitest'
import { exampleAddresses } from '../examples.ts'
import { problem, shop, value } from './shop.ts'

const [works] = exampleAddresses.addresses
const two = works ? { addresses: [works, { ...works, label: 'Store Graz' }] } : exampleAddresses

describe("a company's addresses", () => {
  it('are kept for all its people, and for nobody else', async () => {
    const at = shop()
    expect(await value(at.as('buyer').readAddresses({}))).toMatchObject({ addresses: [], version: 0 })
    const kept = await value(at.as('buyer').setAddresses({ version: 0, body: two }))
    expect(await value(at.as('buyer').readAddresses({}))).toEqual(kept)
    expect(await value(at.as('buyer', 'borealis').readAddresses({}))).toMatchObject({ addresses: [], version: 0 })
    expect(await problem(at.as('planner').readAddresses({}))).toBe('403 forbidden')
    expect(await value(at.as('buyer').setAddresses({ version: kept.version, body: { addresses: [] } }))).toMatchObject({ addresses: [], version: 2 })
  })

  it('are not overwritten by whoever has seen older ones, the first time neither', async () => {
    const at = shop()
    await value(at.as('buyer').setAddresses({ version: 0, body: two }))
    for (const version of [0, 7]) expect(await problem(at.as('buyer').setAddresses({ version, body: exampleAddresses }))).toBe('412 stale-version')
    expect((await value(at.as('buyer').readAddresses({}))).addresses).toHaveLength(2)
  })

  it('have each a name of its own', async () => {
    const at = shop()
    const twice = works ? { addresses: [works, { ...works, label: ` ${works.label.toUpperCase()} ` }] } : two
    expect(await problem(at.as('buyer').setAddresses({ version: 0, body: twice }))).toBe('422 address-label-repeats')
  })
})
