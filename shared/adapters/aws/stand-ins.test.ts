import { EventBridgeClient } from '@aws-sdk/client-eventbridge'
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import { describe, expect, it } from 'vitest'
import { Unavailable } from '#shared/kernel/ports.ts'
import { describeBus, published, source, type } from '#shared/testing/contracts/bus.ts'
import { describeFiles } from '#shared/testing/contracts/files.ts'
import { describeSecrets } from '#shared/testing/contracts/secrets.ts'
import { httpLinks } from '#shared/testing/link-end.ts'
import { manualClock } from '#shared/testing/manual-clock.ts'
import { freePort } from '#shared/testing/process.ts'
import { eventBridgeStandIn } from '#shared/testing/stand-ins/event-bridge.ts'
import { s3StandIn } from '#shared/testing/stand-ins/s3.ts'
import { secretsManagerStandIn } from '#shared/testing/stand-ins/secrets-manager.ts'
import { accessKeyId, secretAccessKey } from '#shared/testing/stand-ins/signature.ts'
import { eventBridgeBus } from './bus.ts'
import { s3Client, s3Files } from './files.ts'
import { managedSecrets } from './secrets.ts'

const configOf = (endpoint: string) => ({ endpoint, maxAttempts: 1, region: 'eu-central-1', credentials: { accessKeyId, secretAccessKey } })

describeFiles('S3 (stand-in)', async ({ clock }) => {
  const server = await s3StandIn({ clock })
  const client = s3Client({ ...configOf(server.url), forcePathStyle: true })
  return { files: s3Files({ bucket: 'files', clock, client }), links: httpLinks, close: server.close }
})

describeBus('EventBridge (stand-in)', async () => {
  const server = await eventBridgeStandIn()
  const bus = eventBridgeBus({ busName: 'throughline', client: new EventBridgeClient(configOf(server.url)) })
  return { bus, heard: async () => server.heard(source, type), close: server.close }
})

describeSecrets('Secrets Manager (stand-in)', async (values) => {
  const server = await secretsManagerStandIn(Object.fromEntries(Object.entries(values).map(([name, value]) => [`throughline/${name}`, value])))
  return { secrets: managedSecrets({ prefix: 'throughline/', clock: manualClock(), client: new SecretsManagerClient(configOf(server.url)) }), close: server.close }
})

describe('S3 links', () => {
  it('sign the checksum, the length and the type as headers', async () => {
    const clock = manualClock()
    const { url } = await s3Files({ bucket: 'files', clock, client: s3Client(configOf('http://127.0.0.1:1')) }).uploadLink({ owner: 'cus_a', sha256: 'ab'.repeat(32), bytes: 5, contentType: 'model/step' })
    const query = new URL(url).searchParams
    expect(query.get('X-Amz-SignedHeaders')?.split(';')).toEqual(['content-length', 'content-type', 'host', 'x-amz-checksum-sha256'])
    expect([query.get('X-Amz-Expires'), query.get('X-Amz-Date')]).toEqual(['900', '20260302T080000Z'])
    expect([...query.keys()].filter((name) => /checksum/i.test(name))).toEqual([])
  })
})

describe('EventBridge', () => {
  it('returns the entries that failed on their own, in their places', async () => {
    const server = await eventBridgeStandIn({ fails: ({ Detail }) => Detail.includes('"bad') })
    const bus = eventBridgeBus({ busName: 'throughline', client: new EventBridgeClient(configOf(server.url)) })
    const large = published('large', { data: 'x'.repeat(300_000) })
    expect(await bus.publish([published('bad1'), published('a'), large, published('bad2')])).toEqual({ failed: [0, 2, 3] })
    expect(server.heard(source, type)).toHaveLength(1)
    await server.close()
  })
  it('needs no more calls than the sizes of the entries ask for', async () => {
    const server = await eventBridgeStandIn()
    const bus = eventBridgeBus({ busName: 'throughline', client: new EventBridgeClient(configOf(server.url)) })
    await bus.publish(Array.from({ length: 10 }, (_, at) => published(`s${at}`)))
    await bus.publish([100, 100, 100].map((kilobytes, at) => published(`l${at}`, { data: 'x'.repeat(kilobytes * 1024) })))
    expect(server.calls()).toEqual([10, 2, 1])
    await server.close()
  })
})

describe('Secrets Manager', () => {
  it('is asked once in five minutes for a value, and again for one it did not have', async () => {
    const clock = manualClock()
    const values: { [id: string]: string } = { a: '1' }
    const server = await secretsManagerStandIn(values)
    const secrets = managedSecrets({ prefix: '', clock, client: new SecretsManagerClient(configOf(server.url)) })
    await Promise.all([secrets.get('a'), secrets.get('a')])
    values['a'] = '2'
    clock.advance(299)
    expect([await secrets.get('a'), server.asked()]).toEqual(['1', 1])
    clock.advance(1)
    expect([await secrets.get('a'), server.asked()]).toEqual(['2', 2])
    await expect(secrets.get('b')).rejects.toThrow('b')
    values['b'] = '3'
    expect(await secrets.get('b')).toBe('3')
    await server.close()
  })
})

describe('out of reach', () => {
  it('every adapter is unavailable, and shows no error of the SDK', async () => {
    const config = configOf(`http://127.0.0.1:${await freePort()}`)
    const [clock, key] = [manualClock(), { owner: 'cus_a', sha256: 'ab'.repeat(32) }]
    const files = s3Files({ bucket: 'files', clock, client: s3Client({ ...config, forcePathStyle: true }) })
    const bus = eventBridgeBus({ busName: 'b', client: new EventBridgeClient(config) })
    const secrets = managedSecrets({ prefix: '', clock, client: new SecretsManagerClient(config) })
    for (const call of [() => files.size(key), () => files.read(key), () => files.write('cus_a', new Uint8Array(1), type), () => bus.publish([published('a')]), () => secrets.get('a')]) {
      const thrown: unknown = await call().catch((error: unknown) => error)
      expect([(thrown as Error).constructor, (thrown as Error).cause]).toEqual([Unavailable, undefined])
    }
  })
})
