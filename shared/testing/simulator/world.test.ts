import { describe, expect, it } from 'vitest'
import { client } from '#shared/kernel/client.ts'
import { claimsFor } from '#shared/adapters/local/sample-people.ts'
import { sample, sampleService, sampleWorkers } from '../sample-service.ts'
import { plainToken } from '../scenario.ts'
import { everyFault } from './faults.ts'
import { world } from './world.ts'

const simulate = async (seed: number) => {
  const committed: string[] = []
  const it = world({
    seed, services: [{ service: sampleService, workers: sampleWorkers }], tools: { check: async () => 1 }, faults: { ...everyFault, crashBefore: 0.03, crashAfter: 0.03 },
    committed: (service, writes) => committed.push(`${service} ${writes.length}`),
  })
  let keys = 0
  const as = (role: 'buyer' | 'support-agent') => client(sample, it.transport('sample', plainToken(claimsFor(role))), () => `key-${(keys += 1)}-padded`)
  const seen: unknown[] = []
  await it.run([1, 2, 3].map((number) => async () => {
    const opened = await as('buyer').openNote({ body: { text: `note ${number}` } })
    if (!opened.ok) throw new Error(opened.problem.code)
    const { caseId } = opened.value
    for (;;) {
      await it.schedule.sleep(10)
      const read = await as('support-agent').readNote({ params: { caseId } })
      if (!read.ok) throw new Error(read.problem.code)
      if (read.value.checked === 0) continue
      const closed = await as('support-agent').closeNote({ params: { caseId }, version: read.value.version, body: {} })
      seen.push(closed.ok ? closed.value : closed.problem.code)
      return
    }
  }))
  return { committed, seen, published: it.network.everPublished().map(({ envelope }) => envelope.id), steps: it.schedule.steps() }
}

describe('the simulator', () => {
  it('brings every note to its end under every fault, checked exactly once', async () => {
    for (let seed = 1; seed <= 25; seed += 1) {
      const { seen, published } = await simulate(seed)
      expect(seen).toHaveLength(3)
      expect(seen).toEqual(expect.arrayContaining([1, 2, 3].map(() => expect.objectContaining({ status: 'Closed', checked: 1, version: 3 }))))
      expect(new Set(published).size).toBe(6)
    }
  })

  it('repeats a run exactly from its seed', async () => {
    expect(await simulate(7)).toEqual(await simulate(7))
    expect((await simulate(8)).published).not.toEqual((await simulate(7)).published)
  })
})
