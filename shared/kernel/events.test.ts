import type { DynamoDBStreamEvent } from 'aws-lambda'
import { beforeEach, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { streamEvent } from '#shared/adapters/local/stream-event.ts'
import { neighbour, sample, sampleService, sampleWorkers } from '#shared/testing/sample-service.ts'
import { claimsFor } from '#shared/adapters/local/sample-people.ts'
import { plainToken, workshop, type Workshop } from '#shared/testing/scenario.ts'
import type { Envelope } from './envelope.ts'
import type { Log, Published } from './ports.ts'
import { relayEdge } from './relay.ts'

let book: Workshop<typeof sample>
beforeEach(() => {
  book = workshop(sample, sampleService, { workers: sampleWorkers, tools: { check: async () => 1 } })
})

const spoke = (version = 1, text = 'hello'): Envelope => ({
  id: `cas_X.${version}.0`, type: 'NeighbourSpoke', schemaVersion: 1, orderId: 'ord_01JD0000000000000000000000', aggregateId: 'cas_X', aggregateVersion: version,
  occurredAt: '2026-03-02T08:00:00.000Z', exportClass: 'confidential', actor: { kind: 'user', id: 'u', name: 'U' }, causationId: 'req_1', correlationId: 'corr_1', traceparent: '00-a-b-01', data: { customerId: 'cus_aurora', text },
})

describe('the inbox', () => {
  it('reacts once, however often an event comes, and keeps the chain of causes', async () => {
    await book.hear(neighbour, spoke(), spoke())
    await book.hear(neighbour, spoke())
    expect(await book.as('support-agent').listNotes({})).toMatchObject({ value: { items: [{ seen: 1, version: 1 }] } })
    const history = await book.as('support-agent').timeline({ params: { orderId: spoke().orderId } })
    expect(history).toMatchObject({ value: { items: [{ type: 'NoteOpened', causationId: 'cas_X.1.0', correlationId: 'corr_1', traceparent: '00-a-b-01', actor: { kind: 'system', id: 'sample' } }] } })
  })

  it('takes what a later release of the neighbour adds, in the data and in the envelope', async () => {
    const later = { ...spoke(), actor: { ...spoke().actor, nickname: 'Uma' }, data: { customerId: 'cus_aurora', text: 'hello', mood: 'cheerful' } }
    expect(await book.hear(neighbour, later)).toEqual({ failed: 0 })
    expect(await book.as('support-agent').listNotes({})).toMatchObject({ value: { items: [{ seen: 1 }] } })
  })

  it('reports back what it cannot take, and takes the rest of the batch', async () => {
    const { traceparent: _, ...plain } = spoke(2)
    const broken: Envelope = { ...plain, data: { text: 'no customer' } }
    const stranger: Envelope = { ...spoke(3), type: 'Unheard' }
    expect(await book.hear(neighbour, broken, spoke(), stranger)).toEqual({ failed: 2 })
    expect(await book.as('support-agent').listNotes({})).toMatchObject({ value: { items: [{ seen: 1 }] } })
  })
})

describe('the history', () => {
  it("publishes the contract's events and the intents, keeps facts at home, and shows all of it as the timeline", async () => {
    const opened = await book.as('buyer').openNote({ body: { text: 'A scratch.' } })
    if (!opened.ok) throw new Error('not opened')
    const { caseId, orderId } = opened.value
    await book.as('support-agent').closeNote({ params: { caseId }, version: 1, body: {} })
    expect((await book.published()).map(({ type, id }) => [type, id])).toEqual([['CheckRequested', `sample.${caseId}.1.0`], ['NoteClosed', `sample.${caseId}.2.0`]])
    const timeline = await book.as('buyer').timeline({ params: { orderId } })
    expect(timeline).toMatchObject({ value: { items: [{ type: 'CheckRequested' }, { type: 'NoteOpened' }, { type: 'NoteClosed', actor: { name: 'Sue Support' }, orderId, aggregateVersion: 2 }] } })
    expect(await book.as('buyer', 'borealis').timeline({ params: { orderId } })).toMatchObject({ ok: false, problem: { status: 404 } })
  })

  it("carries the caller's correlation id from the first request to the last event, over the bus and the worker", async () => {
    const opened = await book.send({
      method: 'POST', path: '/notes', body: '{"text":"A scratch."}',
      headers: { authorization: `Bearer ${plainToken(claimsFor('buyer'))}`, 'content-type': 'application/json', 'idempotency-key': 'chain-key', 'x-correlation-id': 'chain-1' },
    })
    await book.work()
    const { orderId } = z.object({ orderId: z.string() }).parse(opened.body)
    const timeline = await book.as('buyer').timeline({ params: { orderId } })
    expect(timeline).toMatchObject({ value: { items: [{ type: 'CheckRequested' }, { type: 'NoteOpened' }, { type: 'NoteChecked' }] } })
    expect(timeline.ok && timeline.value.items.map(({ correlationId }) => correlationId)).toEqual(['chain-1', 'chain-1', 'chain-1'])
  })

  it('the worker does its work once', async () => {
    await book.as('buyer').openNote({ body: { text: 'A scratch.' } })
    expect(await book.work()).toBe(1)
    expect(await book.work()).toBe(0)
    expect(await book.as('buyer').listNotes({})).toMatchObject({ value: { items: [{ checked: 1 }] } })
  })
})

describe('the relay', () => {
  const silent: Log = { info: () => undefined, warn: () => undefined, error: () => undefined, with: () => silent }
  const batchOf = (count: number): DynamoDBStreamEvent => streamEvent('sample', Array.from({ length: count }, (_, index) => ({
    sequence: index + 1, eventName: 'INSERT' as const, item: { pk: 'history#x', sk: String(index), publish: true, envelope: JSON.stringify(spoke(index + 1)) },
  })))

  it('sends ten at a time and reports the first that failed, so that none is lost', async () => {
    const calls: (readonly Published[])[] = []
    const publish = async (entries: readonly Published[]) => {
      calls.push(entries)
      return { failed: calls.length === 2 ? [4, 2] : [] }
    }
    expect(await relayEdge('sample', { publish }, silent)(batchOf(25))).toEqual({ batchItemFailures: [{ itemIdentifier: '13' }] })
    expect(calls.map(({ length }) => length)).toEqual([10, 10])
    expect(calls[0]?.[0]).toMatchObject({ source: 'throughline.sample', envelope: { id: 'cas_X.1.0' } })
  })

  it('passes over everything but inserted history that is meant for others', async () => {
    const published: Published[] = []
    const relay = relayEdge('sample', { publish: async (entries) => { published.push(...entries); return { failed: [] } } }, silent)
    const envelope = JSON.stringify(spoke())
    await relay(streamEvent('sample', [
      { sequence: 1, eventName: 'MODIFY', item: { pk: 'a', sk: 'b', publish: true, envelope } },
      { sequence: 2, eventName: 'INSERT', item: { pk: 'a', sk: 'b', publish: false, envelope } },
      { sequence: 3, eventName: 'INSERT', item: { pk: 'cas#1', sk: 'state', version: 1 } },
      { sequence: 4, eventName: 'REMOVE', item: { pk: 'a', sk: 'b', publish: true, envelope } },
    ]))
    expect(published).toEqual([])
  })
})
