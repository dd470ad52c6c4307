import { beforeAll, describe, expect, it } from 'vitest'
import { claimsFor } from '#shared/adapters/local/sample-people.ts'
import { shopRoles } from '#shared/vocabulary/roles.ts'
import { ofAnotherClass } from '../simulation/invariants.ts'
import { cleared } from '../simulation/shop.ts'
import { inHouse, type House } from './house.ts'
import { policy } from './policy.ts'
import { visiting, type Outcome } from './visits.ts'

/** Whoever a route admits, without and with a clearance for the drawing of the order: what came of each call. */
type Met = { readonly call: string; readonly uncleared: Outcome; readonly cleared: Outcome }
let things: Met[]
let lists: Met[]
let recalled: number
let unmarked: { readonly [service: string]: readonly string[] }

beforeAll(async () => {
  await inHouse(async (house) => {
    unmarked = Object.fromEntries(house.hosted.map(({ service }) => [service, ofAnotherClass(house.items(service), 'military')]))
    things = await meet(house, 'thing')
    lists = await meet(house, 'list')
    recalled = await recall(house)
  }, 'military')
}, 180_000)

/** Reads first: what a cleared command changes must not hide anything from those who come after it. */
const meet = async (house: House, of: 'thing' | 'list'): Promise<Met[]> => {
  const met: Met[] = []
  for (const { service, routes } of house.hosted) {
    for (const [name, route] of Object.entries(routes)) {
      const row = policy[service]?.[name]
      if (row?.of !== of) continue
      const visit = visiting(house, service, route)
      for (const role of shopRoles.filter((each) => row.admits.includes(each))) {
        const { clearance: _, ...without } = claimsFor(role)
        const come = of === 'list' ? visit.list : visit.once
        met.push({ call: `${service} ${name} as ${role}`, uncleared: await come(without, 'aurora'), cleared: await come(cleared(without), 'aurora') })
      }
    }
  }
  return met
}

/** The clearest case: who may not see the lots of a heat must not call back only the others. */
const recall = async ({ as, known }: House): Promise<number> => {
  const { clearance: _, ...without } = claimsFor('support-agent')
  const body = JSON.stringify({ of: { kind: 'heat', heatId: known.aurora['support']?.['heatId'] }, reason: 'The mill has withdrawn the certificate.' })
  return (await as('support', without)({ method: 'POST', path: '/recalls', headers: { 'content-type': 'application/json', 'idempotency-key': 'uncleared-recall' }, body })).status
}

describe('an order with a military drawing', () => {
  it('is so in every state, every entry of its history and every event, in all six services', () => {
    // A request is opened before its drawing comes, and public until then.
    expect(unmarked).toEqual({ quoting: ['RequestOpened', 'RequestOpened'], contracts: [], production: [], quality: [], logistics: [], support: [] })
  })

  it('is closed to whoever is not cleared, by every route to one of its things, and open to those who are', () => {
    const early = things.filter(({ uncleared }) => uncleared !== '403')
    // The opening of the request was public, and its timeline still says that much. The example of a recall names a heat that nobody has.
    expect([...new Set(early.map(({ call }) => call.split(' as ')[0]))]).toEqual(['quoting timeline', 'support declareRecall'])
    expect(things.filter((each) => each.cleared !== 'admitted')).toEqual([])
    expect(things.length).toBeGreaterThan(300)
  })

  it('is not left out of a recall without a word', () => {
    expect(recalled).toBe(403)
  })

  it('is in no list of theirs', () => {
    expect(lists.filter(({ uncleared }) => uncleared !== 'nothing')).toEqual([])
    // The lists are not merely empty: those who are cleared find it.
    expect(lists.filter((each) => each.cleared === 'leak').length).toBeGreaterThan(lists.length / 2)
  })
})
