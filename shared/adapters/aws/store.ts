import { setTimeout } from 'node:timers/promises'
import {
  DynamoDBClient, GetItemCommand, QueryCommand, TransactionCanceledException, TransactWriteItemsCommand, UpdateItemCommand,
  type CancellationReason, type QueryCommandOutput, type TransactWriteItem,
} from '@aws-sdk/client-dynamodb'
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb'
import { Unavailable, type Clock, type Item, type Query, type Store, type Write, type WriteConflict } from '#shared/kernel/ports.ts'
import { fail, ok, type Result } from '#shared/kernel/result.ts'
import { attributesOf, checkKey, checkQuery, checkWrites, counterKey, epochSeconds, isEmptyRange, pageOf } from '../store-rules.ts'
import { translated } from './errors.ts'

export type DynamoOptions = {
  readonly table: string
  readonly indexes: readonly string[]
  readonly clock: Clock
  readonly client?: DynamoDBClient
}

type Image = NonNullable<Parameters<typeof unmarshall>[0]>

/** A service's table on DynamoDB. An index is a GSI of the attribute's name, on `<name>` and `<name>Sort`, projecting everything. */
export const dynamoStore = ({ table, indexes, clock, client = new DynamoDBClient({}) }: DynamoOptions): Store => {
  const seconds = () => epochSeconds(clock.now())
  return {
    get: async (key) => {
      checkKey(key)
      const { Item: image } = await translated('DynamoDB', () => client.send(new GetItemCommand({ TableName: table, Key: marshall({ pk: key.pk, sk: key.sk }), ConsistentRead: true })))
      const item = image && itemOf(image)
      return item?.ttl !== undefined && item.ttl <= seconds() ? undefined : item
    },
    query: async (query) => {
      checkQuery(query, indexes)
      if (isEmptyRange(query)) return { items: [] }
      const found: Item[] = []
      let from: Image | undefined = query.after && marshall(query.after)
      // The filter takes expired items out after the limit has counted them, so a page may take several reads.
      do {
        const input = { ...queryInput(table, query, seconds()), Limit: query.limit + 1 - found.length, ...(from && { ExclusiveStartKey: from }) }
        const answer: QueryCommandOutput = await translated('DynamoDB', () => client.send(new QueryCommand(input)))
        found.push(...(answer.Items ?? []).map(itemOf))
        from = answer.LastEvaluatedKey
      } while (from && found.length <= query.limit)
      return pageOf(query, found)
    },
    transact: async (writes) => {
      checkWrites(writes, indexes)
      return writes.length === 0 ? ok(undefined) : transact(client, writes, writes.map((write) => writeInput(table, write, seconds())))
    },
    increment: async (counter) => {
      const { Attributes } = await translated('DynamoDB', () => client.send(new UpdateItemCommand({
        TableName: table, Key: marshall(counterKey(counter)), UpdateExpression: 'ADD #value :one', ReturnValues: 'UPDATED_NEW',
        ExpressionAttributeNames: { '#value': 'value' }, ExpressionAttributeValues: { ':one': { N: '1' } },
      })))
      return Number(Attributes?.['value']?.N)
    },
  }
}

// The wire format does not know the shape; every item of the table was written by `transact` or `increment`.
const itemOf = (image: Image): Item => unmarshall(image) as Item

const living = '(attribute_not_exists(#ttl) OR #ttl > :now)'

const queryInput = (table: string, query: Query, now: number) => {
  const [partition, sort] = attributesOf(query)
  const { condition, values } = range(query)
  return {
    TableName: table,
    ...(query.index === undefined ? { ConsistentRead: true } : { IndexName: query.index }),
    KeyConditionExpression: `#partition = :partition${condition}`,
    FilterExpression: living,
    ExpressionAttributeNames: { '#partition': partition, '#ttl': 'ttl', ...(condition !== '' && { '#sort': sort }) },
    ExpressionAttributeValues: marshall({ ':partition': query.partition, ':now': now, ...values }),
    ScanIndexForward: !query.descending,
  }
}

const range = ({ begins, between }: Query): { condition: string; values: { readonly [name: string]: string } } => {
  if (between) return { condition: ' AND #sort BETWEEN :from AND :to', values: { ':from': between[0], ':to': between[1] } }
  if (begins === undefined || begins === '') return { condition: '', values: {} }
  return { condition: ' AND begins_with(#sort, :begins)', values: { ':begins': begins } }
}

const writeInput = (table: string, write: Write, now: number): TransactWriteItem => {
  if (write.kind === 'remove') return { Delete: { TableName: table, Key: marshall({ pk: write.key.pk, sk: write.key.sk }) } }
  return { Put: { TableName: table, Item: marshall(write.item, { removeUndefinedValues: true }), ...condition(write.when, now) } }
}

/** DynamoDB deletes expired items up to days late; until then conditions must see them as absent, as reads do. */
const condition = (when: 'absent' | 'always' | { readonly version: number }, now: number) => {
  if (when === 'always') return {}
  if (when === 'absent') {
    return { ConditionExpression: 'attribute_not_exists(pk) OR #ttl <= :now', ExpressionAttributeNames: { '#ttl': 'ttl' }, ExpressionAttributeValues: marshall({ ':now': now }) }
  }
  return {
    ConditionExpression: `#version = :version AND ${living}`,
    ExpressionAttributeNames: { '#version': 'version', '#ttl': 'ttl' },
    ExpressionAttributeValues: marshall({ ':version': when.version, ':now': now }),
  }
}

/** Milliseconds before a transaction that met another one is sent again; a cancelled transaction has written nothing. */
const pauses = [20, 60, 180]

const transact = async (client: DynamoDBClient, writes: readonly Write[], items: TransactWriteItem[]): Promise<Result<void, WriteConflict>> => {
  for (const pause of [...pauses, undefined]) {
    const reasons = await translated('DynamoDB', () => send(client, items))
    if (!reasons) return ok(undefined)
    const failed = failedOf(writes, reasons)
    if (failed.length > 0) return fail({ failed })
    const codes = [...new Set(reasons.map(({ Code }) => Code))].filter((code) => code !== 'None')
    if (codes.some((code) => code === 'ValidationError' || code === 'ItemCollectionSizeLimitExceeded')) throw new Error(`DynamoDB: transaction cancelled: ${codes.join(', ')}`)
    if (!codes.includes('TransactionConflict') || pause === undefined) throw new Unavailable(`DynamoDB: transaction cancelled: ${codes.join(', ')}`)
    await setTimeout(pause * (0.5 + Math.random()))
  }
  throw new Unavailable('DynamoDB: transaction cancelled')
}

/** The reasons, one per write, when DynamoDB cancelled the transaction. */
const send = async (client: DynamoDBClient, items: TransactWriteItem[]): Promise<readonly CancellationReason[] | undefined> => {
  try {
    await client.send(new TransactWriteItemsCommand({ TransactItems: items }))
    return undefined
  } catch (error) {
    if (error instanceof TransactionCanceledException && error.CancellationReasons) return error.CancellationReasons
    throw error
  }
}

/**
 * Somebody else writing a versioned item right now is as good as a failed condition: decide again. It is no proof that an item
 * which should be absent exists (that one may yet be cancelled, and a receipt taken for written would lose an event).
 */
const failedOf = (writes: readonly Write[], reasons: readonly CancellationReason[]): number[] =>
  reasons.flatMap(({ Code }, position) => {
    const write = writes[position]
    const versioned = write?.kind === 'put' && typeof write.when === 'object'
    return Code === 'ConditionalCheckFailed' || (Code === 'TransactionConflict' && versioned) ? [position] : []
  })
