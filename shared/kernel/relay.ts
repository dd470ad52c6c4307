import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda'
import { KnownEnvelope } from './envelope.ts'
import type { Bus, Log, Published } from './ports.ts'
import { sourceOf } from './service.ts'

export type RelayEdge = (event: DynamoDBStreamEvent) => Promise<DynamoDBBatchResponse>

/** Entries EventBridge takes in one PutEvents call. */
const batchSize = 10

/**
 * Publishes what was committed: inserted history entries that are meant for others, in the order of the stream. When some fail,
 * the first of them is reported, and the stream delivers from there again: publishing twice is the same event twice, which
 * every inbox takes; leaving one out would be a loss.
 */
export const relayEdge = (service: string, bus: Bus, log: Log): RelayEdge => async ({ Records }) => {
  const outgoing = Records.flatMap((record) => {
    const entry = outgoingEntry(service, record)
    return entry ? [entry] : []
  })
  for (let start = 0; start < outgoing.length; start += batchSize) {
    const batch = outgoing.slice(start, start + batchSize)
    const { failed } = await bus.publish(batch.map(({ published }) => published))
    const first = failed.length === 0 ? undefined : batch[Math.min(...failed)]
    if (first) {
      log.warn('events not published yet', { service, failed: failed.length, from: first.sequence })
      return { batchItemFailures: [{ itemIdentifier: first.sequence }] }
    }
  }
  return { batchItemFailures: [] }
}

type Outgoing = { readonly sequence: string; readonly published: Published }

const outgoingEntry = (service: string, { eventName, dynamodb }: DynamoDBRecord): Outgoing | undefined => {
  const image = dynamodb?.NewImage
  const envelope = image?.['envelope']?.S
  if (eventName !== 'INSERT' || envelope === undefined || image?.['publish']?.BOOL !== true) return undefined
  if (dynamodb?.SequenceNumber === undefined) throw new Error('a stream record without a sequence number')
  return { sequence: dynamodb.SequenceNumber, published: { source: sourceOf(service), envelope: KnownEnvelope.parse(JSON.parse(envelope)) } }
}
