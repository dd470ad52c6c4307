import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda'
import type { Rule, SqliteBus } from '#shared/adapters/local/bus.ts'
import type { Bus, Clock, Files, Item, Secrets, Store, UploadLink } from '#shared/kernel/ports.ts'
import type { Manifest } from '#shared/kernel/service.ts'

/** One service's table, its files, and the changes of the table that have not been relayed yet. */
export type Place = {
  readonly store: Store
  readonly files: Files
  /** The next records of the stream, or undefined when there are none. `passed` says how far the relay came. */
  readonly records: () => Promise<{ readonly event: DynamoDBStreamEvent; readonly passed: (response: DynamoDBBatchResponse) => void } | undefined>
  /** A way to store what is only to lie there; where a store is a file. */
  readonly filler?: () => Filler
}

export type Filler = { readonly put: (items: readonly Item[]) => void; readonly close: () => void }

/** What a rig stands on: one of the two worlds that the adapters are for. */
export type Backend = {
  readonly name: string
  readonly place: (manifest: Manifest) => Promise<Place>
  readonly bus: Bus
  /** The queues behind the bus; on AWS they are SQS, which no code of ours asks: Lambda does. */
  readonly queues: SqliteBus
  readonly secrets: Secrets
  readonly upload: (files: Files, link: UploadLink, bytes: Uint8Array) => Promise<void>
  readonly close: () => Promise<void>
}

/** Deliveries before a message is parked. */
export const maxReceives = 60

/** Opens a world with these rules from bus to queues. */
export type Open = (rules: readonly Rule[], clock: Clock) => Promise<Backend>

export const secretOf = (name: string): string => `a bench's ${name}`
