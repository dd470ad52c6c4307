import * as z from 'zod'
import { ExportClass } from '#shared/vocabulary/export-class.ts'
import { Instant } from '#shared/vocabulary/time.ts'
import { ActorRef } from './actor.ts'
import { json } from './json.ts'

/**
 * What every event carries in EventBridge's `detail`. `id` derives from service, aggregate, version and position (two services may keep a thing under one id), so publishing it
 * again is the same event; `aggregateVersion` lets a consumer ignore what is older than it knows.
 */
export const Envelope = z.object({
  id: z.string(),
  type: z.string(),
  schemaVersion: z.int().min(1),
  orderId: z.string(),
  aggregateId: z.string(),
  aggregateVersion: z.int().min(1),
  occurredAt: Instant,
  /** The most restricted of what the event was derived from; whatever a consumer derives from it is no less so. */
  exportClass: ExportClass,
  actor: ActorRef,
  causationId: z.string(),
  correlationId: z.string(),
  traceparent: z.string().optional(),
  data: z.json(),
})
export type Envelope = z.infer<typeof Envelope>
/** The same where it is read again, by whom nobody asks what JSON is. */
export const KnownEnvelope = Envelope.extend({ data: json })

/** An envelope whose data has been parsed by the consumer's copy of the producer's schema. */
export type Heard<T extends string, Data> = Omit<Envelope, 'type' | 'data'> & { readonly type: T; readonly data: Data }
