import { beforeAll, describe, expect, it } from 'vitest'
import { services } from '#local/services.ts'
import { inHouse, type House } from './house.ts'
import { policy } from './policy.ts'
import { compare, type Compared } from './visits.ts'

let compared: Compared
let known: House['known']
beforeAll(async () => {
  await inHouse(async (house) => {
    known = house.known
    compared = await compare(house)
  })
}, 180_000)

describe('who gets in where', () => {
  it('is in the table for every route, and for nothing else', () => {
    for (const { service: { manifest: { contract } } } of services) {
      expect(Object.keys(policy[contract.service] ?? {}).toSorted(), contract.service).toEqual(Object.keys(contract.routes).toSorted())
    }
  })

  it("is what the table says, for every role, on a customer's own things and on another's", () => {
    expect(compared.differences).toEqual([])
    const routes = services.reduce((sum, { service }) => sum + Object.keys(service.manifest.contract.routes).length, 0)
    expect(compared.calls).toBeGreaterThan(routes * 20)
  })

  it('was asked about two different orders', () => {
    for (const [service, ids] of Object.entries(known.aurora)) expect(Object.values(ids).filter((id) => Object.values(known.borealis[service] ?? {}).includes(id)).every((id) => ['1', '20', 'SAW-1', 'HT-70771'].includes(id)), service).toBe(true)
  })
})
