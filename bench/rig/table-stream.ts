import type { DynamoDBRecord } from 'aws-lambda'
import * as z from 'zod'
import type { Place } from './backend.ts'

const Streams = z.object({ Streams: z.array(z.object({ StreamArn: z.string() })).min(1) })
const Description = z.object({ StreamDescription: z.object({ Shards: z.array(z.object({ ShardId: z.string() })).length(1) }) })
const Iterator = z.object({ ShardIterator: z.string() })
// The records of a stream and those of a Lambda event are the same notation, but for the case of their names.
const Records = z.object({
  NextShardIterator: z.string().optional(),
  Records: z.array(z.object({ eventName: z.enum(['INSERT', 'MODIFY', 'REMOVE']), dynamodb: z.looseObject({ SequenceNumber: z.string() }) })),
})

/** What Lambda does for a relay: reads the one shard of a table's stream and comes back to what was not passed. */
export const tableStream = async (url: string, table: string): Promise<Place['records']> => {
  const ask = call(url)
  const { Streams: [stream] } = Streams.parse(await ask('ListStreams', { TableName: table }))
  const { StreamDescription: { Shards: [shard] } } = Description.parse(await ask('DescribeStream', { StreamArn: stream?.StreamArn }))
  let iterator: string | undefined = Iterator.parse(await ask('GetShardIterator', { StreamArn: stream?.StreamArn, ShardId: shard?.ShardId, ShardIteratorType: 'TRIM_HORIZON' })).ShardIterator
  let waiting: DynamoDBRecord[] = []
  return async () => {
    if (waiting.length === 0) {
      const read = Records.parse(await ask('GetRecords', { ShardIterator: iterator, Limit: 100 }))
      iterator = read.NextShardIterator
      waiting = read.Records
    }
    if (waiting.length === 0) return undefined
    return {
      event: { Records: waiting },
      passed: ({ batchItemFailures }) => {
        const failed = batchItemFailures.map(({ itemIdentifier }) => waiting.findIndex(({ dynamodb }) => dynamodb?.SequenceNumber === itemIdentifier))
        waiting = waiting.slice(Math.max(0, Math.min(waiting.length, ...failed)))
      },
    }
  }
}

const call = (url: string) => async (operation: string, body: object): Promise<unknown> => {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.0', 'x-amz-target': `DynamoDBStreams_20120810.${operation}`, 'x-amz-date': '20260302T080000Z',
      authorization: 'AWS4-HMAC-SHA256 Credential=bench/20260302/eu-central-1/dynamodb/aws4_request, SignedHeaders=host, Signature=0',
    },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`${operation}: ${response.status} ${await response.text()}`)
  return response.json()
}
