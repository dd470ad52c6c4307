import * as z from 'zod'
import { everyone, type Role } from '#shared/vocabulary/roles.ts'
import { DeliveryStatus, WebhookDelivery, WholeDelivery } from './delivery-view.ts'
import { Envelope } from './envelope.ts'
import { SearchText } from './words.ts'

/**
 * A service's public door as plain data: routes, events, partner webhooks. Read by the http edge, the OpenAPI page, the typed
 * client, CDK and the tests; a path or an event name stands here and nowhere else.
 */
export type Contract = {
  readonly service: string
  readonly version: string
  readonly summary: string
  readonly routes: { readonly [name: string]: Route }
  readonly events: { readonly [type: string]: EventSpec }
}

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
export type Path = `/${string}`

/**
 * `query` reads. `creation` makes a thing (idempotency key). `command` changes a thing that exists (idempotency key and
 * If-Match). `webhook` is called by a partner and proven by its signature instead of a token.
 */
export type RouteKind = 'query' | 'creation' | 'command' | 'webhook'

export type Route<
  K extends RouteKind = RouteKind,
  P extends Path = Path,
  Q extends z.ZodType = z.ZodType,
  B extends z.ZodType = z.ZodType,
  R extends z.ZodType = z.ZodType,
> = {
  readonly kind: K
  readonly method: Method
  readonly path: P
  readonly summary: string
  /** Roles served; everyone else gets 403. Empty only for webhooks. */
  readonly roles: readonly Role[]
  readonly query: Q
  readonly body: B
  readonly returns: R
  /** A valid body, shown on the API page and used by the derived access tests. */
  readonly example?: unknown
  readonly scheme?: SignatureScheme
}

/** How a partner proves that it sent a webhook; `secret` names an entry of the secrets port. */
export type SignatureScheme = { readonly kind: 'stripe' | 'easypost' | 'standard-webhooks'; readonly secret: string }

export type EventSpec<S extends z.ZodType = z.ZodType> = { readonly schemaVersion: number; readonly data: S; readonly summary: string }

const Nothing = z.strictObject({})
const None = z.undefined()

// `Q` is `typeof Nothing` exactly when no query was given: the overloads above make the two agree.
const orNothing = <Q extends z.ZodType>(schema: Q | undefined): Q => {
  // oxlint-disable-next-line typescript/consistent-type-assertions
  return schema ?? (Nothing as unknown as Q)
}

export const query = <P extends Path, R extends z.ZodType, Q extends z.ZodType = typeof Nothing>(
  path: P,
  spec: { summary: string; roles: readonly Role[]; query?: Q; returns: R },
): Route<'query', P, Q, typeof None, R> => ({
  kind: 'query', method: 'GET', path, body: None, query: orNothing(spec.query), summary: spec.summary, roles: spec.roles, returns: spec.returns,
})

type Change<B extends z.ZodType, R extends z.ZodType> = {
  summary: string
  roles: readonly Role[]
  body: B
  returns: R
  example: z.input<B>
  method?: 'POST' | 'PUT' | 'PATCH' | 'DELETE'
}

export const creation = <P extends Path, B extends z.ZodType, R extends z.ZodType>(path: P, spec: Change<B, R>): Route<'creation', P, typeof Nothing, B, R> => ({
  kind: 'creation', path, query: Nothing, ...spec, method: spec.method ?? 'POST',
})

export const command = <P extends Path, B extends z.ZodType, R extends z.ZodType>(path: P, spec: Change<B, R>): Route<'command', P, typeof Nothing, B, R> => ({
  kind: 'command', path, query: Nothing, ...spec, method: spec.method ?? 'POST',
})

/** The body is parsed loosely: partners add fields, and an event we do not know is acknowledged and ignored. */
export const webhook = <P extends Path, B extends z.ZodType>(
  path: P,
  spec: { summary: string; scheme: SignatureScheme; body: B; example: z.input<B> },
): Route<'webhook', P, typeof Nothing, B, typeof Acknowledged> => ({
  kind: 'webhook', method: 'POST', path, roles: [], query: Nothing, returns: Acknowledged, ...spec,
})

export const Acknowledged = z.strictObject({ received: z.literal(true), outcome: z.enum(['applied', 'ignored']) })

export const event = <S extends z.ZodType>(schemaVersion: number, summary: string, data: S): EventSpec<S> => ({ schemaVersion, summary, data })

/** A thing and the version its `ETag` carries; send it back as `If-Match`. */
export const versioned = <S extends z.ZodType>(schema: S) => z.intersection(schema, Version)
// Made once, not for each of some two hundred routes: every cold start pays for every schema (docs/adr/0018).
const Version = z.object({ version: z.int().min(1) })
const Next = z.string().optional()

/** One page of a list; `next` is a sealed marker to send as `?after=`. */
export const page = <S extends z.ZodType>(schema: S) => z.object({ items: z.array(schema), next: Next })
export const Paging = z.strictObject({ limit: z.coerce.number().int().min(1).max(100).default(25), after: z.string().max(2000).optional() })
/** A list that is also searched: with `text`, what is called so, whatever its status. */
export const Searching = Paging.extend({ text: SearchText.optional() })

/** Every service shows its part of an order's history; together the six make the timeline from drawing to support. */
export const timelineRoute = query('/orders/{orderId}/timeline', {
  summary: "This service's part of an order's history: who did what when, oldest first unless told",
  roles: everyone,
  query: Paging.extend({ order: z.enum(['oldest-first', 'newest-first']).default('oldest-first') }),
  returns: page(Envelope),
})

/** Every service that partners post to shows what came, why it was refused, and runs it again once the cause is mended (docs/adr/0021). Only such a service pays for the schemas. */
export const deliveryRoutes = () => routes({
  listWebhookDeliveries: query('/webhook-deliveries', {
    summary: 'What partners have sent in the last 30 days, newest first: refused deliveries unless told', roles: ['manager'], query: Paging.extend({ status: DeliveryStatus.default('Refused') }), returns: page(versioned(WebhookDelivery)),
  }),
  readWebhookDelivery: query('/webhook-deliveries/{deliveryId}', { summary: 'One delivery with its body and its replays', roles: ['manager'], returns: versioned(WholeDelivery) }),
  replayWebhookDelivery: command('/webhook-deliveries/{deliveryId}/replays', {
    summary: 'Run a kept delivery again; what has been applied before is not applied twice', roles: ['manager'], body: Nothing, returns: versioned(WholeDelivery), example: {},
  }),
})

/** Keeps the literal types of a part of a contract. */
const routes = <const R extends Contract['routes']>(spec: R): R => spec

/** Keeps literal types while checking the shape. */
export const contract = <const C extends Contract>(spec: C): C => spec

export type PathNames<P extends string> = P extends `${string}{${infer Name}}${infer Rest}` ? Name | PathNames<Rest> : never
export type Params<P extends string> = { readonly [N in PathNames<P>]: string }
export type RouteName<C extends Contract> = keyof C['routes'] & string
export type EventName<C extends Contract> = keyof C['events'] & string
export type EventData<C extends Contract, E extends EventName<C>> = z.output<C['events'][E]['data']>

/** The union of a contract's events as decisions yield them: `{ type: 'PlanApproved', data: … } | …`. */
export type PublishedEvent<C extends Contract> = { [E in EventName<C>]: { readonly type: E; readonly data: EventData<C, E> } }[EventName<C>]
