import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { added, blockerOf, dropped, mayBeTakenBack, nextOf, retried, type Action, type Outcome, type Queue } from './queue.ts'
import { step, type Door, type Shelf } from './sending.ts'

const lots = ['a', 'b', 'c']
const action = (key: string, lotId: string): Action => ({ key, deed: 'startOperation', lotId, lotNumber: lotId, sequence: 10, operation: 'Saw', body: { doneAt: '2026-11-24T08:00:00.000Z' } })
const why = (code: string) => ({ kind: 'refused', why: { code, title: '', detail: '' } }) as const

/** The service as the kernel makes it (docs/adr/0005): a receipt for each key with what it was used for, If-Match, and refusals that leave no receipt. */
const service = () => {
  const versions = new Map(lots.map((lot) => [lot, 1]))
  const receipts = new Map<string, number>()
  const held = new Set<string>()
  const done: { readonly lot: string; readonly key: string }[] = []
  const bump = (lot: string) => versions.set(lot, (versions.get(lot) ?? 0) + 1)
  return {
    done, held, bump, version: (lot: string) => versions.get(lot) ?? 0,
    take: (lot: string, key: string, version: number): Outcome => {
      const receipt = receipts.get(key)
      if (receipt !== undefined) return receipt === version ? { kind: 'done' } : why('idempotency-key-reused')
      if (version !== versions.get(lot)) return { kind: 'stale' }
      if (held.has(lot)) return why('lot-not-in-process')
      done.push({ lot, key })
      receipts.set(key, version)
      bump(lot)
      return { kind: 'done' }
    },
  }
}

/** What the network, or the person at the terminal, does to one step. `reload`: the page is gone at this wait, with all that was not on the shelf. */
type Fate = 'arrives' | 'is lost' | 'its answer is lost' | 'reloads before' | 'reloads after'
type Event =
  | { readonly kind: 'act' | 'elsewhere' | 'hold' | 'release'; readonly lot: string }
  | { readonly kind: 'send'; readonly asking: Fate; readonly sending: Fate; readonly meanwhile: Event | undefined }
  | { readonly kind: 'again' | 'retry' | 'drop' | 'take back'; readonly which: number }

const fate = fc.constantFrom<Fate>('arrives', 'arrives', 'is lost', 'its answer is lost', 'reloads before', 'reloads after')
const ofLot = fc.record({ kind: fc.constantFrom('act' as const, 'act' as const, 'elsewhere' as const, 'hold' as const, 'release' as const), lot: fc.constantFrom(...lots) })
const ofEntry = fc.record({ kind: fc.constantFrom('again' as const, 'retry' as const, 'drop' as const, 'take back' as const), which: fc.nat(5) })
const send = fc.record({ kind: fc.constant('send' as const), asking: fate, sending: fate, meanwhile: fc.option(fc.oneof(ofLot, ofEntry), { nil: undefined }) })
const script = fc.array(fc.oneof({ weight: 2, arbitrary: ofLot }, { weight: 3, arbitrary: send }, { weight: 1, arbitrary: ofEntry }), { maxLength: 60 })

class Reload extends Error {}

