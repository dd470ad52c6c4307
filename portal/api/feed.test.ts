import { QueryClient } from '@tanstack/react-query'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { concerns } from './concerns.ts'
import { eventsIn } from './event-stream.ts'
import { feedAt } from './feed.ts'

const told = { service: 'quality', type: 'InspectionCompleted', orderId: 'ord_1', aggregateId: 'insp_1' }

describe('a change is asked for again', () => {
  it.each<[string, boolean, readonly unknown[], unknown]>([
    ['in a list of its service', true, ['quality', 'listLots', { query: { status: 'AwaitingQc' } }], { items: [] }],
    ['not in a list of another service', false, ['logistics', 'listLots', { query: {} }], { items: [{ orderId: 'ord_1' }] }],
    ['on its own page', true, ['quality', 'readInspection', { params: { inspectionId: 'insp_1' } }], { inspectionId: 'insp_1', orderId: 'ord_1' }],
    ['in what was asked for by its order', true, ['quality', 'timeline', { params: { orderId: 'ord_1' } }], { items: [] }],
    ['on the page of another thing of its order', true, ['quality', 'readLot', { params: { lotId: 'lot_1' } }], { lotId: 'lot_1', orderId: 'ord_1' }],
    ['not on the page of another order', false, ['quality', 'readLot', { params: { lotId: 'lot_2' } }], { lotId: 'lot_2', orderId: 'ord_2' }],
    ['where there was nothing yet', true, ['quality', 'readLot', { params: { lotId: 'lot_2' } }], undefined],
    ['under a key of another kind', true, ['orders', 'all'], []],
    ['not in a form', false, ['form', 'quality', 'completeInspection'], {}],
  ])('%s: %s', (_, expected, key, data) => expect(concerns(key, data, told)).toBe(expected))
})

it('reads events that come in pieces, and no heartbeat', async () => {
  const pieces = [': open\n\nda', 'ta: {"a":"తె', 'లుగు"}\n', '\n: still here\n\ndata: 2\n\ndata: cut off']
  const bytes = new TextEncoder().encode(pieces.join(''))
  // Every byte by itself: letters of several bytes are cut too.
  const body = new ReadableStream<Uint8Array>({ start: (to) => { bytes.forEach((byte) => to.enqueue(Uint8Array.of(byte))); to.close() } })
  const read: string[] = []
  for await (const text of eventsIn(body)) read.push(text)
  expect(read).toEqual(['{"a":"తెలుగు"}', '2'])
})

describe('a stream that is none', () => {
  afterEach(() => {
    vi.useRealTimers()
    vi.unstubAllGlobals()
  })

  const askedIn = async (ms: number, answer: () => Response): Promise<number> => {
    vi.useFakeTimers()
    const asked = vi.fn(async () => answer())
    vi.stubGlobal('fetch', asked)
    vi.stubGlobal('document', { visibilityState: 'visible', addEventListener: () => undefined })
    feedAt('/feed', async () => 'token').follow(new QueryClient())
    await vi.advanceTimersByTimeAsync(ms)
    return asked.mock.calls.length
  }

  it('is asked for once when it says so', async () => expect(await askedIn(600_000, () => new Response(null, { status: 204 }))).toBe(1))
  it('is asked for ever more rarely when it ends at once', async () => expect(await askedIn(60_000, () => new Response(': open\n\n'))).toBe(6))
})
