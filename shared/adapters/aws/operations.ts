import { setTimeout } from 'node:timers/promises'
import { DynamoDBClient, ScanCommand, type ScanCommandOutput } from '@aws-sdk/client-dynamodb'
import { EventBridgeClient } from '@aws-sdk/client-eventbridge'
import { DeleteObjectCommand, type S3Client } from '@aws-sdk/client-s3'
import { SQSClient } from '@aws-sdk/client-sqs'
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb'
import { queuesOf } from '#shared/kernel/edges.ts'
import { byOrder } from '#shared/kernel/history.ts'
import type { Operations, Span } from '#shared/kernel/operations/port.ts'
import type { Clock, Item, Position, Store } from '#shared/kernel/ports.ts'
import type { Manifest } from '#shared/kernel/service.ts'
import { bucketName, busName, deadLettersName, queueName, tableName, undeliveredName } from '#shared/kernel/stage-names.ts'
import { addSeconds } from '#shared/vocabulary/time.ts'
import { sortOf } from '../store-rules.ts'
import { eventBridgeBus } from './bus.ts'
import { translated } from './errors.ts'
import { objectKey, s3Client } from './files.ts'
import { operatorQueues } from './operator-queues.ts'
import { dynamoStore } from './store.ts'

/** The clients an operator's credentials speak through; each made from the environment unless given. */
export type AwsClients = { readonly dynamo?: DynamoDBClient; readonly sqs?: SQSClient; readonly events?: EventBridgeClient; readonly s3?: S3Client }
export type AwsOptions = { readonly stage: string; readonly region: string; readonly manifests: readonly Manifest[]; readonly clock: Clock; readonly clients?: AwsClients }

/** Operations on one stage. It runs with an operator's credentials: no function of the stage may do what it does. */
export const awsOperations = ({ stage, region, manifests, clock, clients = {} }: AwsOptions): Operations => {
  const { dynamo = new DynamoDBClient({ region }), sqs = new SQSClient({ region }), events = new EventBridgeClient({ region }), s3 = s3Client({ region }) } = clients
  const stores = new Map(manifests.map(({ contract, storage }) => [contract.service, dynamoStore({ table: tableName(stage, contract.service), indexes: storage.indexes, clock, client: dynamo })]))
  const owned = new Map(manifests.map((manifest) => [manifest.contract.service, queuesOf(manifest).map(({ name }) => name)]))
  const undelivered = new Map(manifests.map(({ contract }) => [`${contract.service}-undelivered`, undeliveredName(stage, contract.service)]))
  const queues = operatorQueues({ sqs, region, nameOf: (queue) => queueName(stage, queue), deadNameOf: (queue) => undelivered.get(queue) ?? deadLettersName(stage, queue) })
  const storeOf = (service: string): Store => known(stores.get(service), service)
  return {
    ...queues.port,
    store: storeOf,
    bus: eventBridgeBus({ busName: busName(stage), client: events }),
    clock,
    history: (service, span) => (span.orderId === undefined ? exportRead(dynamo, tableName(stage, service), span) : ofOrder(storeOf(service), span.orderId, span)),
    // Nobody can ask a stream how far its relay has come; what is older than this should have left.
    underWay: async (_, entries) => new Set(entries.filter(({ occurredAt }) => addSeconds(occurredAt, relaySeconds) > clock.now()).map(({ id }) => id)),
    deadLetterQueues: (service) => [...known(owned.get(service), service), `${service}-undelivered`],
    removeFile: async (service, key) => {
      const [first = ''] = known(owned.get(service), service)
      const Bucket = bucketName(stage, service, await queues.account(first), region)
      await translated('S3', () => s3.send(new DeleteObjectCommand({ Bucket, Key: objectKey(key) })))
    },
    // Recovery points and old versions of files end by themselves, after 35 and 90 days (docs/operating.md).
    settle: async () => undefined,
    close: async () => [dynamo, sqs, events, s3].forEach((client) => client.destroy()),
  }
}

/** As long as a relay may take when nothing is wrong. */
const relaySeconds = 900

const known = <T>(found: T | undefined, service: string): T => {
  if (found === undefined) throw new Error(`no service ${service}`)
  return found
}

const first = '0'
const last = '\u{10ffff}'

async function* ofOrder(store: Store, orderId: string, { from = first, to = last }: Span): AsyncIterable<Item> {
  let after: Position | undefined
  do {
    const page = await store.query({ index: byOrder, partition: orderId, between: [from, to], limit: 100, ...(after && { after }) })
    yield* page.items
    after = page.next
  } while (after)
}

/** Read units an export may take in a second: a twelfth of what one partition gives, so that nobody's order waits for it. */
const unitsPerSecond = 250

/**
 * All entries of a span of time: the index of the history read through, page by page, never two at once, and no faster than the above
 * (docs/adr/0016). Only an operator's role may do this.
 */
async function* exportRead(client: DynamoDBClient, table: string, { from = first, to = last }: Span): AsyncIterable<Item> {
  let start: ScanCommandOutput['LastEvaluatedKey']
  do {
    const input = {
      TableName: table, IndexName: byOrder, ReturnConsumedCapacity: 'TOTAL' as const, Limit: 1000,
      FilterExpression: '#sort BETWEEN :from AND :to', ExpressionAttributeNames: { '#sort': sortOf(byOrder) }, ExpressionAttributeValues: marshall({ ':from': from, ':to': to }),
      ...(start && { ExclusiveStartKey: start }),
    }
    const answer: ScanCommandOutput = await translated('DynamoDB', () => client.send(new ScanCommand(input)))
    // The wire format does not know the shape; every item of the index was written by `commit`.
    for (const image of answer.Items ?? []) yield unmarshall(image) as Item
    start = answer.LastEvaluatedKey
    if (start) await setTimeout(((answer.ConsumedCapacity?.CapacityUnits ?? 0) / unitsPerSecond) * 1000)
  } while (start)
}