const world = () => {
  const server = service()
  let kept = '[]'
  const shelf: Shelf = { read: (): Queue => JSON.parse(kept), write: (queue) => { kept = JSON.stringify(queue) } }
  const sent: { readonly lot: string; readonly key: string; readonly version: number }[] = []
  const acted: { readonly lot: string; readonly key: string }[] = []
  const given = new Set<string>()
  const reused: string[] = []

  const passing = <T>(way: Fate, arrive: () => T, lost: T): T => {
    if (way === 'reloads before') throw new Reload()
    if (way === 'is lost') return lost
    const answer = arrive()
    if (way === 'reloads after') throw new Reload()
    return way === 'its answer is lost' ? lost : answer
  }
  const door = (asking: Fate, sending: Fate, meanwhile: () => void): Door => ({
    versionOf: async (lot) => { meanwhile(); return passing<number | { kind: 'lost' }>(asking, () => server.version(lot), { kind: 'lost' }) },
    send: async ({ lotId, key }, version) => {
      sent.push({ lot: lotId, key, version })
      return passing<Outcome>(sending, () => {
        const outcome = server.take(lotId, key, version)
        if (outcome.kind === 'refused' && outcome.why.code === 'idempotency-key-reused') reused.push(key)
        return outcome
      }, { kind: 'lost' })
    },
  })
  const pick = (which: number, from: Queue) => from[which % Math.max(1, from.length)]
  const happen = async (event: Event): Promise<void> => {
    if (event.kind === 'send') return void (await step(shelf, door(event.asking, event.sending, () => void (event.meanwhile && happen(event.meanwhile)))).catch((error: unknown) => { if (!(error instanceof Reload)) throw error }))
    if ('which' in event) return handle(event.kind, event.which)
    if (event.kind === 'hold') server.held.add(event.lot)
    if (event.kind === 'release') server.held.delete(event.lot)
    if (event.kind === 'elsewhere') server.bump(event.lot)
    if (event.kind !== 'act') return
    const key = `key-${acted.length}`
    acted.push({ lot: event.lot, key })
    shelf.write(added(shelf.read(), action(key, event.lot)))
  }
  const handle = (kind: 'again' | 'retry' | 'drop' | 'take back', which: number): void => {
    const queue = shelf.read()
    const refused = pick(which, queue.filter((entry) => entry.refused))
    const fresh = pick(which, queue.filter((entry) => mayBeTakenBack(queue, entry)))
    // A request that comes a second time, late; not one that was given up after the service had refused it.
    const late = sent[which % Math.max(1, sent.length)]
    if (kind === 'again' && late && !given.has(late.key)) server.take(late.lot, late.key, late.version)
    if (kind === 'retry' && refused) shelf.write(retried(queue, refused.key))
    const away = kind === 'drop' ? refused : kind === 'take back' ? fresh : undefined
    if (!away) return
    given.add(away.key)
    shelf.write(dropped(queue, away.key))
  }
  const settle = async (): Promise<void> => {
    server.held.clear()
    for (const { key } of shelf.read()) shelf.write(retried(shelf.read(), key))
    while ((await step(shelf, door('arrives', 'arrives', () => undefined))) === 'more');
  }
  return { server, shelf, acted, given, reused, happen, settle }
}

describe('what was done at the terminal', () => {
  it('is done by the service exactly once and in order, lot by lot, whatever the network, other people and the browser do', async () => {
    await fc.assert(fc.asyncProperty(script, async (events) => {
      const { server, shelf, acted, given, reused, happen, settle } = world()
      for (const event of events) await happen(event)
      await settle()
      expect(shelf.read()).toEqual([])
      for (const lot of lots) {
        const ours = (all: readonly { readonly lot: string; readonly key: string }[]) => all.filter((each) => each.lot === lot).map(({ key }) => key)
        expect(ours(server.done)).toEqual(ours(acted).filter((key) => !given.has(key)))
      }
      expect(reused).toEqual([])
    }), { numRuns: 3000 })
  })

  it('waits behind what was refused of the same lot, and lets other lots pass', async () => {
    const { server, shelf, happen } = world()
    const go = () => happen({ kind: 'send', asking: 'arrives', sending: 'arrives', meanwhile: undefined })
    for (const event of [{ kind: 'hold', lot: 'a' }, { kind: 'act', lot: 'a' }, { kind: 'act', lot: 'a' }, { kind: 'act', lot: 'b' }] as const) await happen(event)
    await go()
    await go()
    expect(server.done.map(({ lot }) => lot)).toEqual(['b'])
    const [first, second] = shelf.read()
    expect(first?.refused?.code).toBe('lot-not-in-process')
    expect(second && blockerOf(shelf.read(), second)?.key).toBe(first?.key)
    expect(nextOf(shelf.read())).toBeUndefined()
  })
})
