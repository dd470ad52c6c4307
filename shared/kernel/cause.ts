import type { EventSpec } from './contract.ts'
import type { Actor } from './actor.ts'
import type { Inputs } from './export-control.ts'
import type { Json } from './ports.ts'

/** Why something happens: who asked, in which chain of causes, and the receipt that makes asking twice harmless. */
export type Cause = {
  readonly publisher: Publisher
  readonly actor: Actor
  readonly correlationId: string
  /** The request or the event that led here. */
  readonly causationId: string
  readonly traceparent?: string
  readonly receipt: ReceiptKey
  /** What has been read on this account: nothing that is written on it is less restricted. */
  readonly inputs: Inputs
  /** What a repeat of this is answered, when that is not the reply itself: a partner only ever hears that it was taken. */
  readonly repeatedAnswer?: Answer
  /** From If-Match: the version the caller has seen. */
  readonly expectedVersion?: number
}

/** Which service commits, and what of its history goes on the bus. */
export type Publisher = { readonly service: string; readonly published: ReadonlyMap<string, EventSpec> }

/** `fingerprint` tells a repeated request from another one under the same key. */
export type ReceiptKey = { readonly key: string; readonly fingerprint: string }

/** What was answered the first time; a repeated request gets exactly this again. */
export type Answer = { readonly body: Json; readonly version?: number }
