import { createHash } from 'node:crypto'
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda'
import type { Message, SqliteBus } from './bus.ts'

/** Received messages as a Lambda function subscribed to a queue gets them. */
export const sqsEvent = (messages: readonly Message[]): SQSEvent => ({
  Records: messages.map(({ id, handle, queue, body, receiveCount, sentAt }) => ({
    messageId: id,
    receiptHandle: handle,
    body,
    attributes: {
      ApproximateReceiveCount: String(receiveCount),
      SentTimestamp: String(Date.parse(sentAt)),
      SenderId: 'local',
      ApproximateFirstReceiveTimestamp: String(Date.parse(sentAt)),
    },
    messageAttributes: {},
    md5OfBody: createHash('md5').update(body).digest('hex'),
    eventSource: 'aws:sqs',
    eventSourceARN: `arn:aws:sqs:local:000000000000:${queue}`,
    awsRegion: 'local',
  })),
})

/**
 * Settles a batch by a function's answer, as Lambda does: what it reports is given back, the rest is done. An answer that names
 * a message not in the batch, or no answer at all (the function threw), gives all of it back.
 */
export const settle = (bus: Pick<SqliteBus, 'done' | 'retry'>, messages: readonly Message[], response: SQSBatchResponse | undefined): void => {
  const known = new Set(messages.map(({ id }) => id))
  const failed = new Set(response?.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier) ?? known)
  const all = [...failed].some((id) => !known.has(id))
  bus.done(handles(messages.filter(({ id }) => !all && !failed.has(id))))
  bus.retry(handles(messages.filter(({ id }) => all || failed.has(id))))
}

const handles = (messages: readonly Message[]): string[] => messages.map(({ handle }) => handle)
