import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type * as ActorModule from '#shared/kernel/actor.ts'
import type { Actor } from '#shared/kernel/actor.ts'
import { roles } from '#shared/vocabulary/roles.ts'
import type { Compared } from './visits.ts'

beforeEach(() => { vi.resetModules() })
afterEach(() => { vi.doUnmock('#shared/kernel/actor.ts') })

type Checks = Pick<typeof ActorModule, 'sees' | 'actorOf'>

/** The same comparison in a house where one of the kernel's checks is taken out once the orders are there. Everything is imported anew. */
const comparedWith = async (tamper: (real: Checks) => Partial<Checks>): Promise<Compared> => {
  let visiting = false
  vi.doMock('#shared/kernel/actor.ts', async (original) => {
    const real = await original<typeof ActorModule>()
    const tampered = { ...real, ...tamper(real) }
    const sees: Checks['sees'] = (actor, customerId) => (visiting ? tampered : real).sees(actor, customerId)
    const actorOf: Checks['actorOf'] = (claims) => (visiting ? tampered : real).actorOf(claims)
    return { ...real, sees, actorOf }
  })
  const { inHouse } = await import('./house.ts')
  const { compare } = await import('./visits.ts')
  const found: Compared[] = []
  await inHouse(async (house) => {
    visiting = true
    found.push(await compare(house))
  })
  const [compared] = found
  if (!compared) throw new Error('nothing was compared')
  return compared
}
const of = ({ differences }: Compared, expected: string, came: readonly string[]) => differences.filter((each) => each.expected === expected && came.includes(each.came)).map(({ call }) => call)

describe('the comparison fails', () => {
  it("when the owner check lets everyone see everything: another customer's things are shown, changed and listed", { timeout: 180_000 }, async () => {
    const compared = await comparedWith(() => ({ sees: () => true }))
    const shown = of(compared, '404', ['admitted', 'leak'])
    for (const call of ['quoting readRequest', 'contracts readContract', 'contracts signContract', 'production readLot', 'quality readCertificate', 'quality approveConcession', 'logistics readShipment', 'quoting timeline', 'support readCase', 'support closeCase']) {
      expect(shown).toContain(`${call}: buyer on another customer's (borealis)`)
    }
    for (const call of ['contracts listOrderContracts', 'quality listLots', 'logistics listShipments', 'support listCases']) expect(of(compared, 'nothing', ['leak'])).toContain(`${call}: buyer on another customer's (borealis)`)
  })

  it('when the role check takes everybody for everything: every refusal by role is missing', { timeout: 180_000 }, async () => {
    const everything = (actor: Actor | undefined): Actor | undefined => actor && { ...actor, roles }
    const compared = await comparedWith(({ actorOf }) => ({ actorOf: (claims) => everything(actorOf(claims)) }))
    const admitted = of(compared, '403', ['admitted'])
    for (const call of ['quoting approvePlan: planner', 'contracts recordRefund: clerk', 'production releaseWorkOrder: buyer', 'quality registerGauge: partner', 'logistics dispatchShipment: operator', 'support settleReturn: clerk']) {
      expect(admitted.some((each) => each.startsWith(call)), call).toBe(true)
    }
  })

  it("when one route's roles are widened in its contract", { timeout: 180_000 }, async () => {
    const { services } = await import('#local/services.ts')
    const { inHouse } = await import('./house.ts')
    const { compare } = await import('./visits.ts')
    const widened = services.map((hosted) => {
      const { manifest } = hosted.service
      const { recordRefund } = manifest.contract.routes
      if (!recordRefund) return hosted
      const contract = { ...manifest.contract, routes: { ...manifest.contract.routes, recordRefund: { ...recordRefund, roles: ['manager', 'clerk'] as const } } }
      return { ...hosted, service: { ...hosted.service, manifest: { ...manifest, contract } } }
    })
    const found: Compared[] = []
    await inHouse(async (house) => { found.push(await compare(house)) }, 'confidential', widened)
    const calls = found.flatMap(({ differences }) => differences).filter(({ expected }) => expected === '403').map(({ call }) => call)
    expect(calls).toEqual(['contracts recordRefund: clerk on own (aurora)', 'contracts recordRefund: clerk on own (borealis)'])
  })
})
