import middy from '@middy/core'
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda'
import * as z from 'zod'
import type { Locale } from '#shared/vocabulary/locale.ts'
import { actorOf, system, type Actor } from './actor.ts'
import type { Cause, ReceiptKey } from './cause.ts'
import type { Reply } from './change.ts'
import type { Route } from './contract.ts'
import { inputsOf, noting, type Inputs } from './export-control.ts'
import { recorded, webhookReceipt } from './deliveries.ts'
import { contentHash, sha256 } from './hash.ts'
import type { AnyHandler, Service } from './implementation.ts'
import { jsonOf } from './json-body.ts'
import { Unavailable, type Identity, type Log, type Ports } from './ports.ts'
import { fieldErrors, problemOf, type FieldError } from './problem.ts'
import { findReceipt } from './receipt.ts'
import { fail, ok, refuse, type Refusal, type Result } from './result.ts'
import { publishedBy } from './service.ts'
import { verifySignature } from './webhook.ts'

export type HttpEdge = (event: APIGatewayProxyEventV2, context: Context) => Promise<APIGatewayProxyStructuredResultV2>
export type HttpPorts = Ports & { readonly identity: Identity }

/** Largest JSON body taken; files have their own way up. */
export const bodyLimit = 1_000_000

type Refused = Refusal & { readonly errors?: readonly FieldError[] }
type Incoming = {
  readonly event: APIGatewayProxyEventV2
  readonly route: Route
  readonly name: string
  readonly requestId: string
  readonly headers: { readonly [name: string]: string | undefined }
  readonly body: string
}

/** The http entry of a service: API Gateway's payload 2.0 in, a reply or an RFC 9457 problem out. Nothing it is sent makes it throw. */
export const httpEdge = (service: Service, ports: HttpPorts): HttpEdge => {
  const names = new Map(Object.entries(service.manifest.contract.routes).map(([name, route]) => [`${route.method} ${route.path}`, name]))
  const publisher = { service: service.manifest.contract.service, published: publishedBy(service.manifest) }

  const handle = async (event: APIGatewayProxyEventV2): Promise<APIGatewayProxyStructuredResultV2> => {
    const requestId = event.requestContext.requestId
    const locale = localeOf(event.headers['accept-language'])
    const answer = await respond(event, requestId, locale)
    return answer.ok ? answer.value : problem(service, answer.error, { instance: event.rawPath, requestId, locale })
  }

  const respond = async (event: APIGatewayProxyEventV2, requestId: string, locale: Locale): Promise<Result<APIGatewayProxyStructuredResultV2, Refused>> => {
    const name = names.get(event.routeKey)
    const route = name === undefined ? undefined : service.manifest.contract.routes[name]
    const handler = name === undefined ? undefined : service.routes[name]
    if (name === undefined || !route || !handler) return refuse('route-not-found')
    const body = bodyOf(event)
    if (body.length > bodyLimit) return refuse('body-too-large', { limit: '1 MB' })
    const incoming: Incoming = { event, route, name, requestId, headers: event.headers, body }

    const actor = await admit(ports, incoming)
    const inputs = inputsOf()
    const work = async () => (actor.ok ? perform(incoming, handler, actor.value, inputs, locale) : actor)
    return route.kind === 'webhook' ? recorded(ports, { hook: name, proven: actor.ok, body, inputs, webhookId: event.headers['webhook-id'] }, work) : work()
  }

  const perform = async (incoming: Incoming, handler: AnyHandler, actor: Actor, inputs: Inputs, locale: Locale): Promise<Result<APIGatewayProxyStructuredResultV2, Refused>> => {
    const { event, route, name, requestId } = incoming
    const parsed = parse(route, incoming, locale)
    if (!parsed.ok) return parsed
    const key = receiptKey(incoming, actor, parsed.value.body)
    if (!key.ok) return key
    const expectedVersion = ifMatch(incoming)
    if (!expectedVersion.ok) return expectedVersion
    const repeated = await replay(ports, route, key.value)
    if (repeated) return repeated

    const cause: Cause = {
      publisher,
      actor,
      correlationId: correlationOf(event),
      causationId: requestId,
      receipt: key.value,
      inputs,
      ...(route.kind === 'webhook' && { repeatedAnswer: { body: { received: true, outcome: 'applied' } } }),
      ...(event.headers['traceparent'] !== undefined && { traceparent: event.headers['traceparent'] }),
      ...(expectedVersion.value !== undefined && { expectedVersion: expectedVersion.value }),
    }
    const log = ports.log.with({ requestId, correlationId: cause.correlationId, route: name, actor: cause.actor.id })
    const done = await handler({ cause, locale, sourceIp: event.requestContext.http.sourceIp, ...parsed.value }, { ...ports, store: noting(ports.store, inputs), log })
    if (done.ok) return ok(success(route, done.value))
    // The same request may have been done meanwhile by its twin: then its answer counts, not what this one met after it.
    return (await replay(ports, route, key.value)) ?? done
  }

  const edge = middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>()
    .use(logged(ports.log, publisher.service))
    .use(guarded(service))
    .handler(handle)
  return (event, context) => edge(event, context)
}

