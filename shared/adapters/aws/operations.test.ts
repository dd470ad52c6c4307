import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { EventBridgeClient } from '@aws-sdk/client-eventbridge'
import { DeleteMessageCommand, GetQueueUrlCommand, ReceiveMessageCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs'
import { describe } from 'vitest'
import { queuesOf } from '#shared/kernel/edges.ts'
import { bucketName, deadLettersName, queueName, tableName, undeliveredName } from '#shared/kernel/stage-names.ts'
import { operated } from '#shared/testing/contracts/operations-given.ts'
import { describeOperations } from '#shared/testing/contracts/operations.ts'
import { createTable, dynoxideMissing, startDynoxide } from '#shared/testing/dynoxide.ts'
import { eventBridgeStandIn } from '#shared/testing/stand-ins/event-bridge.ts'
import { s3StandIn } from '#shared/testing/stand-ins/s3.ts'
import { sqsStandIn } from '#shared/testing/stand-ins/sqs.ts'
import { deliveredBody } from '../bus-rules.ts'
import { s3Client, s3Files } from './files.ts'
import { awsOperations } from './operations.ts'

const [stage, region] = ['test', 'eu-central-1']
const configOf = (endpoint: string) => ({ endpoint, region, credentials: { accessKeyId: 'test', secretAccessKey: 'secret' } })
const queues = operated.flatMap((manifest) => queuesOf(manifest).map(({ name }) => name))
const names = [...queues.flatMap((queue) => [queueName(stage, queue), deadLettersName(stage, queue)]), ...operated.map(({ contract }) => undeliveredName(stage, contract.service))]

const missing = dynoxideMissing()
if (missing !== undefined) {
  console.log(`skipped: operations on AWS (${missing})`)
  describe.skip(`operations: AWS (${missing})`, () => undefined)
} else {
  describeOperations('AWS', async (clock) => {
    const servers = [await startDynoxide(), await sqsStandIn(names), await eventBridgeStandIn(), await s3StandIn({ clock })] as const
    const [engine, queueServer, bus, store] = servers
    for (const { contract, storage } of operated) await createTable(engine.url, tableName(stage, contract.service), storage.indexes)
    const [sqs, s3] = [new SQSClient(configOf(queueServer.url)), s3Client({ ...configOf(store.url), forcePathStyle: true })]
    const world = awsOperations({
      stage, region, manifests: operated, clock,
      clients: { dynamo: new DynamoDBClient(configOf(engine.url)), sqs, events: new EventBridgeClient(configOf(bus.url)), s3 },
    })
    const urlOf = async (QueueName: string) => (await sqs.send(new GetQueueUrlCommand({ QueueName }))).QueueUrl
    const taken = async (queue: string): Promise<string[]> => {
      const QueueUrl = await urlOf(queueName(stage, queue))
      const found: string[] = []
      for (;;) {
        const { Messages = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }))
        for (const { Body = '', ReceiptHandle } of Messages) {
          found.push(Body)
          await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }))
        }
        if (Messages.length === 0) return found
      }
    }
    const files = (service: string) => s3Files({ bucket: bucketName(stage, service, '123456789012', region), clock, client: s3 })
    return {
      world,
      kill: async (queue, event) => {
        await sqs.send(new SendMessageCommand({ QueueUrl: await urlOf(deadLettersName(stage, queue)), MessageBody: deliveredBody(event, { account: '123456789012', region }) }))
      },
      // What the rule of the stage would have put into the queue, and what was sent there directly.
      receive: async (queue) => [...(queue === 'sample-inbox' ? bus.heard('throughline.neighbour', 'NeighbourSpoke').map((each) => JSON.stringify(each)) : []), ...(await taken(queue))],
      // Time alone tells on AWS.
      passed: async () => undefined,
      writeFile: (service, owner, bytes) => files(service).write(owner, bytes, 'text/plain'),
      hasFile: async (service, key) => (await files(service).size(key)) !== undefined,
      close: async () => {
        await world.close()
        await Promise.all(servers.map((server) => server.close()))
      },
    }
  })
}
