import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { replay, republish } from '#shared/kernel/operations/again.ts'
import { conservation } from '#shared/kernel/operations/conservation.ts'
import { listDeadLetters, redrive } from '#shared/kernel/operations/dead-letters.ts'
import { eventIn, type Operations } from '#shared/kernel/operations/port.ts'
import type { Clock, Item, Published } from '#shared/kernel/ports.ts'
import { addSeconds } from '#shared/vocabulary/time.ts'
import { manualClock } from '../manual-clock.ts'
import { customers } from './operations-customers.ts'
import { entryOf, eventOf, inbox, neighbourManifest, newOrder, operated, type Suite, type WorldUnderTest } from './operations-given.ts'

/** The contract of the operator's port, and of the commands that are written once over it. `makeWorld` is called once; every test keeps to orders of its own. */
export const describeOperations = (name: string, makeWorld: (clock: Clock) => Promise<WorldUnderTest>): void => {
  describe(`operations: ${name}`, () => {
    const clock = manualClock()
    let made: WorldUnderTest | undefined
    beforeAll(async () => { made = await makeWorld(clock) })
    afterAll(async () => made?.close())
    const at = (): WorldUnderTest => {
      if (!made) throw new Error('the world was not made')
      return made
    }
    const happened = async (count: number, orderId = newOrder(), seconds = 60): Promise<Published[]> => {
      clock.advance(86_400)
      const events = Array.from({ length: count }, (_, each) => eventOf(orderId, each + 1, addSeconds(clock.now(), each * seconds)))
      for (const event of events) await at().world.store('neighbour').transact([{ kind: 'put', item: entryOf(event), when: 'absent' }])
      return events
    }
    const idsOf = (events: readonly Published[]): string[] => events.map(({ envelope }) => envelope.id)
    const idsIn = (bodies: readonly string[]): string[] => bodies.map((body) => eventIn(body)?.envelope.id ?? body).toSorted()
    const history = async (span: Parameters<Operations['history']>[1]): Promise<string[]> => {
      const found: string[] = []
      for await (const item of at().world.history('neighbour', span)) found.push(String(JSON.parse(String(item['envelope'])).id))
      return found
    }
    const suite = { at, clock, happened, idsOf, idsIn, history }
    describe('the port', () => port(suite))
    describe('the commands', () => commands(suite))
    describe("customers' personal data", () => customers(suite))
  })
}

const port = ({ at, happened, idsOf, idsIn, history }: Suite): void => {
  it('reads the history of an order in its order, all of it', async () => {
    const events = await happened(230)
    expect(await history({ orderId: events[0]?.envelope.orderId ?? '' })).toEqual(idsOf(events))
  })
  it('reads a span across orders: from the first instant, up to and without the last', async () => {
    const [one, two] = [await happened(5), await happened(5)]
    const [from, to] = [one[2]?.envelope.occurredAt ?? '', two[3]?.envelope.occurredAt ?? '']
    expect((await history({ from, to })).toSorted()).toEqual([...idsOf(one.slice(2)), ...idsOf(two.slice(0, 3))].toSorted())
    expect(await history({ orderId: two[0]?.envelope.orderId ?? '', from, to })).toEqual(idsOf(two.slice(0, 3)))
  })
  it('reads a span of many entries of one moment without leaving any out', async () => {
    const events = [...(await happened(600, newOrder(), 0))]
    const from = events[0]?.envelope.occurredAt ?? ''
    expect((await history({ from, to: addSeconds(from, 1) })).toSorted()).toEqual(idsOf(events).toSorted())
  })
  it('hands events to one queue, as the bus would', async () => {
    const events = await happened(12)
    await at().world.send(inbox, events)
    expect((await at().world.backlog(inbox)).count).toBe(12)
    const bodies = await at().receive(inbox)
    expect(idsIn(bodies)).toEqual(idsOf(events).toSorted())
    expect(JSON.parse(bodies[0] ?? '')).toMatchObject({ version: '0', source: 'throughline.neighbour', 'detail-type': 'NeighbourSpoke', resources: [], detail: { type: 'NeighbourSpoke' } })
  })
  it('looks at dead letters without taking them', async () => {
    const [event] = await happened(1)
    await at().kill(inbox, event!)
    for (const _ of [1, 2]) expect((await at().world.deadLetters(inbox)).map(({ queue, body }) => [queue, eventIn(body)])).toEqual([[inbox, event]])
    await at().world.redrive(inbox, () => [inbox])
    await at().receive(inbox)
  })
  it('redrives the chosen letters and leaves the others', async () => {
    const events = await happened(3)
    for (const event of events) await at().kill(inbox, event)
    const moved = await at().world.redrive(inbox, ({ body }) => (eventIn(body)?.envelope.aggregateVersion === 2 ? [inbox] : []))
    expect([idsIn(moved.map(({ body }) => body)), idsIn(await at().receive(inbox)), idsIn((await at().world.deadLetters(inbox)).map(({ body }) => body))])
      .toEqual([[events[1]?.envelope.id], [events[1]?.envelope.id], [events[0]?.envelope.id, events[2]?.envelope.id]])
    await at().world.redrive(inbox, () => [inbox])
    expect(await at().world.deadLetters(inbox)).toEqual([])
    await at().receive(inbox)
  })
  it('removes a file, and nothing when it is gone', async () => {
    const sha256 = await at().writeFile('neighbour', 'cus_aurora', new TextEncoder().encode('a drawing'))
    const key = { owner: 'cus_aurora', sha256 }
    expect(await at().hasFile('neighbour', key)).toBe(true)
    for (const _ of [1, 2]) await at().world.removeFile('neighbour', key)
    expect(await at().hasFile('neighbour', key)).toBe(false)
  })
}

