import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import * as z from 'zod'
import type { Shop } from '#local/demo/shop.ts'
import { contracts } from '#services/contracts/contract.ts'
import { logistics } from '#services/logistics/contract.ts'
import { production } from '#services/production/contract.ts'
import { quality } from '#services/quality/contract.ts'
import { quoting } from '#services/quoting/contract.ts'
import { support } from '#services/support/contract.ts'
import { claimsFor } from '#shared/adapters/local/sample-people.ts'
import { client, type Transport } from '#shared/kernel/client.ts'
import type { Contract, Method } from '#shared/kernel/contract.ts'
import { gatewayEvent, matcher, type GatewayResult } from '#shared/kernel/gateway.ts'
import { signEasypost, signStripe } from '#shared/kernel/webhook.ts'
import { httpLinks } from '#shared/testing/link-end.ts'
import type { Role } from '#shared/vocabulary/roles.ts'
import { startFunction, type Invoked } from '../lambda/function.ts'
import { openAccount, type Account } from './account.ts'
import { keepDoing, mappingOf, queueStep, streamStep, type Step } from './mappings.ts'
import { logArn, ofType, queueArn, readStack, tableArn, textOf, type Resource, type Stack } from './template.ts'

/** The stacks of a stage as deployed: each function in a process of its own, from the folder that would be sent to AWS. */
export type Deployed = {
  readonly stacks: readonly Stack[]
  readonly account: Account
  readonly shop: Shop
  /** A request to a service's API, as API Gateway takes it; with no token where `role` is left out. */
  readonly request: (service: string, role?: Role) => Transport
  readonly close: () => Promise<void>
}

const Environment = z.object({ Variables: z.record(z.string(), z.string()) })

/** `out`: a `cdk.out`. The platform first: the services find their issuer by its parameters. */
export const deploy = async (out: string, stage: string, services: readonly string[]): Promise<Deployed> => {
  const parameters = new Map<string, string>()
  const stacks = ['platform', ...services].map((name) => readStack(join(out, `throughline-${stage}-${name}.template.json`), `throughline-${stage}-${name}`, parameters))
  const account = await openAccount(stacks)
  const functions = new Map<string, Named>()
  for (const stack of stacks.slice(1)) for (const each of ofType(stack, 'AWS::Lambda::Function')) functions.set(arnOf(each), await started(out, each, account))
  const steps = stacks.slice(1).flatMap((stack) => ofType(stack, 'AWS::Lambda::EventSourceMapping').map((mapping) => stepOf(mapping, stacks, account, functions)))
  const loops = steps.map(keepDoing)
  const request = requests(stacks, account, functions)
  return {
    stacks, account, request,
    shop: shopOf(account, stage, request),
    close: async () => {
      await Promise.all(loops.map(({ stop }) => stop()))
      await Promise.all([...functions.values()].map(({ close }) => close()))
      await account.close()
    },
  }
}

/** A function in its process, and the name its role is known by. */
type Named = Invoked & { readonly role: string }
type Functions = ReadonlyMap<string, Named>

const takesMessages = ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes']
const readsStream = ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator', 'dynamodb:ListStreams']
const isQueue = (arn: string): boolean => arn.startsWith('arn:aws:sqs:')

const arnOf = ({ properties }: Resource): string => `function:${textOf(properties, 'FunctionName')}`
/** An alias or a version is, here, the function itself. */
const functionOf = (functions: Functions, reference: string): Named => {
  const found = [...functions].find(([name]) => reference === name || reference.endsWith(`:${name}`) || reference.includes(`:${name}:`) || reference === name.slice('function:'.length))
  if (!found) throw new Error(`no function ${reference}`)
  return found[1]
}

/** With the environment of its template and nothing else, but for where AWS and the pool's keys are on this machine. */
const started = async (out: string, { id, properties }: Resource, account: Account): Promise<Named> => {
  const { Variables } = Environment.parse(properties['Environment'])
  const [file = '', exported = ''] = textOf(properties, 'Handler').split('.')
  const asset = /([0-9a-f]{64})\.zip$/.exec(z.object({ S3Key: z.string() }).parse(properties['Code']).S3Key)?.[1]
  if (asset === undefined) throw new Error(`${id} has no code of its own`)
  const invoked = await startFunction(join(out, `asset.${asset}`, `${file}.mjs`), exported, {
    ...Variables, ...account.environment(textOf(properties, 'FunctionName')), ...('JWKS_URL' in Variables && { JWKS_URL: account.keysUrl }),
  })
  const role = textOf(properties, 'FunctionName')
  // Lambda writes the log in the function's name.
  for (const action of ['logs:CreateLogStream', 'logs:PutLogEvents']) account.note(role, { action, resource: logArn(z.object({ LogGroup: z.string() }).parse(properties['LoggingConfig']).LogGroup) })
  return { ...invoked, role, invoke: oneByOne(invoked.invoke) }
}

/** As Lambda does with each of its environments. */
const oneByOne = (invoke: Invoked['invoke']): Invoked['invoke'] => {
  let last: Promise<unknown> = Promise.resolve()
  return (event) => {
    const done = last.then(() => invoke(event))
    last = done.catch(() => undefined)
    return done
  }
}

