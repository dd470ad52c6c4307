import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { describe, expect, it } from 'vitest'
import { Unavailable } from '#shared/kernel/ports.ts'
import { describeStore, put } from '#shared/testing/contracts/store.ts'
import { createTable, dynoxideMissing, startDynoxide } from '#shared/testing/dynoxide.ts'
import { manualClock } from '#shared/testing/manual-clock.ts'
import { freePort } from '#shared/testing/process.ts'
import { json, standIn } from '#shared/testing/stand-ins/serve.ts'
import { dynamoStore } from './store.ts'

const clientOf = (endpoint: string, maxAttempts = 3) =>
  new DynamoDBClient({ endpoint, maxAttempts, region: 'eu-central-1', credentials: { accessKeyId: 'test', secretAccessKey: 'secret' } })

const missing = dynoxideMissing()
if (missing !== undefined) {
  console.log(`skipped: DynamoDB over the wire (${missing})`)
  describe.skip(`store port: DynamoDB (${missing})`, () => undefined)
} else {
  describeStore('DynamoDB', async ({ indexes, clock }) => {
    const engine = await startDynoxide()
    await createTable(engine.url, 'service', indexes)
    const client = clientOf(engine.url)
    const close = async () => {
      client.destroy()
      await engine.close()
    }
    return { store: dynamoStore({ table: 'service', indexes, clock, client }), close }
  }, { runs: 25 })
}

/** A server that answers with each of these in turn (the last one again and again), and counts. */
const answering = async (...answers: readonly { readonly status: number; readonly body: object }[]) => {
  let asked = 0
  const server = await standIn(() => {
    const answer = answers[Math.min(asked, answers.length - 1)] ?? { status: 500, body: {} }
    asked += 1
    return json(answer.body, answer.status)
  })
  const store = dynamoStore({ table: 'service', indexes: [], clock: manualClock(), client: clientOf(server.url, 1) })
  return { store, asked: () => asked, close: server.close }
}

const cancelled = (...codes: readonly string[]) =>
  ({ status: 400, body: { __type: 'com.amazonaws.dynamodb.v20120810#TransactionCanceledException', message: 'cancelled', CancellationReasons: codes.map((Code) => ({ Code })) } })
const error = (name: string, status = 400) => ({ status, body: { __type: `com.amazonaws.dynamodb.v20120810#${name}`, message: 'x' } })
const done = { status: 200, body: {} }
const writes = [put({ pk: 'receipt', sk: 's' }, 'absent'), put({ pk: 'state', sk: 's', version: 2 }, { version: 1 })]

describe('DynamoDB under contention', () => {
  it('takes a collision on a versioned item for a conflict', async () => {
    const { store, close } = await answering(cancelled('None', 'TransactionConflict'))
    expect(await store.transact(writes)).toEqual({ ok: false, error: { failed: [1] } })
    await close()
  })
  it('sends again when only an item that should be absent collided, and believes conditions alone', async () => {
    const after = await answering(cancelled('TransactionConflict', 'None'), done)
    expect([await after.store.transact(writes), after.asked()]).toEqual([{ ok: true, value: undefined }, 2])
    const receipt = await answering(cancelled('TransactionConflict', 'None'), cancelled('ConditionalCheckFailed', 'None'))
    expect(await receipt.store.transact(writes)).toEqual({ ok: false, error: { failed: [0] } })
    const both = await answering(cancelled('TransactionConflict', 'ConditionalCheckFailed'))
    expect(await both.store.transact(writes)).toEqual({ ok: false, error: { failed: [1] } })
    await Promise.all([after, receipt, both].map(({ close }) => close()))
  })
  it('is unavailable when that does not end', async () => {
    const { store, asked, close } = await answering(cancelled('TransactionConflict', 'None'))
    await expect(store.transact(writes)).rejects.toThrow(Unavailable)
    expect(asked()).toBe(4)
    await close()
  })
})

describe('DynamoDB in trouble', () => {
  it.each([
    error('ProvisionedThroughputExceededException'), error('ThrottlingException'), error('RequestLimitExceeded'), error('InternalServerError', 500),
    cancelled('None', 'ThrottlingError'), cancelled('ProvisionedThroughputExceeded', 'None'),
  ])('is unavailable: %o', async (answer) => {
    const { store, close } = await answering(answer)
    await expect(store.transact(writes)).rejects.toThrow(Unavailable)
    await close()
  })
  it('is unavailable when nobody answers', async () => {
    const store = dynamoStore({ table: 'service', indexes: [], clock: manualClock(), client: clientOf(`http://127.0.0.1:${await freePort()}`, 1) })
    for (const call of [() => store.get({ pk: 'p', sk: 's' }), () => store.query({ partition: 'p', limit: 1 }), () => store.increment('rfq')]) await expect(call()).rejects.toThrow(Unavailable)
  })
  it.each([error('AccessDeniedException'), error('ResourceNotFoundException'), error('ValidationException'), cancelled('ValidationError', 'None')])(
    'throws a plain error for what will not pass by itself: %o', async (answer) => {
      const { store, close } = await answering(answer)
      const thrown: unknown = await store.transact(writes).catch((caught: unknown) => caught)
      expect([(thrown as Error).constructor, (thrown as Error).cause]).toEqual([Error, undefined])
      await close()
    })
})
