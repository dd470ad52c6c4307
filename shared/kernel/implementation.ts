import type * as z from 'zod'
import type { Locale } from '#shared/vocabulary/locale.ts'
import type { Contract, Params, Route, RouteName } from './contract.ts'
import type { Cause } from './cause.ts'
import type { Reply } from './change.ts'
import type { Envelope, Heard } from './envelope.ts'
import type { Ports } from './ports.ts'
import type { Refusal, Result } from './result.ts'
import type { Consumed, IntentName, Manifest } from './service.ts'

/** A request whose every part has been parsed by its route's schemas, once. */
export type Call<R extends Route> = {
  readonly cause: Cause
  readonly locale: Locale
  /** The caller's network address, as the gateway saw it. */
  readonly sourceIp: string
  readonly params: Params<R['path']>
  readonly query: z.output<R['query']>
  readonly body: z.output<R['body']>
}

export type Handler<C extends Contract, N extends RouteName<C>> = (call: Call<C['routes'][N]>, ports: Ports) => Promise<Result<Reply<z.input<C['routes'][N]['returns']>>, Refusal>>

/** An event as a reaction gets it. */
export type Hearing<T extends string, Data> = { readonly cause: Cause; readonly event: Heard<T, Data> }

/**
 * A reaction commits its effect with the event's receipt, or refuses. A refusal is never swallowed: the queue delivers again
 * later (something it needs may not have arrived yet) and parks the message in the dead-letter queue when it keeps failing.
 */
export type Reaction<C extends Contract, T extends keyof C['events'] & string> = (hearing: Hearing<T, z.output<C['events'][T]['data']>>, ports: Ports) => Promise<Result<unknown, Refusal>>

/** What a worker does with any of the published events it hears. */
export type Listener<Tools = unknown> = (hearing: { readonly cause: Cause; readonly event: Envelope }, ports: Ports & Tools) => Promise<Result<unknown, Refusal>>

/** A reaction of a worker function to its own service's intent, with the heavy tools only workers carry. */
export type Worker<M extends Manifest, I extends IntentName<M>, Tools = unknown> = (
  hearing: Hearing<I, z.output<M['intents'][I]['data']>>,
  ports: Ports & Tools,
) => Promise<Result<unknown, Refusal>>

/** Message texts by key; `{name}` is filled from the refusal's params. */
export type Catalogue = { readonly [key: string]: string | Catalogue }
export type Catalogues = { readonly [L in Locale]: Catalogue }

/** The exhaustive map from a manifest to its use cases: a missing one is a compile error. */
export type Implementation<M extends Manifest> = {
  readonly routes: { readonly [N in RouteName<M['contract']>]: Handler<M['contract'], N> }
  readonly reactions: { readonly [S in Consumed<M> as S['type']]: (hearing: Hearing<S['type'], z.output<S['spec']['data']>>, ports: Ports) => Promise<Result<unknown, Refusal>> }
  readonly messages: Catalogues
}

/** `implement(manifest, { routes, reactions, messages })` checks exhaustiveness and forgets the literal types for the edges. */
export const implement = <M extends Manifest>(manifest: M, implementation: Implementation<M>): Service => ({ manifest, ...erased(implementation) })

/** A service as the edges run it, whatever its routes. Inputs are parsed by the very schemas the handlers were typed with. */
export type Service = { readonly manifest: Manifest; readonly routes: AnyRoutes; readonly reactions: AnyReactions; readonly messages: Catalogues }
export type AnyHandler = (call: Call<Route>, ports: Ports) => Promise<Result<Reply<unknown>, Refusal>>
export type AnyReaction = (hearing: { readonly cause: Cause; readonly event: Envelope }, ports: Ports) => Promise<Result<unknown, Refusal>>
type AnyRoutes = { readonly [name: string]: AnyHandler }
type AnyReactions = { readonly [type: string]: AnyReaction }

const erased = <M extends Manifest>(implementation: Implementation<M>): Omit<Service, 'manifest'> =>
  // Handlers are functions of exactly what their schema yields; the edges parse with that schema before they call. TypeScript cannot
  // relate a mapped type over a generic manifest to its erased form, so this one place says so.
  // oxlint-disable-next-line typescript/consistent-type-assertions
  implementation as unknown as Omit<Service, 'manifest'>

/** A service's workers, apart from its handlers so that their weight stays out of the other functions' bundles. */
export type Workers<M extends Manifest, Tools> = {
  readonly [W in keyof M['workers'] & string]: M['workers'][W] extends { readonly on: infer I extends IntentName<M> } ? Worker<M, I, Tools> : M['workers'][W] extends { readonly hears: unknown } ? Listener<Tools> : never
}
export type WorkerSet<Tools> = { readonly [worker: string]: Listener<Tools> }

/** `implementWorkers<typeof manifest, Tools>(manifest, { measureDocument })` checks that every worker of the manifest is there and takes what it hears. */
export const implementWorkers = <M extends Manifest, Tools>(_manifest: M, workers: Workers<M, Tools>): WorkerSet<Tools> =>
  // The same erasure as `erased`: the inbox parses with the intent's schema before it calls.
  // oxlint-disable-next-line typescript/consistent-type-assertions
  workers as unknown as WorkerSet<Tools>
