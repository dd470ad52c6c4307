import { Duration } from 'aws-cdk-lib'
import { EventBus, Rule } from 'aws-cdk-lib/aws-events'
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets'
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import type { Queue as Listening } from '#shared/kernel/edges.ts'
import { acknowledge } from './checks.ts'
import { pascal } from './names.ts'

/** The longest SQS keeps a message: time to mend what is broken before anything is lost. */
const retention = Duration.days(14)

/** Encrypted by SQS, over TLS only. */
const locked = { encryption: QueueEncryption.SQS_MANAGED, enforceSSL: true, retentionPeriod: retention }

/** Where what cannot be handled waits for somebody to look; nothing takes from it by itself. */
export const deadLetterQueue = (scope: Construct, id: string, name: string): Queue => {
  const made = new Queue(scope, id, { ...locked, queueName: name })
  for (const finding of ['AwsSolutions-SQS3', 'Serverless-SQSRedrivePolicy']) acknowledge(made, finding, 'It is where dead letters end; an alarm rings for the first one.')
  return made
}

/** How long an event that cannot be handled yet is tried again before it is parked (docs/adr/0004). */
const patience = Duration.hours(12)

export type QueueProps = { readonly name: string; readonly deadLettersName: string; readonly functionTimeout: Duration }

/** A queue that feeds a function. Six times the function's time, as Lambda asks, before a message that was taken comes back. */
export const workQueue = (scope: Construct, id: string, { name, deadLettersName, functionTimeout }: QueueProps): { readonly queue: Queue; readonly dead: Queue } => {
  const within = new Construct(scope, id)
  const visibilityTimeout = Duration.seconds(functionTimeout.toSeconds() * 6)
  const dead = deadLetterQueue(within, 'Dead', deadLettersName)
  const maxReceiveCount = Math.floor(patience.toSeconds() / visibilityTimeout.toSeconds())
  return { dead, queue: new Queue(within, 'Queue', { ...locked, queueName: name, visibilityTimeout, deadLetterQueue: { queue: dead, maxReceiveCount } }) }
}

/** Rules that feed a queue: one for each source, by plain names. What EventBridge cannot hand over in a day is parked too. */
export const deliver = (scope: Construct, busName: string, { listens }: Listening, queue: Queue, undelivered: Queue): void => {
  const bus = EventBus.fromEventBusName(scope, 'Bus', busName)
  const sources = Map.groupBy(listens, ({ source }) => source)
  for (const [source, heard] of sources) {
    new Rule(scope, `From${pascal(source.split('.').at(-1) ?? source)}`, {
      eventBus: bus,
      description: `Events of ${source} for ${queue.queueName}`,
      eventPattern: { source: [source], detailType: heard.map(({ type }) => type) },
      targets: [new SqsQueue(queue, { deadLetterQueue: undelivered, maxEventAge: Duration.hours(24), retryAttempts: 185 })],
    })
  }
}