const commands = ({ at, clock, happened, idsOf, idsIn }: Suite): void => {
  it('replay sends a span to one consumer, only what it hears, and nothing in a dry run', async () => {
    const events = await happened(25)
    const limits = { orderId: events[0]?.envelope.orderId ?? '' }
    const silent = entryOf(eventOf(limits.orderId, 99, clock.now()), false)
    await at().world.store('neighbour').transact([{ kind: 'put', item: silent, when: 'absent' }])
    expect(await replay(at().world, operated, inbox, limits, false)).toEqual({ sent: 25, erased: 0, types: { NeighbourSpoke: 25 } })
    expect((await at().world.backlog(inbox)).count).toBe(0)
    await replay(at().world, operated, inbox, limits, true)
    expect(idsIn(await at().receive(inbox))).toEqual(idsOf(events).toSorted())
    expect(await replay(at().world, operated, 'sample-check-note', limits, true)).toMatchObject({ sent: 0 })
  })
  it('republish tells everybody again, by time, but not what was erased', async () => {
    const events = await happened(4)
    await at().world.store('neighbour').transact([{ kind: 'put', item: { ...entryOf(events[1]!), erased: true }, when: 'always' }])
    const limits = { from: events[0]?.envelope.occurredAt ?? '' }
    expect(await republish(at().world, neighbourManifest, limits, true)).toEqual({ sent: 3, erased: 1, types: { NeighbourSpoke: 3 } })
    expect(idsIn(await at().receive(inbox))).toEqual(idsOf([events[0]!, ...events.slice(2)]).toSorted())
  })
  it('conservation names what is nowhere, and what is dead; replaying and redriving mend it', async () => {
    const events = await happened(3)
    const span = { from: events[0]?.envelope.occurredAt ?? '' }
    const [done, dead, lost] = events
    clock.advance(86_400)
    await at().passed('neighbour')
    await at().world.store('sample').transact([{ kind: 'put', item: receiptOf(done!), when: 'absent' }])
    await at().kill(inbox, dead!)
    const report = async () => (await conservation(at().world, operated, span)).rows
    const row = { service: 'neighbour', type: 'NeighbourSpoke', queue: inbox, emitted: 3, consumed: 1, parked: 0, dead: 1, underWay: 0, missing: [lost?.envelope.id] }
    expect(await report()).toEqual([row])
    expect((await listDeadLetters(at().world, operated, { type: 'NeighbourSpoke' })).map(({ eventId }) => eventId)).toEqual([dead?.envelope.id])
    expect(await redrive(at().world, operated, { id: dead?.envelope.id ?? '' })).toHaveLength(1)
    await at().world.send(inbox, [lost!])
    expect(await report()).toEqual([{ ...row, dead: 0, parked: 2, missing: [] }])
    await at().receive(inbox)
    expect(await report()).toEqual([{ ...row, dead: 0, missing: [dead?.envelope.id, lost?.envelope.id] }])
  })
}

const receiptOf = ({ envelope: { id } }: Published): Item => ({ pk: `receipt#event#${inbox}#${id}`, sk: 'receipt', fingerprint: id, body: null })
