import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb'

const client = new DynamoDBClient({})

/** The least a function with a table can be: what ours are compared with. */
export const bare = async ({ id }: { readonly id: string }): Promise<unknown> =>
  (await client.send(new GetItemCommand({ TableName: process.env['TABLE'], Key: { pk: { S: id }, sk: { S: 'state' } } }))).Item
