import type { Result } from './result.ts'
import type { Claims } from './actor.ts'
import type { ClientDirectory, Directory } from './directory.ts'
import type { Envelope } from './envelope.ts'
import { ExportClass } from '#shared/vocabulary/export-class.ts'
import type { Instant } from '#shared/vocabulary/time.ts'

/** JSON as stored and sent. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json | undefined }

/**
 * One item of a service's single table. `pk` + `sk` identify it; an index `byOrder` reads the attributes `byOrder`
 * (partition) and `byOrderSort` (order within it); `ttl` is epoch seconds after which the item may vanish.
 */
export type Item = { readonly pk: string; readonly sk: string; readonly ttl?: number; readonly [attribute: string]: Json | undefined }
export type Key = { readonly pk: string; readonly sk: string }

/** Export class of an item; what carries none (a receipt, a counter, shop equipment) says nothing about anybody's part. */
export const classOf = (item: Item): ExportClass => ExportClass.parse(item['exportClass'] ?? 'public')

/** A write and what must hold for it: the item does not exist yet, or carries this `version`, or nothing. */
export type Write =
  | { readonly kind: 'put'; readonly item: Item; readonly when: 'absent' | 'always' | { readonly version: number } }
  | { readonly kind: 'remove'; readonly key: Key }

/** Index of each write whose condition did not hold; nothing was written. */
export type WriteConflict = { readonly failed: readonly number[] }

export type Query = {
  readonly index?: string
  readonly partition: string
  /** Sort keys that begin with this text. */
  readonly begins?: string
  /** Sort keys from (inclusive) … to (inclusive). */
  readonly between?: readonly [string, string]
  readonly limit: number
  readonly descending?: boolean
  readonly after?: Position
}
/** Where a page ended; opaque to callers, JSON to the cursor. */
export type Position = { readonly [attribute: string]: string }
export type Page<T> = { readonly items: readonly T[]; readonly next?: Position }

/**
 * A service's table. Reads by key are strongly consistent; reads by index may lag on AWS. At most 100 writes in a
 * transaction. Throws `Unavailable` when throttled or out of reach, never a vendor's error type.
 */
export type Store = {
  readonly get: (key: Key) => Promise<Item | undefined>
  readonly query: (query: Query) => Promise<Page<Item>>
  readonly transact: (writes: readonly Write[]) => Promise<Result<void, WriteConflict>>
  /** Adds one to a counter and returns it; 1 the first time. Atomic; a number handed out is never handed out again. */
  readonly increment: (counter: string) => Promise<number>
}

/** The transient failure of a port: the same call may succeed later. */
export class Unavailable extends Error {
  override readonly name = 'Unavailable'
}

export type Published = { readonly source: string; readonly envelope: Envelope }

/** The event bus. Entries can fail one by one: `failed` holds the indexes to send again. At most 10 entries in a call. */
export type Bus = { readonly publish: (entries: readonly Published[]) => Promise<{ readonly failed: readonly number[] }> }

export type UploadLink = { readonly url: string; readonly method: 'PUT'; readonly headers: { readonly [name: string]: string }; readonly expiresAt: Instant }
export type DownloadLink = { readonly url: string; readonly expiresAt: Instant }

/** `owner`: the customer whose file it is (1 to 80 letters, digits, `_`, `-`). `sha256`: 64 hex digits. Any other key throws. */
export type FileKey = { readonly owner: string; readonly sha256: string }

/**
 * Files by owner and content. A link lets exactly those bytes up, no others; writing the same bytes twice for one owner is one
 * file, the same bytes of two owners are two: knowing a hash gives nobody another owner's file.
 */
export type Files = {
  readonly uploadLink: (file: FileKey & { readonly bytes: number; readonly contentType: string }) => Promise<UploadLink>
  readonly downloadLink: (key: FileKey, name: string) => Promise<DownloadLink>
  readonly size: (key: FileKey) => Promise<number | undefined>
  readonly read: (key: FileKey) => Promise<Uint8Array | undefined>
  /** Stores bytes for an owner and returns their SHA-256. */
  readonly write: (owner: string, bytes: Uint8Array, contentType: string) => Promise<string>
}

/** Throws when the secret is not set: a deployment fault, not a user's. */
export type Secrets = { readonly get: (name: string) => Promise<string> }

export type Clock = { readonly now: () => Instant }

/** `next('lot')` → `lot_01JD…`; monotonic within a process. */
export type Ids = { readonly next: (prefix: string) => string }

/** Turns a bearer token into claims, or undefined when it is not ours, expired or altered. */
export type Identity = { readonly verify: (token: string) => Promise<Claims | undefined> }

export type Log = {
  readonly info: (message: string, fields?: LogFields) => void
  readonly warn: (message: string, fields?: LogFields) => void
  readonly error: (message: string, fields?: LogFields) => void
  /** A log that adds these fields to every line. */
  readonly with: (fields: LogFields) => Log
}
/** Ids, counts and codes: never bodies, never personal data. */
export type LogFields = { readonly [name: string]: string | number | boolean | undefined }

/** All that a service sees of the world. */
export type Ports = {
  readonly store: Store
  readonly files: Files
  readonly secrets: Secrets
  readonly clock: Clock
  readonly ids: Ids
  readonly log: Log
  /** Where this installation has one that can be changed from within. */
  readonly directory?: Directory
  readonly clients?: ClientDirectory
}