/** What ties a request to every event it leads to: the caller's own id for the chain, or else this request's. */
const correlationOf = (event: APIGatewayProxyEventV2): string => event.headers['x-correlation-id']?.slice(0, 100) ?? event.requestContext.requestId

/** One line for each request: what was asked, what came out, how long it took; never a body. */
const logged = (log: Log, service: string): middy.MiddlewareObj<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2> => ({
  after: ({ event, response }) => {
    log.info('request', { service, requestId: event.requestContext.requestId, correlationId: correlationOf(event), route: event.routeKey, status: response?.statusCode })
  },
  onError: ({ event, error }) => {
    log.error('request failed', { service, requestId: event.requestContext.requestId, route: event.routeKey, error: error?.name, message: error?.message, stack: error?.stack })
  },
})

/** What throws is a defect of ours, or a port out of reach: both become a problem that says nothing was changed. */
const guarded = (service: Service): middy.MiddlewareObj<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2> => ({
  onError: (request) => {
    const requestId = request.event.requestContext.requestId
    const refusal = request.error instanceof Unavailable ? { code: 'unavailable' } : { code: 'defect', params: { requestId } }
    request.response = problem(service, refusal, { instance: request.event.rawPath, requestId, locale: localeOf(request.event.headers['accept-language']) })
  },
})

/** Default deny: a signature for webhooks, otherwise a token whose roles the route names. */
const admit = async (ports: HttpPorts, { route, headers, body }: Incoming): Promise<Result<Actor, Refusal>> => {
  if (route.scheme) {
    const proven = verifySignature(route.scheme.kind, await ports.secrets.get(route.scheme.secret), headers, body, ports.clock.now())
    return proven.ok ? ok(system(route.scheme.kind)) : proven
  }
  const token = /^Bearer (.+)$/i.exec(headers['authorization'] ?? '')?.[1]
  const claims = token === undefined ? undefined : await ports.identity.verify(token)
  if (!claims) return refuse('unauthenticated')
  const actor = actorOf(claims)
  if (!actor || !actor.roles.some((role) => route.roles.includes(role))) return refuse('forbidden', { roles: route.roles.join(', ') })
  return ok(actor)
}

/** No id, number or hash of ours is longer; what is cannot be the key of anything. */
const longestParameter = 200

type Parsed = { readonly params: { readonly [name: string]: string }; readonly query: unknown; readonly body: unknown }

