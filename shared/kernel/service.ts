import type { Contract, EventSpec } from './contract.ts'
import type { PersonalData } from './personal.ts'

/**
 * A service as plain data, read by three interpreters: CDK, the Lambda runtime and the one-machine runtime.
 * Adding a route or an event changes the contract; adding a subscription changes this; `infra/` never.
 */
export type Manifest = {
  readonly contract: Contract
  readonly consumes: readonly Subscription[]
  /** Work for this service's own worker functions: published like events, heard by nobody else. */
  readonly intents: { readonly [type: string]: EventSpec }
  /** Functions with a bundle of their own (geometry, documents, mail), each with the tools that only it carries. */
  readonly workers: { readonly [name: string]: WorkerSpec }
  /** `numbers`: the functions that give new things a readable number. Only `http` reads by an index. */
  readonly storage: { readonly indexes: readonly string[]; readonly numbers: readonly string[]; readonly files: FileUse }
  /** Names in the secrets port. */
  readonly secrets: readonly string[]
  /** Whether its requests read and change who may sign in (`Ports.directory`). */
  readonly directory?: true
  /** Where personal data of customers' people is, and how long it is kept. */
  readonly personal: PersonalData
}

export type Subscription<T extends string = string, S extends EventSpec = EventSpec> = {
  readonly source: string
  readonly type: T
  readonly spec: S
}

/**
 * What a worker does: the work of one intent (`on`), or what somebody's published events mean for it (`hears`), at a queue of its own, so that its trouble holds
 * up nothing else. `tools` name what lies beside its bundle; `mails`: it sends e-mail, and only such a worker may; `lists`: the indexes it
 * reads by.
 */
export type WorkerSpec = ({ readonly on: string } | { readonly hears: readonly Subscription[] }) & { readonly memoryMb: number; readonly timeoutSeconds: number; readonly tools?: Tools; readonly mails?: true; readonly lists?: readonly string[] }
export type Tools = 'documents' | 'geometry'

/**
 * What each function does with the service's files (links count as what they allow); one that is not named here may do nothing with
 * them, and a service that names none keeps none. `find` asks for a file that may not be there.
 */
export type FileUse = { readonly [name: string]: readonly ('find' | 'read' | 'write')[] }

export const keepsFiles = ({ storage }: Manifest): boolean => Object.keys(storage.files).length > 0

type Publishes<E> = { readonly service: string; readonly events: E }

/** Subscribes to events of another service: `...hear(quotingEvents, 'PlanApproved')`. The consumer owns its subscription. */
export const hear = <E extends Contract['events'], T extends keyof E & string>(from: Publishes<E>, ...types: readonly T[]): readonly { [N in T]: Subscription<N, E[N]> }[T][] =>
  types.map((type) => subscription(from, type))

const subscription = <E extends Contract['events'], T extends keyof E & string>(from: Publishes<E>, type: T): Subscription<T, E[T]> => ({
  source: sourceOf(from.service), type, spec: from.events[type],
})

export const manifest = <const M extends Manifest>(spec: M): M => spec

/** EventBridge `source` of a service. */
export const sourceOf = (service: string): string => `throughline.${service}`

/** Names of what a service puts on the bus: its public events and its own intents. Everything else stays in the history. */
export const publishedBy = (service: Manifest): ReadonlyMap<string, EventSpec> =>
  new Map([...Object.entries(service.contract.events), ...Object.entries(service.intents)])

/** Everything of its own or others' public events that a service hears, its workers' included. */
export const subscriptionsOf = ({ consumes, workers }: Manifest): readonly Subscription[] => [...consumes, ...Object.values(workers).flatMap((worker) => ('hears' in worker ? worker.hears : []))]

export type Consumed<M extends Manifest> = M['consumes'][number]
export type IntentName<M extends Manifest> = keyof M['intents'] & string
