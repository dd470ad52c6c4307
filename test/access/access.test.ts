import { beforeAll, describe, expect, it } from 'vitest'
import { services } from '#local/services.ts'
import { claimsFor } from '#shared/adapters/local/sample-people.ts'
import { inHouse, type House } from './house.ts'
import { policy } from './policy.ts'
import { compare, type Compared } from './visits.ts'

let compared: Compared
let known: House['known']
let smuggled: { readonly [what: string]: number }
beforeAll(async () => {
  await inHouse(async (house) => {
    known = house.known
    smuggled = await smuggle(house)
    compared = await compare(house)
  })
}, 180_000)

/** Ids of another customer's things in a body that is otherwise one's own; the last is all one's own, and must work. */
const smuggle = async ({ as, known: { aurora, borealis } }: House): Promise<{ [what: string]: number }> => {
  const buyer = as('support', claimsFor('buyer'))
  const open = async (orderId: string | undefined, lotId: string | undefined, key: string): Promise<number> => {
    const body = JSON.stringify({ orderId, lotIds: [lotId], kind: 'complaint', subject: 'Too tight', description: 'Too tight.', photos: [] })
    return (await buyer({ method: 'POST', path: '/cases', headers: { 'content-type': 'application/json', 'idempotency-key': `smuggled-${key}` }, body })).status
  }
  const [own, other] = [aurora['support'], borealis['support']]
  return {
    'their order': await open(other?.['orderId'], own?.['lotId'], 'order'),
    'their lot': await open(own?.['orderId'], other?.['lotId'], 'lot'),
    'all own': await open(own?.['orderId'], own?.['lotId'], 'own'),
  }
}

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

  it("does not change by another customer's ids in one's own body", () => {
    expect(smuggled).toEqual({ 'their order': 404, 'their lot': expect.toBeOneOf([404, 409, 422]), 'all own': 201 })
  })

  it('was asked about two different orders', () => {
    for (const [service, ids] of Object.entries(known.aurora)) expect(Object.values(ids).filter((id) => Object.values(known.borealis[service] ?? {}).includes(id)).every((id) => ['1', '20', 'SAW-1', 'HT-70771'].includes(id)), service).toBe(true)
  })
})
