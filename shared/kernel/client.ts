import type * as z from 'zod'
import type { Contract, Params, Route, RouteName } from './contract.ts'
import type { Problem } from './problem.ts'

/** How a request travels; the portal, the demo and the tests each bring their own. */
export type Transport = (request: Outgoing) => Promise<Incoming>
export type Outgoing = { readonly method: string; readonly path: string; readonly headers: { readonly [name: string]: string }; readonly body?: string }
export type Incoming = { readonly status: number; readonly headers: { readonly [name: string]: string }; readonly body: unknown }

/** What each kind of route needs besides its schemas; `key` makes repeating safe, `version` is what the caller saw. */
type Keyed = { readonly key?: string }
type Seen = { readonly version: number }
type Part<Name extends string, S extends z.ZodType> = z.input<S> extends undefined ? object : { readonly [N in Name]: z.input<S> }
type QueryPart<R extends Route> = object extends z.input<R['query']> ? { readonly query?: z.input<R['query']> } : { readonly query: z.input<R['query']> }
type ParamsPart<R extends Route> = object extends Params<R['path']> ? { readonly params?: object } : { readonly params: Params<R['path']> }
type Needs<R extends Route> = R['kind'] extends 'query' ? QueryPart<R> : R['kind'] extends 'command' ? Part<'body', R['body']> & Seen & Keyed : Part<'body', R['body']> & Keyed

export type Input<R extends Route> = ParamsPart<R> & Needs<R>
export type Answered<R extends Route> = { readonly ok: true; readonly value: z.output<R['returns']> } | { readonly ok: false; readonly problem: Problem }

/** One method for each route of a contract, typed by its schemas. A problem is a value; only a broken connection throws. */
export type Client<C extends Contract> = { readonly [N in RouteName<C>]: (input: Input<C['routes'][N]>) => Promise<Answered<C['routes'][N]>> }

/** `newKey` makes an idempotency key; keep one across repeats of the same action by passing `key`. */
export const client = <C extends Contract>(contract: C, send: Transport, newKey: () => string): Client<C> => clientOf<C>(contract.routes, send, newKey)

/** As much of a contract as calling its routes takes; `C` says whose they are. For a browser, which does without the schemas. */
export const clientOf = <C extends Contract>(routes: { readonly [name: string]: RouteLine }, send: Transport, newKey: () => string): Client<C> => {
  const methods = Object.entries(routes).map(([name, route]) => [name, (input: Loose) => call(route, input, send, newKey)])
  // Built from the contract's own entries, so it has exactly the contract's methods.
  // oxlint-disable-next-line typescript/consistent-type-assertions
  return Object.fromEntries(methods) as Client<C>
}

type RouteLine = Pick<Route, 'kind' | 'method' | 'path'>
type Loose = { readonly params?: { readonly [name: string]: string }; readonly query?: object; readonly body?: unknown; readonly version?: number; readonly key?: string }

const call = async (route: RouteLine, input: Loose, send: Transport, newKey: () => string) => {
  const changes = route.kind === 'creation' || route.kind === 'command'
  const answer = await send({
    method: route.method,
    path: fill(route.path, input.params ?? {}) + search(input.query ?? {}),
    headers: {
      ...(route.kind !== 'query' && { 'content-type': 'application/json' }),
      ...(changes && { 'idempotency-key': input.key ?? newKey() }),
      ...(input.version !== undefined && { 'if-match': `"${input.version}"` }),
    },
    ...(route.kind !== 'query' && { body: JSON.stringify(input.body ?? {}) }),
  })
  return answer.status < 300 ? { ok: true, value: answer.body } : { ok: false, problem: answer.body }
}

const fill = (path: string, params: { readonly [name: string]: string }): string => path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))

const search = (query: object): string => {
  const entries = Object.entries(query).filter(([, value]) => value !== undefined).map(([name, value]) => [name, String(value)])
  return entries.length === 0 ? '' : `?${new URLSearchParams(Object.fromEntries(entries))}`
}
