import { CreateEventBusCommand, EventBridgeClient, PutRuleCommand, PutTargetsCommand } from '@aws-sdk/client-eventbridge'
import { CreateBucketCommand } from '@aws-sdk/client-s3'
import { CreateSecretCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import { CreateQueueCommand, DeleteMessageBatchCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs'
import { afterAll, describe } from 'vitest'
import { describeBus, source, type } from '#shared/testing/contracts/bus.ts'
import { describeFiles } from '#shared/testing/contracts/files.ts'
import { describeSecrets } from '#shared/testing/contracts/secrets.ts'
import { httpLinks } from '#shared/testing/link-end.ts'
import { manualClock } from '#shared/testing/manual-clock.ts'
import { startMoto } from '#shared/testing/moto.ts'
import { eventBridgeBus } from './bus.ts'
import { s3Client, s3Files } from './files.ts'
import { managedSecrets } from './secrets.ts'

const moto = await startMoto()
afterAll(() => moto?.close())
const configOf = (endpoint: string) => ({ endpoint, region: 'eu-central-1', credentials: { accessKeyId: 'test', secretAccessKey: 'secret' } })

const close = () => undefined

/** A rule on a bus of our own with a queue as its target, as the infrastructure makes them. */
const busWithQueue = async (config: ReturnType<typeof configOf>) => {
  const [events, sqs] = [new EventBridgeClient(config), new SQSClient(config)]
  const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName: 'contracts' }))
  await events.send(new CreateEventBusCommand({ Name: 'throughline' }))
  await events.send(new PutRuleCommand({ Name: 'contracts', EventBusName: 'throughline', EventPattern: JSON.stringify({ source: [source], 'detail-type': [type] }) }))
  await events.send(new PutTargetsCommand({ Rule: 'contracts', EventBusName: 'throughline', Targets: [{ Id: 'queue', Arn: 'arn:aws:sqs:eu-central-1:123456789012:contracts' }] }))
  const heard = async (): Promise<unknown[]> => {
    const { Messages = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, WaitTimeSeconds: 0 }))
    if (Messages.length === 0) return []
    await sqs.send(new DeleteMessageBatchCommand({ QueueUrl, Entries: Messages.map(({ ReceiptHandle }, at) => ({ Id: String(at), ReceiptHandle })) }))
    return [...Messages.map(({ Body }): unknown => JSON.parse(Body ?? '')), ...(await heard())]
  }
  return { bus: eventBridgeBus({ busName: 'throughline', client: events }), heard, close }
}

if (moto) {
  const config = configOf(moto.url)
  describeFiles('S3 (moto)', async ({ clock }) => {
    const client = s3Client({ ...config, forcePathStyle: true })
    await client.send(new CreateBucketCommand({ Bucket: 'files', CreateBucketConfiguration: { LocationConstraint: 'eu-central-1' } }))
    return { files: s3Files({ bucket: 'files', clock, client }), links: httpLinks, close }
  }, { links: 'unchecked', runs: 15 })
  describeBus('EventBridge → SQS (moto)', () => busWithQueue(config), { runs: 10 })
  describeSecrets('Secrets Manager (moto)', async (values) => {
    const client = new SecretsManagerClient(config)
    for (const [name, SecretString] of Object.entries(values)) await client.send(new CreateSecretCommand({ Name: `throughline/${name}`, SecretString }))
    return { secrets: managedSecrets({ prefix: 'throughline/', clock: manualClock(), client }), close }
  })
} else describe.skip('AWS adapters (no moto_server)', () => undefined)
