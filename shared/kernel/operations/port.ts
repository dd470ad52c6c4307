import * as z from 'zod'
import { Envelope } from '../envelope.ts'
import type { Bus, Clock, FileKey, Item, Published, Store } from '../ports.ts'
import type { Instant } from '#shared/vocabulary/time.ts'

/** One order's part of a history, or what was committed from (inclusive) … to (exclusive), or both. At least one bound is given. */
export type Span = { readonly orderId?: string; readonly from?: Instant; readonly to?: Instant }

/** A message that was given up. `id` is the queue's own name for it. */
export type DeadLetter = { readonly id: string; readonly queue: string; readonly body: string; readonly receives: number; readonly sentAt: Instant }

/** What waits in a queue or is being worked on. `events`: their ids, where looking at them does not take them from the service. */
export type Backlog = { readonly count: number; readonly events?: readonly string[] }

/**
 * What an operator sees of one installation, on AWS or on one machine; the commands are written once over it. No service has it: it reaches
 * across all of them. Queues are named as manifests name them.
 */
export type Operations = {
  readonly store: (service: string) => Store
  readonly bus: Bus
  readonly clock: Clock
  /** History items of a service, oldest first within an order; across orders in any order. */
  readonly history: (service: string, span: Span) => AsyncIterable<Item>
  /** Of these entries, the ids of those that may not have left the service yet although nothing is wrong. */
  readonly underWay: (service: string, entries: readonly Envelope[]) => Promise<ReadonlySet<string>>
  readonly backlog: (queue: string) => Promise<Backlog>
  /** Where dead letters of a service may lie: its queues, and on AWS what the bus could not deliver to them. */
  readonly deadLetterQueues: (service: string) => readonly string[]
  /** Looks without taking. */
  readonly deadLetters: (queue: string) => Promise<readonly DeadLetter[]>
  /**
   * Sends each dead letter to the queues that `targets` names and then deletes it; those with none stay. Returns what was sent. Interrupted in
   * between, a letter is both sent and still there: sending it again is harmless, for the receipt is checked.
   */
  readonly redrive: (queue: string, targets: (letter: DeadLetter) => readonly string[]) => Promise<readonly DeadLetter[]>
  /** Hands events to one queue, as the bus would. */
  readonly send: (queue: string, entries: readonly Published[]) => Promise<void>
  /** Nothing happens when it is not there. */
  readonly removeFile: (service: string, key: FileKey) => Promise<void>
  /** After an erasure: removes what the storage itself still keeps of old values, as far as it can. */
  readonly settle: () => Promise<void>
  readonly close: () => Promise<void>
}

/** An event as a queue delivers it. */
const Body = z.object({ source: z.string(), detail: Envelope })

/** What a dead letter says, or undefined when it is no event of ours. */
export const eventIn = (body: string): Published | undefined => {
  try {
    const { source, detail } = Body.parse(JSON.parse(body))
    return { source, envelope: detail }
  } catch {
    return undefined
  }
}
