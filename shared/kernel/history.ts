import * as z from 'zod'
import { actorRef, sees, type Actor } from './actor.ts'
import type { Cause } from './cause.ts'
import { KnownEnvelope, type Envelope } from './envelope.ts'
import { mayHandle } from './export-control.ts'
import { classOf, type Item, type Page, type Position, type Store } from './ports.ts'
import type { Classified } from './repository.ts'
import type { Instant } from '#shared/vocabulary/time.ts'

/** Index of the history by order: a service's part of the timeline. */
export const byOrder = 'historyByOrder'

/** What happened, to what, and of whose order. */
export type Told = Pick<Classified, 'aggregateId' | 'version' | 'orderId' | 'customerId' | 'exportClass' | 'events'>

/**
 * One append-only entry per event: the audit trail *and* the outbox. The envelope is stored as the text that will be published,
 * so that relay, replay and audit show the same bytes. Only entries marked `publish` leave the service.
 */
export const historyItems = (staged: Told, cause: Cause, now: Instant): Item[] =>
  staged.events.map((event, position) => {
    const published = cause.publisher.published.get(event.type)
    const place = `${String(staged.version).padStart(10, '0')}#${String(position).padStart(2, '0')}`
    const entry = envelopeOf(staged, cause, now, position, published?.schemaVersion ?? 1, published ? published.data.parse(event.data) : event.data)
    return {
      pk: `history#${staged.aggregateId}`,
      sk: place,
      envelope: JSON.stringify(entry),
      publish: published !== undefined,
      customerId: staged.customerId,
      exportClass: staged.exportClass,
      [byOrder]: staged.orderId,
      // Within one millisecond, the versions of a thing still come in their order.
      [`${byOrder}Sort`]: `${now}#${staged.aggregateId}#${place}`,
    }
  })

const envelopeOf = (staged: Told, cause: Cause, now: Instant, position: number, schemaVersion: number, data: unknown): Envelope => {
  const event = staged.events[position]
  if (!event) throw new Error('no event at this position')
  return KnownEnvelope.parse({
    id: `${cause.publisher.service}.${staged.aggregateId}.${staged.version}.${position}`,
    type: event.type,
    schemaVersion,
    orderId: staged.orderId,
    aggregateId: staged.aggregateId,
    aggregateVersion: staged.version,
    occurredAt: now,
    exportClass: staged.exportClass,
    actor: actorRef(cause.actor),
    causationId: cause.causationId,
    correlationId: cause.correlationId,
    traceparent: cause.traceparent,
    data: JSON.parse(JSON.stringify(data)),
  })
}

const Entry = z.object({ envelope: z.string(), customerId: z.string() })

/** `withheld`: entries of this page that the actor may see but is not cleared to read. */
export type History = Page<Envelope> & { readonly withheld: number }

/** What happened to an order in this service, oldest first unless `descending`; another customer's order has no history. */
export const readHistory = async (store: Store, orderId: string, actor: Actor, paging: { limit: number; after?: Position; descending?: boolean }): Promise<History> => {
  const found = await store.query({ index: byOrder, partition: orderId, ...paging })
  const own = found.items.map((item) => ({ ...Entry.parse(item), exportClass: classOf(item) })).filter(({ customerId }) => sees(actor, customerId))
  const open = own.filter(({ exportClass }) => mayHandle(actor, exportClass))
  const hidden = own.length < found.items.length
  return { items: open.map(({ envelope }) => KnownEnvelope.parse(JSON.parse(envelope))), withheld: own.length - open.length, ...(found.next && !hidden && { next: found.next }) }
}
