import { describe, expect, it } from 'vitest'
import { claimsFor } from '#shared/adapters/local/sample-people.ts'
import { client } from '#shared/kernel/client.ts'
import type { Item, Write } from '#shared/kernel/ports.ts'
import { signStripe } from '#shared/kernel/webhook.ts'
import { sample, sampleService, sampleWorkers } from '../sample-service.ts'
import { plainToken } from '../scenario.ts'
import { everyFault } from './faults.ts'
import { world, type Tampering } from './world.ts'

/**
 * Each safety mechanism is taken out in turn, and the simulation must notice. A mechanism whose loss nobody notices is either
 * superfluous or untested; both would be worth knowing.
 */
const faults = { ...everyFault, crashBefore: 0.03, crashAfter: 0.03, repeatRequest: 0.4, duplicate: 0.4, partialPublish: 0.4 }
const calls = 5

/** Two notes; many partners tell of each at once; each is checked by the worker once, and closed. */
const run = async (seed: number, tampering: Tampering): Promise<void> => {
  const it = world({ seed, services: [{ service: sampleService, workers: sampleWorkers }], tools: { check: async () => 1 }, faults, secrets: { NOTES_WEBHOOK_SECRET: 'w' }, tampering })
  let keys = 0
  const as = (role: 'buyer' | 'support-agent') => client(sample, it.transport('sample', plainToken(claimsFor(role))), () => `tampered-key-${(keys += 1)}`)
  const tell = async (note: string, id: string): Promise<void> => {
    const body = JSON.stringify({ id, note })
    const answer = await it.transport('sample', '')({ method: 'POST', path: '/webhooks/notes', body, headers: { 'content-type': 'application/json', 'stripe-signature': signStripe('w', body, it.clock.now()) } })
    expect(answer.status).toBe(200)
  }
  const read = async (caseId: string) => {
    const found = await as('support-agent').readNote({ params: { caseId } })
    if (!found.ok) throw new Error(found.problem.code)
    return found.value
  }
  const activity = (text: string) => async () => {
    const opened = await as('buyer').openNote({ body: { text } })
    if (!opened.ok) throw new Error(opened.problem.code)
    const { caseId } = opened.value
    for (let call = 0; call < calls; call += 1) it.schedule.go(() => tell(caseId, `evt_${caseId}_${call}`))
    let note = await read(caseId)
    for (let looks = 0; note.seen < calls || note.checked < 1; looks += 1) {
      if (looks > 100) throw new Error(`seen ${note.seen} of ${calls}, checked ${note.checked} times`)
      await it.schedule.sleep(20)
      note = await read(caseId)
    }
    await it.schedule.sleep(1000)
    note = await read(caseId)
    expect(note).toMatchObject({ seen: calls, checked: 1, version: 1 + calls + 1 })
  }
  await it.run([activity('one'), activity('two')])
}

const firstFailure = async (tampering: Tampering): Promise<string | undefined> => {
  for (let seed = 1; seed <= 15; seed += 1) {
    try {
      await run(seed, tampering)
    } catch (error) {
      return error instanceof Error ? error.message : String(error)
    }
  }
  return undefined
}

const isReceipt = ({ pk }: { readonly pk: string }): boolean => pk.startsWith('receipt#')
const itemOf = (write: Write): Item => (write.kind === 'put' ? write.item : { ...write.key })
const unconditional = (write: Write): Write => (write.kind === 'put' ? { ...write, when: 'always' } : write)

describe('the simulation notices when', () => {
  it('nothing is missing: it is content', async () => {
    expect(await firstFailure({})).toBeUndefined()
  })

  it('the version condition is gone: one writer overwrites another', async () => {
    expect(await firstFailure({ store: (store) => ({ ...store, transact: (writes) => store.transact(writes.map((write) => (isReceipt(itemOf(write)) ? write : unconditional(write)))) }) })).toMatch(/seen \d of 5|expected/)
  })

  it('the receipt is gone: what is repeated is done twice', async () => {
    const tampering: Tampering = {
      store: (store) => ({
        ...store,
        get: (key) => (isReceipt(key) ? Promise.resolve(undefined) : store.get(key)),
        transact: (writes) => store.transact(writes.map((write) => (isReceipt(itemOf(write)) ? unconditional(write) : write))),
      }),
    }
    expect(await firstFailure(tampering)).toMatch(/expected/)
  })

  it('the outbox is gone: state first and history after, a crash between them loses the event', async () => {
    const tampering: Tampering = {
      store: (store) => ({
        ...store,
        transact: async (writes) => {
          const later = writes.filter((write) => itemOf(write).pk.startsWith('history#'))
          const done = await store.transact(writes.filter((write) => !later.includes(write)))
          if (done.ok && later.length > 0) await store.transact(later)
          return done
        },
      }),
    }
    expect(await firstFailure(tampering)).toMatch(/checked 0 times/)
  })

  it('failed entries of a publish call go unnoticed: the event is lost', async () => {
    expect(await firstFailure({ bus: (bus) => ({ publish: async (entries) => { await bus.publish(entries); return { failed: [] } } }) })).toMatch(/checked 0 times/)
  })
})
