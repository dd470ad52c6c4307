import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { services, type Tools } from '#local/services.ts'
import { everyFault } from '#shared/testing/simulator/faults.ts'
import type { Hosting } from '#shared/testing/simulator/host.ts'
import { checkConservation, simulatedTools, simulation } from '../simulation/simulate.ts'
import { advice, compared, recorded, saidNow } from './golden.ts'
import { openDoor, previousRelease, releaseAt, unpack, type Door, type Release } from './release.ts'

const names = services.map(({ service }) => service.manifest.contract.service)
const cleanUp: (() => void)[] = []
afterAll(() => { for (const remove of cleanUp) remove() })

const unpacked = (release: Release): string => {
  if ('missing' in release) throw new Error(release.missing)
  const { folder, remove } = unpack(release.commit)
  cleanUp.push(remove)
  return folder
}

let today: Promise<Tools> | undefined
const tools = (): Promise<Tools> => (today ??= simulatedTools())

type Opened = { readonly folder: string; readonly order: Door['order']; readonly hosted: readonly Hosting[] }
const open = async (folder: string): Promise<Opened> => {
  const { order, hostings } = await openDoor(folder)
  return { folder, order, hosted: await hostings() }
}

/** The people of the release bring an order to its end, some services being the release's and the others today's, under every fault. */
const orderAmong = async ({ hosted, order }: Opened, old: readonly string[], seed: number): Promise<void> => {
  const instead = new Map(hosted.filter(({ service }) => old.includes(service)).map((each) => [each.service, each]))
  expect([...instead.keys()], 'the release has these services').toEqual(old)
  const simulated = simulation({ seed, faults: everyFault, tools: await tools(), instead })
  await simulated.world.run([() => order(simulated.world)])
  checkConservation(simulated)
}

const cases = names.map((name, index) => ({ name, seed: index + 1 }))

const beside = (release: Release): void => {
  let first: Promise<Opened> | undefined
  const opened = (): Promise<Opened> => (first ??= open(unpacked(release)))
  const missing = 'missing' in release ? release.missing : ''

  it.for(cases)('$name as it was, the others as they are now', { timeout: 120_000 }, async ({ name, seed }, { skip }) => {
    skip(missing !== '', missing)
    await orderAmong(await opened(), [name], seed)
  })
  it.for(cases)('$name as it is now, the others as they were', { timeout: 120_000 }, async ({ name, seed }, { skip }) => {
    skip(missing !== '', missing)
    await orderAmong(await opened(), names.filter((each) => each !== name), seed)
  })
  it('keeps what it promised', async ({ skip }) => {
    skip(missing !== '', missing)
    const { folder } = await opened()
    const promised = recorded(join(folder, 'docs/contracts'))
    expect(promised.size).toBeGreaterThan(35)
    expect(compared(promised, saidNow(services.map(({ service }) => service.manifest))).filter(({ breaks }) => breaks.length > 0).map(advice).join('\n\n')).toBe('')
  })
}

const head = releaseAt('HEAD')
const previous = previousRelease()

describe(`the previous release (${'name' in previous ? previous.name : previous.missing})`, () => {
  beside(previous)
})

describe('the last commit, as if it were the previous release', () => {
  beside(head)

  it('is noticed when one of its services needs what is not said: its order comes to no end', { timeout: 120_000 }, async ({ skip }) => {
    skip('missing' in head, 'missing' in head ? head.missing : '')
    const folder = unpacked(head)
    const file = join(folder, 'services/production/events.ts')
    const events = readFileSync(file, 'utf8')
    const needy = events.replace('heatIds: z.array(z.string()), material: z.string(), operations', 'heatIds: z.array(z.string()), mass: z.string(), operations')
    expect(needy).not.toBe(events)
    writeFileSync(file, needy)
    await expect(orderAmong(await open(folder), ['quality'], 1)).rejects.toThrow('quality-inbox never gets LotCompleted done')
  })
})
