import { describe, expect, it } from 'vitest'
import { concerns } from './concerns.ts'
import { eventsIn } from './event-stream.ts'

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
