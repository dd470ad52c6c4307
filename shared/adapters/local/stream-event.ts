import type { AttributeValue, DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda'
import type { Json } from '#shared/kernel/ports.ts'
import type { StreamRecord } from './stream.ts'

/** Records of the local stream as a Lambda function subscribed to a DynamoDB stream receives them. */
export const streamEvent = (table: string, records: readonly StreamRecord[]): DynamoDBStreamEvent => ({
  Records: records.map((record) => streamRecord(table, record)),
})

const streamRecord = (table: string, { sequence, eventName, item }: StreamRecord): DynamoDBRecord => ({
  eventID: `${table}-${sequence}`,
  eventName,
  eventVersion: '1.1',
  eventSource: 'aws:dynamodb',
  awsRegion: 'local',
  eventSourceARN: `arn:aws:dynamodb:local:000000000000:table/${table}/stream/local`,
  dynamodb: {
    Keys: attributes({ pk: item.pk, sk: item.sk }),
    ...(eventName === 'REMOVE' ? { OldImage: attributes(item) } : { NewImage: attributes(item) }),
    SequenceNumber: String(sequence),
  },
})

const attributes = (item: { readonly [name: string]: Json | undefined }): { [name: string]: AttributeValue } =>
  Object.fromEntries(Object.entries(item).flatMap(([name, value]) => (value === undefined ? [] : [[name, attribute(value)]])))

/** JSON in DynamoDB's notation. */
export const attribute = (value: Json): AttributeValue => {
  if (value === null) return { NULL: true }
  if (typeof value === 'string') return { S: value }
  if (typeof value === 'number') return { N: String(value) }
  if (typeof value === 'boolean') return { BOOL: value }
  return isList(value) ? { L: value.map(attribute) } : { M: attributes(value) }
}

// Array.isArray does not narrow readonly arrays.
const isList = (value: object): value is readonly Json[] => Array.isArray(value)

/**
 * The sequence a consumer may commit after an answer: everything before the first failure, as Lambda resumes a shard.
 * `before` is what to keep when nothing succeeded; a failure that names no record of the batch fails all of it.
 */
export const passed = (records: readonly StreamRecord[], response: DynamoDBBatchResponse | undefined, before: number): number => {
  const positions = (response?.batchItemFailures ?? []).map(({ itemIdentifier }) => records.findIndex(({ sequence }) => String(sequence) === itemIdentifier))
  const succeeded = Math.max(0, Math.min(records.length, ...positions))
  return records[succeeded - 1]?.sequence ?? before
}
