import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import * as z from 'zod'
import type { Running } from '#shared/testing/process.ts'
import type { Call } from './roles.ts'
import { bucketArn, busArn, identityArn, poolArn, queueArn, secretArn, tableArn } from './template.ts'

/** One request to a service of AWS, with what was answered. */
export type Exchange = { readonly method: string; readonly url: URL; readonly target: string; readonly body: Buffer; readonly status: number }
/** The permissions that a request needs. */
export type Needs = (exchange: Exchange) => readonly Call[]

const Keyed = z.object({ TableName: z.string() })
const Queried = Keyed.extend({ IndexName: z.string().optional() })
const Transacted = z.object({ TransactItems: z.array(z.record(z.enum(['Put', 'Update', 'Delete', 'ConditionCheck']), Keyed.optional())) })
const transacted = { Put: 'dynamodb:PutItem', Update: 'dynamodb:UpdateItem', Delete: 'dynamodb:DeleteItem', ConditionCheck: 'dynamodb:ConditionCheckItem' } as const

/** A transaction needs what its parts need; an index is a resource of its own. */
export const dynamoNeeds: Needs = ({ target, body }) => {
  const action = target.split('.')[1] ?? ''
  const sent: unknown = JSON.parse(body.toString())
  if (action === 'TransactWriteItems') {
    return Transacted.parse(sent).TransactItems.flatMap((item) => (['Put', 'Update', 'Delete', 'ConditionCheck'] as const).flatMap((kind) => {
      const write = item[kind]
      return write ? [{ action: transacted[kind], resource: tableArn(write.TableName) }] : []
    }))
  }
  const { TableName, IndexName } = Queried.parse(sent)
  return [{ action: `dynamodb:${action}`, resource: IndexName === undefined ? tableArn(TableName) : `${tableArn(TableName)}/index/${IndexName}` }]
}

export const eventBridgeNeeds: Needs = ({ body }) =>
  [...new Set(z.object({ Entries: z.array(z.object({ EventBusName: z.string() })) }).parse(JSON.parse(body.toString())).Entries.map(({ EventBusName }) => EventBusName))].map((name) => ({ action: 'events:PutEvents', resource: busArn(name) }))

export const secretsNeeds: Needs = ({ body }) => [{ action: 'secretsmanager:GetSecretValue', resource: secretArn(z.object({ SecretId: z.string() }).parse(JSON.parse(body.toString())).SecretId) }]

export const mailNeeds: Needs = ({ body }) => {
  const { FromEmailAddress } = z.object({ FromEmailAddress: z.string() }).parse(JSON.parse(body.toString()))
  return [{ action: 'ses:SendEmail', resource: identityArn(FromEmailAddress.slice(FromEmailAddress.indexOf('@') + 1)) }]
}

export const poolNeeds: Needs = ({ target, body }) =>
  [{ action: `cognito-idp:${target.split('.')[1] ?? ''}`, resource: poolArn(z.object({ UserPoolId: z.string() }).parse(JSON.parse(body.toString())).UserPoolId) }]

/** `keyOf`: the key a bucket encrypts with, if it is the customer's own. Being told that a file is not there takes the right to list. */
export const s3Needs = (keyOf: (bucket: string) => string | undefined): Needs => ({ method, url, status }) => {
  const [, bucket = '', ...path] = decodeURIComponent(url.pathname).split('/')
  const resource = `${bucketArn(bucket)}/${path.join('/')}`
  const key = keyOf(bucket)
  const decrypting = (action: string): Call[] => (key === undefined || status >= 300 ? [] : [{ action, resource: key }])
  if (method === 'DELETE') return [{ action: 's3:DeleteObject', resource }]
  if (method === 'PUT') return [{ action: 's3:PutObject', resource }, ...decrypting('kms:GenerateDataKey')]
  return [{ action: 's3:GetObject', resource }, ...(status === 404 ? [{ action: 's3:ListBucket', resource: bucketArn(bucket) }] : decrypting('kms:Decrypt'))]
}

const Queued = z.union([z.object({ QueueName: z.string() }), z.object({ QueueUrl: z.string() }).transform(({ QueueUrl }) => ({ QueueName: QueueUrl.split('/').at(-1) ?? '' }))])

/** A batch needs what its parts need. */
export const sqsNeeds: Needs = ({ target, body }) =>
  [{ action: `sqs:${(target.split('.')[1] ?? '').replace(/Batch$/, '')}`, resource: queueArn(Queued.parse(JSON.parse(body.toString())).QueueName) }]

/** Passes requests on unchanged and notes in whose name (the access key of a role) each was made and what it needs. */
export const noted = async (behind: string, needs: Needs, note: (accessKey: string, call: Call) => void): Promise<Running> => {
  const server = createServer((incoming, outgoing) => void pass(incoming, outgoing).catch((error: unknown) => outgoing.writeHead(502).end(String(error))))
  const pass = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const { method = 'GET', headers } = incoming
    const body = await buffer(incoming)
    const url = new URL(incoming.url ?? '/', `http://${headers.host}`)
    const answer = await forward(behind, { method, path: incoming.url ?? '/', headers, body })
    const key = /Credential=([^/]+)\//.exec(headers.authorization ?? '')?.[1] ?? url.searchParams.get('X-Amz-Credential')?.split('/')[0]
    const target = String(headers['x-amz-target'] ?? '')
    if (key !== undefined) for (const call of needs({ method, url, target, body, status: answer.status })) note(key, call)
    outgoing.writeHead(answer.status, answer.headers).end(answer.body)
  }
  await new Promise<void>((ready) => { server.listen(0, '127.0.0.1', ready) })
  const close = async () => {
    server.closeAllConnections()
    await new Promise((closed) => { server.close(closed) })
  }
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close }
}

type Sent = { readonly method: string; readonly path: string; readonly headers: IncomingMessage['headers']; readonly body: Buffer }

/** With every header as it came: signatures cover the host's name. */
const forward = (to: string, { method, path, headers, body }: Sent): Promise<{ status: number; headers: IncomingMessage['headers']; body: Buffer }> =>
  new Promise((resolve, reject) => {
    const sent = request(`${to}${path}`, { method, headers }, (answer) => {
      buffer(answer).then((got) => resolve({ status: answer.statusCode ?? 502, headers: answer.headers, body: got }), reject)
    })
    sent.once('error', reject).end(body)
  })
