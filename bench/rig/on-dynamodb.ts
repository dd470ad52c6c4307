import { DynamoDBClient, UpdateTableCommand } from '@aws-sdk/client-dynamodb'
import { EventBridgeClient } from '@aws-sdk/client-eventbridge'
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import { eventBridgeBus } from '#shared/adapters/aws/bus.ts'
import { s3Client, s3Files } from '#shared/adapters/aws/files.ts'
import { managedSecrets } from '#shared/adapters/aws/secrets.ts'
import { dynamoStore } from '#shared/adapters/aws/store.ts'
import { sqliteBus } from '#shared/adapters/local/bus.ts'
import { Envelope } from '#shared/kernel/envelope.ts'
import { createTable, startDynoxide } from '#shared/testing/dynoxide.ts'
import { httpLinks } from '#shared/testing/link-end.ts'
import { eventBridgeStandIn } from '#shared/testing/stand-ins/event-bridge.ts'
import { s3StandIn } from '#shared/testing/stand-ins/s3.ts'
import { secretsManagerStandIn } from '#shared/testing/stand-ins/secrets-manager.ts'
import { accessKeyId, secretAccessKey } from '#shared/testing/stand-ins/signature.ts'
import { maxReceives, secretOf, type Backend, type Open } from './backend.ts'
import { tableStream } from './table-stream.ts'

/**
 * The AWS adapters over the wire: DynamoDB and its streams by an engine in a process of its own, EventBridge, S3 and Secrets Manager by
 * loopback stand-ins in this one. Queues are in memory: on AWS it is Lambda that reads them.
 */
export const onDynamoDb = (secretNames: readonly string[]): Open => async (rules, clock): Promise<Backend> => {
  const queues = sqliteBus({ path: ':memory:', rules, clock, maxReceives, backoffSeconds: () => 0.05 })
  const engine = await startDynoxide()
  const deliver = ({ Source, Detail }: { readonly Source: string; readonly Detail: string }) =>
    void queues.publish([{ source: Source, envelope: Envelope.parse(JSON.parse(Detail)) }])
  const [events, bucket, secrets] = await Promise.all([
    eventBridgeStandIn({ deliver }), s3StandIn({ clock }), secretsManagerStandIn(Object.fromEntries(secretNames.map((name) => [`bench/${name}`, secretOf(name)]))),
  ])
  const config = (endpoint: string) => ({ endpoint, region: 'eu-central-1', credentials: { accessKeyId, secretAccessKey } })
  const client = new DynamoDBClient(config(engine.url))
  return {
    name: 'DynamoDB',
    bus: eventBridgeBus({ busName: 'throughline', client: new EventBridgeClient(config(events.url)) }),
    queues,
    secrets: managedSecrets({ prefix: 'bench/', clock, client: new SecretsManagerClient(config(secrets.url)) }),
    place: async ({ contract: { service }, storage: { indexes } }) => {
      await createTable(engine.url, service, indexes)
      await client.send(new UpdateTableCommand({ TableName: service, StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_IMAGE' } }))
      return {
        store: dynamoStore({ table: service, indexes, clock, client }),
        files: s3Files({ bucket: service, clock, client: s3Client({ ...config(bucket.url), forcePathStyle: true }) }),
        records: await tableStream(engine.url, service),
      }
    },
    upload: async (_, link, bytes) => {
      if (!(await httpLinks.put(link, bytes))) throw new Error('the upload was refused')
    },
    close: async () => {
      client.destroy()
      queues.close()
      await Promise.all([engine, events, bucket, secrets].map(({ close }) => close()))
    },
  }
}
