import type { DynamoDBRecord } from 'aws-lambda'
import * as z from 'zod'
import type { Resource } from './template.ts'
import { textOf } from './template.ts'

/* DynamoDB over the wire, as the deployment and Lambda's own poller speak to it. */

const Described = z.object({ Table: z.object({ LatestStreamArn: z.string() }) })
const Stream = z.object({ StreamDescription: z.object({ Shards: z.array(z.object({ ShardId: z.string() })).min(1) }) })
const Iterator = z.object({ ShardIterator: z.string() })
// What a record holds is DynamoDB's own notation, the same as in Lambda's events.
const Records = z.object({ Records: z.array(z.custom<DynamoDBRecord>((value) => typeof value === 'object')), NextShardIterator: z.string().optional() })

const send = async <T>(url: string, service: 'DynamoDB' | 'DynamoDBStreams', action: string, schema: z.ZodType<T>, body: object): Promise<T> => {
  const answer = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.0', 'x-amz-target': `${service}_20120810.${action}`, 'x-amz-date': '20260302T080000Z',
      authorization: 'AWS4-HMAC-SHA256 Credential=deployment/20260302/eu-central-1/dynamodb/aws4_request, SignedHeaders=host, Signature=0',
    },
    body: JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(`${action}: ${answer.status} ${await answer.text()}`)
  return schema.parse(await answer.json())
}

/** Makes a table just as its template says, and opens its stream at the beginning. */
export const deployTable = async (url: string, { properties }: Resource): Promise<TableStream> => {
  const { KeySchema, AttributeDefinitions, GlobalSecondaryIndexes, StreamSpecification, BillingMode } = properties
  const table = textOf(properties, 'TableName')
  const { StreamViewType } = z.object({ StreamViewType: z.string() }).parse(StreamSpecification)
  const indexes = z.array(z.object({ IndexName: z.string(), KeySchema: z.json(), Projection: z.json() })).optional().parse(GlobalSecondaryIndexes)
  await send(url, 'DynamoDB', 'CreateTable', z.unknown(), {
    TableName: table, KeySchema, AttributeDefinitions, BillingMode, StreamSpecification: { StreamEnabled: true, StreamViewType },
    ...(indexes && { GlobalSecondaryIndexes: indexes.map(({ IndexName, KeySchema: keys, Projection }) => ({ IndexName, KeySchema: keys, Projection })) }),
  })
  const { Table: { LatestStreamArn: StreamArn } } = await send(url, 'DynamoDB', 'DescribeTable', Described, { TableName: table })
  return tableStream(url, StreamArn)
}

/** The records that came since the last look. */
export type TableStream = { readonly next: () => Promise<readonly DynamoDBRecord[]> }

const tableStream = (url: string, StreamArn: string): TableStream => {
  let at: string | undefined
  const begin = async (): Promise<string> => {
    const { StreamDescription: { Shards } } = await send(url, 'DynamoDBStreams', 'DescribeStream', Stream, { StreamArn })
    if (Shards.length > 1) throw new Error('a stream of several shards is not read here')
    return (await send(url, 'DynamoDBStreams', 'GetShardIterator', Iterator, { StreamArn, ShardId: Shards[0]?.ShardId, ShardIteratorType: 'TRIM_HORIZON' })).ShardIterator
  }
  return {
    next: async () => {
      at ??= await begin()
      const { Records: found, NextShardIterator } = await send(url, 'DynamoDBStreams', 'GetRecords', Records, { ShardIterator: at })
      if (NextShardIterator === undefined) throw new Error('the stream ended')
      at = NextShardIterator
      return found
    },
  }
}