const parse = (route: Route, { event, headers, body }: Incoming, locale: Locale): Result<Parsed, Refused> => {
  const query = route.query.safeParse(event.queryStringParameters ?? {})
  if (!query.success) return fail({ code: 'invalid-request', errors: fieldErrors(query.error.issues, locale, '/query') })
  const params = Object.fromEntries(Object.entries(event.pathParameters ?? {}).map(([key, value]) => [key, value ?? '']))
  const strange = Object.entries(params).find(([, value]) => value === '' || value.length > longestParameter || !value.isWellFormed())
  if (strange) return refuse('not-found', { kind: strange[0], id: strange[1].slice(0, 40).toWellFormed() })
  if (route.kind === 'query') return ok({ params, query: query.data, body: undefined })
  if (!/^application\/(.+\+)?json\b/.test(headers['content-type'] ?? '')) return refuse('media-type-unsupported')
  const json = jsonOf(body)
  if (!json.ok) return json
  const parsed = route.body.safeParse(json.value)
  if (!parsed.success) return fail({ code: 'invalid-request', errors: fieldErrors(parsed.error.issues, locale) })
  return ok({ params, query: query.data, body: parsed.data })
}

const Delivery = z.looseObject({ id: z.string().min(1).max(300) })

/** Which earlier request would be the same one. A partner's event id applies once, whatever its bytes; a query has no receipt. */
const receiptKey = ({ route, name, event, headers, requestId }: Incoming, actor: Actor, body: unknown): Result<ReceiptKey, Refusal> => {
  if (route.kind === 'query') return ok({ key: `query#${requestId}`, fingerprint: '' })
  if (route.kind === 'webhook') {
    const id = headers['webhook-id'] ?? Delivery.parse(body).id
    return ok(webhookReceipt(name, id))
  }
  const key = headers['idempotency-key']
  if (key === undefined || !/^[\x21-\x7e]{8,200}$/.test(key)) return refuse('idempotency-key-missing')
  return ok({ key: `request#${sha256(`${actor.id} ${key}`)}`, fingerprint: contentHash({ name, path: event.rawPath, body: JSON.parse(JSON.stringify(body)), ifMatch: headers['if-match'] ?? null }) })
}

const replay = async (ports: Ports, route: Route, key: ReceiptKey): Promise<Result<APIGatewayProxyStructuredResultV2, Refusal> | undefined> => {
  if (route.kind === 'query') return undefined
  const earlier = await findReceipt(ports.store, key.key)
  if (!earlier) return undefined
  return earlier.fingerprint === key.fingerprint ? ok(success(route, earlier)) : refuse('idempotency-key-reused')
}

/** `If-Match: "3"`; needed for commands, so that nobody overwrites what they have not seen. */
const ifMatch = ({ route, headers }: Incoming): Result<number | undefined, Refusal> => {
  if (route.kind !== 'command') return ok(undefined)
  const header = headers['if-match']
  if (header === undefined) return refuse('if-match-missing')
  const version = /^"(\d{1,9})"$/.exec(header)?.[1]
  return version === undefined ? refuse('if-match-invalid') : ok(Number(version))
}

const success = (route: Route, { body, version }: Reply<unknown>): APIGatewayProxyStructuredResultV2 => ({
  statusCode: route.kind === 'creation' ? 201 : 200,
  headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store', ...(version !== undefined && { etag: `"${version}"` }) },
  body: JSON.stringify(body),
})

const problem = (service: Service, refused: Refused, at: { instance: string; requestId: string; locale: Locale }): APIGatewayProxyStructuredResultV2 => {
  const body = problemOf(refused, at, service.messages, refused.errors)
  return {
    statusCode: body.status,
    headers: {
      'content-type': 'application/problem+json; charset=utf-8',
      'content-language': at.locale,
      'cache-control': 'no-store',
      ...(body.status === 401 && { 'www-authenticate': 'Bearer' }),
      ...(body.status === 503 && { 'retry-after': '2' }),
    },
    body: JSON.stringify(body),
  }
}

const bodyOf = (event: APIGatewayProxyEventV2): string =>
  event.isBase64Encoded ? Buffer.from(event.body ?? '', 'base64').toString('utf8') : (event.body ?? '')

/** The first language of Accept-Language that we speak; English otherwise. */
export const localeOf = (acceptLanguage: string | undefined): Locale => {
  const wanted = (acceptLanguage ?? '').split(',').map((part) => part.trim().slice(0, 2).toLowerCase())
  return wanted.find((language) => language === 'en' || language === 'te') === 'te' ? 'te' : 'en'
}
