import * as fc from 'fast-check'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { describeBus, published, source, type } from '#shared/testing/contracts/bus.ts'
import { manualClock } from '#shared/testing/manual-clock.ts'
import { sqliteBus } from './bus.ts'
import { settle, sqsEvent } from './sqs-event.ts'

const folder = mkdtempSync(join(tmpdir(), 'throughline-bus-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const rules = [{ queue: 'contracts', source, type }, { queue: 'quality', source, type }, { queue: 'quality', source, type: 'PlanRejected' }]
const open = (path = ':memory:', clock = manualClock()) =>
  ({ clock, bus: sqliteBus({ path, rules, clock, maxReceives: 3, backoffSeconds: (receives) => 10 * 2 ** (receives - 1), visibilitySeconds: 30 }) })

describeBus('SQLite', async () => {
  const { bus } = open()
  const heard = async () => {
    const messages = bus.receive('contracts', 100)
    settle(bus, messages, { batchItemFailures: [] })
    return messages.map(({ body }): unknown => JSON.parse(body))
  }
  return { bus, heard, close: bus.close }
})

const ids = (messages: readonly { body: string }[]) => messages.map(({ body }) => (JSON.parse(body) as { id: string }).id)

describe('SQLite queues', () => {
  it('store an event once for each queue with a rule for it', async () => {
    const { bus } = open()
    await bus.publish([published('a'), published('b', { type: 'PlanRejected' }), published('c', { type: 'Other' })])
    expect([ids(bus.receive('contracts', 10)), ids(bus.receive('quality', 10))]).toEqual([['a'], ['a', 'b']])
  })
  it('hide a message while it is worked on and deliver it again when nobody answers', async () => {
    const { bus, clock } = open()
    await bus.publish([published('a')])
    const [first] = bus.receive('contracts', 10)
    expect(bus.receive('contracts', 10)).toEqual([])
    expect(bus.depth('contracts')).toEqual({ waiting: 0, inFlight: 1, dead: 0 })
    clock.advance(30)
    const [second] = bus.receive('contracts', 10)
    expect(second?.receiveCount).toBe(2)
    bus.done([first?.handle ?? ''])
    expect(bus.depth('contracts').inFlight).toBe(1)
    bus.done([second?.handle ?? ''])
    expect(bus.depth('contracts')).toEqual({ waiting: 0, inFlight: 0, dead: 0 })
  })
  it('back off, then keep a message as dead until it is driven back', async () => {
    const { bus, clock } = open()
    await bus.publish([published('a')])
    for (const pause of [10, 20]) {
      bus.retry(bus.receive('contracts', 1).map(({ handle }) => handle))
      clock.advance(pause - 1)
      expect(bus.receive('contracts', 1)).toEqual([])
      clock.advance(1)
    }
    bus.retry(bus.receive('contracts', 1).map(({ handle }) => handle))
    clock.advance(1000)
    expect(bus.receive('contracts', 1)).toEqual([])
    expect(bus.dead('contracts')).toMatchObject([{ receiveCount: 3, queue: 'contracts' }])
    expect([bus.redrive('contracts'), bus.redrive('quality'), bus.receive('contracts', 1)[0]?.receiveCount]).toEqual([1, 0, 1])
  })
  it('bury a message that was never answered for', async () => {
    const { bus, clock } = open()
    await bus.publish([published('a')])
    for (const _ of [1, 2, 3]) {
      expect(bus.receive('contracts', 1)).toHaveLength(1)
      clock.advance(30)
    }
    expect(bus.receive('contracts', 1)).toEqual([])
    expect(bus.depth('contracts').dead).toBe(1)
  })
  it('say when the next message is due', async () => {
    const { bus, clock } = open()
    expect(bus.nextVisibleAt()).toBeUndefined()
    await bus.publish([published('b', { type: 'PlanRejected' })])
    expect(bus.nextVisibleAt()).toBe(clock.now())
    bus.retry(bus.receive('quality', 1).map(({ handle }) => handle))
    expect(bus.nextVisibleAt()).toBe('2026-03-02T08:00:10.000Z')
  })
  it('survive being closed without a word; what was in flight can be recovered', async () => {
    const path = join(folder, 'bus.db')
    const before = open(path)
    await before.bus.publish([published('a'), published('b')])
    before.bus.done(before.bus.receive('contracts', 1).map(({ handle }) => handle))
    before.bus.receive('contracts', 1)
    const after = open(path)
    expect(after.bus.depth('contracts')).toEqual({ waiting: 0, inFlight: 1, dead: 0 })
    expect([after.bus.recover(), ids(after.bus.receive('contracts', 5))]).toEqual([1, ['b']])
    before.bus.close()
    after.bus.close()
  })
  it('settle a batch by its answer', async () => {
    const { bus } = open()
    const settled = async (failures: readonly string[] | undefined) => {
      bus.done(bus.receive('contracts', 10).map(({ handle }) => handle))
      await bus.publish([published('a'), published('b')])
      const messages = bus.receive('contracts', 10)
      const { Records } = sqsEvent(messages)
      expect(Records.map(({ attributes }) => attributes.ApproximateReceiveCount)).toEqual(['1', '1'])
      const identifiers = failures?.map((each) => (each === 'b' ? Records[1]?.messageId ?? '' : each))
      settle(bus, messages, identifiers && { batchItemFailures: identifiers.map((itemIdentifier) => ({ itemIdentifier })) })
      return bus.depth('contracts').waiting
    }
    expect(await settled([])).toBe(0)
    expect(await settled(['b'])).toBe(1)
    expect(await settled(['unknown'])).toBe(3)
    expect(await settled(undefined)).toBe(5)
  })
})

describe('random deliveries', () => {
  const step = fc.oneof(
    fc.record({ kind: fc.constant('publish' as const) }),
    fc.record({ kind: fc.constantFrom('done' as const, 'retry' as const, 'forget' as const), max: fc.integer({ min: 1, max: 4 }) }),
    fc.record({ kind: fc.constant('wait' as const), seconds: fc.integer({ min: 1, max: 40 }) }),
    fc.record({ kind: fc.constant('redrive' as const) }),
  )
  it('lose nothing: every event is done, waiting, in flight or dead, and none is received too often', async () => {
    await fc.assert(fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
      const { bus, clock } = open()
      const [sent, finished] = [new Set<string>(), new Set<string>()]
      for (const each of steps) {
        if (each.kind === 'publish') {
          const id = `e${sent.size}`
          sent.add(id)
          await bus.publish([published(id)])
        } else if (each.kind === 'wait') clock.advance(each.seconds)
        else if (each.kind === 'redrive') bus.redrive('contracts')
        else {
          const messages = bus.receive('contracts', each.max)
          for (const { receiveCount } of messages) expect(receiveCount).toBeLessThanOrEqual(3)
          for (const id of ids(messages)) expect(finished.has(id)).toBe(false)
          if (each.kind === 'done') for (const id of ids(messages)) finished.add(id)
          if (each.kind !== 'forget') bus[each.kind](messages.map(({ handle }) => handle))
        }
        const { waiting, inFlight, dead } = bus.depth('contracts')
        expect(waiting + inFlight + dead + finished.size).toBe(sent.size)
      }
      bus.close()
    }), { numRuns: 150 })
  })
})
