import {
  ChangeMessageVisibilityBatchCommand, DeleteMessageCommand, GetQueueAttributesCommand, GetQueueUrlCommand, ReceiveMessageCommand, SendMessageBatchCommand, SendMessageCommand,
  type Message, type SQSClient,
} from '@aws-sdk/client-sqs'
import type { DeadLetter, Operations } from '#shared/kernel/operations/port.ts'
import type { Published } from '#shared/kernel/ports.ts'
import { deliveredBody, mostBytes, mostEntries } from '../bus-rules.ts'
import { translated } from './errors.ts'

export type OperatorQueuesOptions = {
  readonly sqs: SQSClient
  readonly region: string
  readonly nameOf: (queue: string) => string
  readonly deadNameOf: (queue: string) => string
}

/** Seconds a dead letter is hidden from other operators while it is looked at. */
const hiddenSeconds = 120

type Taken = { readonly letter: DeadLetter; readonly handle: string }
type Queues = OperatorQueuesOptions & { readonly urlOf: (name: string) => Promise<string> }

/** The queues of a stage as an operator uses them. SQS shows no message without handing it out, so live queues are only counted. */
export const operatorQueues = (options: OperatorQueuesOptions) => {
  const { sqs, region, nameOf, deadNameOf } = options
  const urls = new Map<string, Promise<string>>()
  const urlOf = (name: string): Promise<string> => {
    const url = urls.get(name) ?? address(sqs, name)
    urls.set(name, url)
    return url
  }
  const queues = { ...options, urlOf }
  /** An address ends in `/<account>/<name>`. */
  const account = async (queue: string): Promise<string> => new URL(await urlOf(nameOf(queue))).pathname.split('/').at(-2) ?? ''
  const port: Pick<Operations, 'backlog' | 'deadLetters' | 'redrive' | 'send'> = {
    backlog: async (queue) => ({ count: await count(sqs, await urlOf(nameOf(queue))) }),
    deadLetters: async (queue) => {
      const taken = await take(queues, queue)
      await release(sqs, await urlOf(deadNameOf(queue)), taken)
      return taken.map(({ letter }) => letter)
    },
    redrive: (queue, targets) => redrive(queues, queue, targets),
    send: async (queue, entries) => send(sqs, await urlOf(nameOf(queue)), entries, { account: await account(queue), region }),
  }
  return { port, account }
}

const address = async (sqs: SQSClient, name: string): Promise<string> => {
  const { QueueUrl } = await translated('SQS', () => sqs.send(new GetQueueUrlCommand({ QueueName: name })))
  if (QueueUrl === undefined) throw new Error(`SQS: no queue ${name}`)
  return QueueUrl
}

const kinds = ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible', 'ApproximateNumberOfMessagesDelayed'] as const

const count = async (sqs: SQSClient, QueueUrl: string): Promise<number> => {
  const { Attributes = {} } = await translated('SQS', () => sqs.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: [...kinds] })))
  return kinds.reduce((sum, kind) => sum + Number(Attributes[kind] ?? 0), 0)
}

/** Takes what lies in a dead-letter queue until nothing comes any more; hidden from others until it is released or deleted. */
const take = async ({ sqs, urlOf, deadNameOf }: Queues, queue: string): Promise<readonly Taken[]> => {
  const taken: Taken[] = []
  const QueueUrl = await urlOf(deadNameOf(queue))
  for (;;) {
    const { Messages = [] } = await translated('SQS', () => sqs.send(new ReceiveMessageCommand({
      QueueUrl, MaxNumberOfMessages: 10, VisibilityTimeout: hiddenSeconds, WaitTimeSeconds: 1, MessageSystemAttributeNames: ['SentTimestamp', 'ApproximateReceiveCount'],
    })))
    if (Messages.length === 0) return taken
    taken.push(...Messages.map((message) => takenOf(queue, message)))
  }
}

const takenOf = (queue: string, { MessageId = '', Body = '', ReceiptHandle = '', Attributes = {} }: Message): Taken => ({
  handle: ReceiptHandle,
  letter: { id: MessageId, queue, body: Body, receives: Number(Attributes['ApproximateReceiveCount'] ?? 0), sentAt: new Date(Number(Attributes['SentTimestamp'] ?? 0)).toISOString() },
})

const release = async (sqs: SQSClient, QueueUrl: string, taken: readonly Taken[]): Promise<void> => {
  for (let start = 0; start < taken.length; start += 10) {
    const Entries = taken.slice(start, start + 10).map(({ handle }, at) => ({ Id: String(at), ReceiptHandle: handle, VisibilityTimeout: 0 }))
    await translated('SQS', () => sqs.send(new ChangeMessageVisibilityBatchCommand({ QueueUrl, Entries })))
  }
}

/** Sent first, then deleted: what is interrupted in between is there twice, never gone. */
const redrive = async (queues: Queues, queue: string, targets: (letter: DeadLetter) => readonly string[]): Promise<readonly DeadLetter[]> => {
  const { sqs, urlOf, nameOf, deadNameOf } = queues
  const dead = await urlOf(deadNameOf(queue))
  const taken = await take(queues, queue)
  const chosen = taken.filter(({ letter }) => targets(letter).length > 0)
  try {
    for (const { letter, handle } of chosen) {
      for (const target of targets(letter)) {
        const QueueUrl = await urlOf(nameOf(target))
        await translated('SQS', () => sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: letter.body })))
      }
      await translated('SQS', () => sqs.send(new DeleteMessageCommand({ QueueUrl: dead, ReceiptHandle: handle })))
    }
  } finally {
    await release(sqs, dead, taken.filter((each) => !chosen.includes(each)))
  }
  return chosen.map(({ letter }) => letter)
}

const send = async (sqs: SQSClient, QueueUrl: string, entries: readonly Published[], place: { readonly account: string; readonly region: string }): Promise<void> => {
  for (const bodies of calls(entries.map((entry) => deliveredBody(entry, place)))) {
    const Entries = bodies.map((MessageBody, at) => ({ Id: String(at), MessageBody }))
    const { Failed = [] } = await translated('SQS', () => sqs.send(new SendMessageBatchCommand({ QueueUrl, Entries })))
    if (Failed.length > 0) throw new Error(`SQS did not take ${Failed.length} of ${bodies.length} messages: ${[...new Set(Failed.map(({ Code }) => Code))].join(', ')}; send the span again`)
  }
}

/** Bodies over calls of at most 10 entries and 256 KB. */
const calls = (bodies: readonly string[]): string[][] => {
  const grouped: { bodies: string[]; bytes: number }[] = []
  for (const body of bodies) {
    const size = Buffer.byteLength(body)
    const open = grouped.at(-1)
    if (open && open.bodies.length < mostEntries && open.bytes + size <= mostBytes) {
      open.bodies.push(body)
      open.bytes += size
    } else grouped.push({ bodies: [body], bytes: size })
  }
  return grouped.map((each) => each.bodies)
}