const stepOf = (resource: Resource, stacks: readonly Stack[], { streams, queues, note }: Account, functions: Functions): Step => {
  const mapping = mappingOf(resource)
  const { invoke, role } = functionOf(functions, mapping.FunctionName)
  // Lambda reads from a queue or a stream in the function's name.
  for (const action of isQueue(mapping.EventSourceArn) ? takesMessages : readsStream) note(role, { action, resource: mapping.EventSourceArn })
  const stream = [...streams].find(([table]) => mapping.EventSourceArn.startsWith(`${tableArn(table)}/stream/`))?.[1]
  if (stream) return streamStep(mapping, stream, invoke)
  const queue = stacks.flatMap((stack) => ofType(stack, 'AWS::SQS::Queue')).map(({ properties }) => textOf(properties, 'QueueName')).find((name) => queueArn(name) === mapping.EventSourceArn)
  if (queue === undefined) throw new Error(`${resource.id} reads from ${mapping.EventSourceArn}, which is neither a stream nor a queue`)
  return queueStep(mapping, queue, queues, invoke)
}

const Route = z.object({ RouteKey: z.string(), AuthorizationType: z.enum(['JWT', 'NONE']), Target: z.string() })
const methods = new Set<string>(['GET', 'POST', 'PUT', 'PATCH', 'DELETE'])
const isMethod = (text: string): text is Method => methods.has(text)

/** API Gateway: the routes of the template, each with its authorizer and its function. */
const requests = (stacks: readonly Stack[], account: Account, functions: Functions) => {
  const apis = new Map(stacks.slice(1).map((stack) => [stack.name.split('-').at(-1) ?? '', apiOf(stack)]))
  return (service: string, role?: Role): Transport => async ({ method, path, headers, body }) => {
    const api = apis.get(service)
    if (!api) throw new Error(`no API ${service}`)
    const url = new URL(path, 'https://api.test')
    const matched = api.match(method, url.pathname)
    if (!('routeKey' in matched)) throw new Error(`${service} has no route for ${method} ${path}`)
    const route = api.routes.get(matched.routeKey)
    if (route?.authorized && role === undefined) return { status: 401, headers: {}, body: { message: 'Unauthorized' } }
    const token = role === undefined ? {} : { authorization: `Bearer ${await account.tokenFor(claimsFor(role), api)}` }
    const plain = { method, path: url.pathname, query: Object.fromEntries(url.searchParams), headers: { ...headers, ...token }, body, requestId: randomUUID(), sourceIp: '192.0.2.1', time: new Date().toISOString() }
    // What the function answers is its own promise; the order would not come through if it did not keep it.
    const answer = (await functionOf(functions, route?.function ?? '').invoke(gatewayEvent(plain, matched))) as GatewayResult
    return { status: answer.statusCode ?? 0, headers: Object.fromEntries(Object.entries(answer.headers ?? {}).map(([name, each]) => [name, String(each)])), body: JSON.parse(answer.body ?? 'null') }
  }
}

const Jwt = z.object({ JwtConfiguration: z.object({ Issuer: z.string(), Audience: z.array(z.string()).min(1) }) })

const apiOf = (stack: Stack) => {
  const integrations = new Map(ofType(stack, 'AWS::ApiGatewayV2::Integration').map(({ id, properties }) => [`${stack.name}-${id}`, textOf(properties, 'IntegrationUri')]))
  const parsed = ofType(stack, 'AWS::ApiGatewayV2::Route').map(({ properties }) => Route.parse(properties))
  const routes = new Map(parsed.map(({ RouteKey, AuthorizationType, Target }) => [RouteKey, { authorized: AuthorizationType === 'JWT', function: integrations.get(Target.split('/')[1] ?? '') ?? '' }]))
  const [{ JwtConfiguration: { Issuer: issuer, Audience: [client = ''] } }] = z.tuple([Jwt]).parse(ofType(stack, 'AWS::ApiGatewayV2::Authorizer').map(({ properties }) => properties))
  const listed = Object.fromEntries(parsed.map(({ RouteKey }) => {
    const [method = '', path = ''] = RouteKey.split(' ')
    if (!isMethod(method) || !path.startsWith('/')) throw new Error(`${stack.name}: route ${RouteKey}`)
    return [RouteKey, { method, path: `/${path.slice(1)}` as const }]
  }))
  return { issuer, client, routes, match: matcher({ routes: listed }) }
}

const shopOf = (account: Account, stage: string, request: Deployed['request']): Shop => {
  const as = <C extends Contract>(contract: C) => (role: Role) => client(contract, request(contract.service, role), randomUUID)
  const webhook = async (service: string, path: string, event: object, sign: (body: string) => { [name: string]: string }): Promise<void> => {
    const body = JSON.stringify(event)
    const answer = await request(service)({ method: 'POST', path, body, headers: { 'content-type': 'application/json', ...sign(body) } })
    if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}: ${JSON.stringify(answer.body)}`)
  }
  const secret = (service: string, name: string): string => account.secret(`throughline/${stage}/${service}/${name}`)
  return {
    quoting: as(quoting), contracts: as(contracts), production: as(production), quality: as(quality), logistics: as(logistics), support: as(support),
    upload: async (_, link, bytes) => {
      if (!(await httpLinks.put(link, bytes))) throw new Error('the upload was refused')
    },
    paymentProvider: (event) => webhook('contracts', contracts.routes.paymentWebhook.path, event, (body) => ({ 'stripe-signature': signStripe(secret('contracts', 'PAYMENT_WEBHOOK_SECRET'), body, new Date().toISOString()) })),
    carrier: (event) => webhook('logistics', logistics.routes.carrierReported.path, event, (body) => ({ 'x-hmac-signature': signEasypost(secret('logistics', 'CARRIER_WEBHOOK_SECRET'), body) })),
    pause: () => new Promise((resolve) => { setTimeout(resolve, 50) }),
    tell: () => undefined,
    now: () => new Date().toISOString(),
    locale: 'en',
  }
}
