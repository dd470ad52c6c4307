import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { services } from '#local/services.ts'
import { dynamoStore } from '#shared/adapters/aws/store.ts'
import { systemClock } from '#shared/adapters/local/clock.ts'
import { queuesOf } from '#shared/kernel/edges.ts'
import { byOrder } from '#shared/kernel/history.ts'
import { deadLettersName, queueName, tableName, undeliveredName } from '#shared/kernel/stage-names.ts'
import { addSeconds } from '#shared/vocabulary/time.ts'
import { createTable, dynoxideMissing, startDynoxide } from '#shared/testing/dynoxide.ts'
import type { Running } from '#shared/testing/process.ts'
import { sqsStandIn } from '#shared/testing/stand-ins/sqs.ts'
import { printed, Rows, run } from './command.ts'

/** The same commands on a stage, found by the names of `kernel/stage-names.ts` alone. */
const [stage, region] = ['test', 'eu-central-1']
const manifests = services.map(({ service }) => service.manifest)
const names = manifests.flatMap((manifest) => [undeliveredName(stage, manifest.contract.service), ...queuesOf(manifest).flatMap(({ name }) => [queueName(stage, name), deadLettersName(stage, name)])])

const missing = dynoxideMissing()
if (missing !== undefined) console.log(`skipped: the command line on AWS (${missing})`)

describe.skipIf(missing !== undefined)('throughline ops on a stage', () => {
  let servers: readonly Running[]
  const at = addSeconds(systemClock.now(), -3600)
  const envelope = {
    id: 'quality.lot_1.1.0', type: 'LotPassedQC', schemaVersion: 1, orderId: 'ord_1', aggregateId: 'lot_1', aggregateVersion: 1, occurredAt: at, exportClass: 'public',
    actor: { kind: 'system', id: 'quality', name: 'quality' }, causationId: 'c', correlationId: 'c', data: {},
  }

  beforeAll(async () => {
    const [engine, sqs] = [await startDynoxide(), await sqsStandIn(names)]
    servers = [engine, sqs]
    for (const [name, value] of Object.entries({ AWS_ENDPOINT_URL_DYNAMODB: engine.url, AWS_ENDPOINT_URL_SQS: sqs.url, AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'secret' })) vi.stubEnv(name, value)
    for (const { contract, storage } of manifests) await createTable(engine.url, tableName(stage, contract.service), storage.indexes)
    const store = dynamoStore({ table: tableName(stage, 'quality'), indexes: [byOrder], clock: systemClock, client: new DynamoDBClient({ region }) })
    const item = { pk: 'history#lot_1', sk: '0000000001#00', envelope: JSON.stringify(envelope), publish: true, customerId: 'c', exportClass: 'public', [byOrder]: 'ord_1', [`${byOrder}Sort`]: `${at}#lot_1#0000000001#00` }
    await store.transact([{ kind: 'put', item, when: 'absent' }])
  })
  afterAll(async () => {
    vi.unstubAllEnvs()
    await Promise.all(servers.map((server) => server.close()))
  })
  const ops = (...words: readonly string[]) => run([...words, '--stage', stage, '--region', region])

  it('names what is lost, replays it to one consumer, and finds it waiting there', async () => {
    const lost = printed(Rows, await ops('conservation', '--json')).rows
    expect(lost.map(({ queue, missing: ids }) => [queue, ids])).toEqual(['contracts-send-notices', 'logistics-inbox', 'production-inbox', 'support-inbox'].map((queue) => [queue, [envelope.id]]))
    expect((await ops('replay', '--consumer', 'support-inbox', '--since', at.slice(0, 10), '--yes')).code).toBe(0)
    const after = await ops('conservation', '--json')
    expect(after.code).toBe(1)
    expect(printed(Rows, after).rows.map(({ queue, parked }) => [queue, parked])).toEqual([['contracts-send-notices', 0], ['logistics-inbox', 0], ['production-inbox', 0], ['support-inbox', 1]])
  }, 120_000)

  it('sets and lifts a legal hold in all six tables', async () => {
    const hold = (what: string) => ops('hold', what, '--order', 'ord_1', '--reason', 'claim', '--by', 'Lea', '--yes')
    expect((await hold('set')).out).toContain('6 services')
    expect((await ops('hold', 'show', '--order', 'ord_1')).out).toContain('claim')
    expect((await hold('lift')).out).toContain('6 services')
  })
})
