import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { startServer, type Running } from './process.ts'

/** Why there is no DynamoDB engine on this machine, or undefined when there is one. */
export const dynoxideMissing = (): string | undefined => {
  if (process.platform !== 'linux' || process.arch !== 'x64') return `the DynamoDB engine runs on linux-x64 only, this is ${process.platform}-${process.arch}`
  return existsSync(binary()) ? undefined : 'the DynamoDB engine is not installed: npm install with optional and development packages'
}

const binary = (): string => join(dirname(createRequire(import.meta.url).resolve('@dynoxide/linux-x64/package.json')), 'dynoxide')

/** A DynamoDB engine in memory on a loopback port, spoken to over the wire. */
export const startDynoxide = async (): Promise<Running> => {
  const running = await startServer(binary(), (port) => ['serve', '--port', String(port)])
  if (!running) throw new Error('the DynamoDB engine did not start')
  return running
}

/** Creates a service's table as the infrastructure does: `pk` + `sk`, a GSI per index on `<index>` + `<index>Sort`. */
export const createTable = async (url: string, table: string, indexes: readonly string[]): Promise<void> => {
  const names = ['pk', 'sk', ...indexes.flatMap((index) => [index, `${index}Sort`])]
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': 'DynamoDB_20120810.CreateTable',
      authorization: 'AWS4-HMAC-SHA256 Credential=test/20260302/eu-central-1/dynamodb/aws4_request, SignedHeaders=host, Signature=0',
      'x-amz-date': '20260302T080000Z',
    },
    body: JSON.stringify({
      TableName: table,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: names.map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
      KeySchema: keys('pk', 'sk'),
      ...(indexes.length > 0 && { GlobalSecondaryIndexes: indexes.map((index) => ({ IndexName: index, KeySchema: keys(index, `${index}Sort`), Projection: { ProjectionType: 'ALL' } })) }),
    }),
  })
  if (!response.ok) throw new Error(`the table was not created: ${response.status} ${await response.text()}`)
}

const keys = (partition: string, sort: string) => [{ AttributeName: partition, KeyType: 'HASH' }, { AttributeName: sort, KeyType: 'RANGE' }]
