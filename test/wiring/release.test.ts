import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { services } from '#local/services.ts'
import type { Manifest } from '#shared/kernel/service.ts'
import { everyFault } from '#shared/testing/simulator/faults.ts'
import { hosting, type Hosting } from '#shared/testing/simulator/host.ts'
import { checkConservation, simulatedTools, simulation, type SimulatedTools } from '../simulation/simulate.ts'
import { advice, compared, recorded, saidNow } from './golden.ts'
import { order } from './release-door.ts'
import { lastCommit, openDoor, previousRelease, unpack, type Door, type Release } from './release.ts'

const names = services.map(({ service }) => service.manifest.contract.service)
const cleanUp: (() => void)[] = []
afterAll(() => { for (const remove of cleanUp) remove() })

const unpacked = (release: Release): string => {
  if ('missing' in release) throw new Error(release.missing)
  const { folder, remove } = unpack(release.commit)
  cleanUp.push(remove)
  return folder
}

/** Made when first asked for, and kept. */
const once = <T>(make: () => Promise<T>): (() => Promise<T>) => {
  let made: Promise<T> | undefined
  return () => (made ??= make())
}
const tools = once<SimulatedTools>(simulatedTools)

type Opened = { readonly order: Door['order']; readonly hosted: readonly Hosting[] }
const opening = (release: Release) => once(async () => {
  const folder = unpacked(release)
  const door = await openDoor(folder)
  return { folder, order: door.order, implementations: door.implementations, hosted: await door.hostings() }
})

/** The people of the release bring an order to its end, some services being the release's and the others today's, under every fault. */
const orderAmong = async (release: Opened, old: readonly string[], seed: number): Promise<void> => {
  const instead = new Map(release.hosted.filter(({ service }) => old.includes(service)).map((each) => [each.service, each]))
  expect([...instead.keys()], 'the release has these services').toEqual(old)
  const simulated = simulation({ seed, faults: everyFault, tools: await tools(), instead })
  await simulated.world.run([() => release.order(simulated.world)])
  checkConservation(simulated)
}

const cases = names.map((name, index) => ({ name, seed: index + 1 }))

const head = lastCommit()
const headMissing = 'missing' in head ? head.missing : ''
const previous = previousRelease()
const previousMissing = 'missing' in previous ? previous.missing : ''

describe(`the previous release (${'name' in previous ? previous.name : previous.missing})`, () => {
  const opened = opening(previous)

  it.for(cases)('$name as it was, the others as they are now', { timeout: 120_000 }, async ({ name, seed }, { skip }) => {
    skip(previousMissing !== '', previousMissing)
    await orderAmong(await opened(), [name], seed)
  })
  it.for(cases)('$name as it is now, the others as they were', { timeout: 120_000 }, async ({ name, seed }, { skip }) => {
    skip(previousMissing !== '', previousMissing)
    await orderAmong(await opened(), names.filter((each) => each !== name), seed)
  })
  it('promised nothing that is not kept', async ({ skip }) => {
    skip(previousMissing !== '', previousMissing)
    const promised = recorded(join((await opened()).folder, 'docs/contracts'))
    expect(promised.size).toBeGreaterThan(0)
    expect(compared(promised, saidNow(services.map(({ service }) => service.manifest))).filter(({ breaks }) => breaks.length > 0).map(advice).join('\n\n')).toBe('')
  })
})

/** The last commit stands in for a release, so that this way of testing is itself tested before there is one. */
describe('the last commit', () => {
  const opened = opening(head)

  it.for(cases)('$name as committed, the others as they are now', { timeout: 120_000 }, async ({ name, seed }, { skip }) => {
    skip(headMissing !== '', headMissing)
    await orderAmong(await opened(), [name], seed)
  })
  it('runs on code of its own', async ({ skip }) => {
    skip(headMissing !== '', headMissing)
    const committed = (await opened()).implementations
    expect(committed.map(({ manifest }) => manifest.contract.service)).toEqual(names)
    for (const [index, { service }] of services.entries()) expect(committed[index]).not.toBe(service)
  })
})

const needingMass = (manifest: Manifest): Manifest => ({
  ...manifest, consumes: manifest.consumes.map((each) => (each.type === 'LotCompleted' ? { ...each, spec: { ...each.spec, data: z.intersection(each.spec.data, z.object({ mass: z.string() })) } } : each)),
})

it('a service that needs what nobody says is noticed: the order comes to no end', { timeout: 120_000 }, async () => {
  const known = await tools()
  const needy = services.map((each) => hosting({ ...each, service: { ...each.service, manifest: needingMass(each.service.manifest) } }, known))
  await expect(orderAmong({ hosted: needy, order }, ['quality'], 1)).rejects.toThrow('waited too long for the completed lot')
})
