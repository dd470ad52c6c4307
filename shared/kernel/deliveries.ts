import * as z from 'zod'
import { exportClasses, mostRestricted, type ExportClass } from '#shared/vocabulary/export-class.ts'
import { Sha256 } from '#shared/vocabulary/ids.ts'
import { prefixes } from '#shared/vocabulary/prefixes.ts'
import { Instant } from '#shared/vocabulary/time.ts'
import { ActorRef } from './actor.ts'
import type { ReceiptKey } from './cause.ts'
import { DeliveryStatus } from './delivery-view.ts'
import type { Inputs } from './export-control.ts'
import { sha256 } from './hash.ts'
import { jsonOf } from './json-body.ts'
import { classOf, Unavailable, type Item, type Ports, type Store, type Write } from './ports.ts'
import type { FieldError } from './problem.ts'
import type { Refusal, Result } from './result.ts'

/*
 * The log of what partners sent to webhooks (docs/adr/0021). It is written beside the webhook's own commit, never within it, and the
 * partner's answer does not hang on it.
 */

const Refused = z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])).optional(), field: z.string().optional(), errors: z.array(z.object({ pointer: z.string(), detail: z.string() })).optional() })
const Stored = z.object({
  deliveryId: z.string(), hook: z.string(), eventId: z.string().optional(), status: DeliveryStatus, signature: z.enum(['right', 'wrong']), firstAt: Instant, lastAt: Instant, attempts: z.int(),
  bytes: z.int(), sha256: Sha256, refused: Refused.optional(), body: z.string().optional(),
  replays: z.array(z.object({ at: Instant, by: ActorRef, outcome: z.enum(['Accepted', 'Refused']), refused: Refused.optional() })),
})
export type StoredDelivery = z.infer<typeof Stored>
export type LoadedDelivery = { readonly state: StoredDelivery; readonly version: number; readonly exportClass: ExportClass }
export type RefusedDelivery = Refusal & { readonly errors?: readonly FieldError[] }

/** What came in: `proven` by its signature or not; `webhookId` is the id of the Standard Webhooks header. `inputs`: what its use case has read, so that the note is as restricted as the order that it is about. */
export type Arrived = { readonly hook: string; readonly proven: boolean; readonly body: string; readonly inputs: Inputs; readonly webhookId: string | undefined }

export const byStatus = 'byStatus'
export const deliveryPartition = (status: DeliveryStatus): string => `${prefixes.delivery}#${status}`

/** Longer than any partner repeats a webhook by itself (Stripe: three days); personal data in a body lives no longer here. */
const daysKept = 30
/** Of a body; partners' events have a few thousand bytes. */
const largestKept = 65_536
const replaysKept = 20

/** A partner's event applies once, whatever its bytes and however it comes: by post or by replay. */
export const webhookReceipt = (hook: string, eventId: string): ReceiptKey => ({ key: `webhook#${hook}#${eventId}`, fingerprint: eventId })

/** Runs a webhook's use case and notes what came of it, also when it throws. */
export const recorded = async <T>(ports: Ports, arrived: Arrived, run: () => Promise<Result<T, RefusedDelivery>>): Promise<Result<T, RefusedDelivery>> => {
  try {
    const answer = await run()
    await note(ports, arrived, answer.ok ? undefined : answer.error)
    return answer
  } catch (error) {
    // What it would have read, nobody knows; until somebody does, it is for those who may see all.
    arrived.inputs.add(unknown)
    await note(ports, arrived, thrown(error))
    throw error
  }
}

const unknown: ExportClass = mostRestricted(exportClasses)

/** As the edge will answer it. */
export const thrown = (error: unknown): Refusal => ({ code: error instanceof Unavailable ? 'unavailable' : 'defect' })

const note = async (ports: Ports, arrived: Arrived, refused: RefusedDelivery | undefined): Promise<void> => {
  try {
    const now = ports.clock.now()
    const eventId = arrived.proven ? eventIdOf(arrived) : undefined
    const hash = sha256(arrived.body)
    const deliveryId = deliveryIdOf(`${arrived.hook} ${arrived.proven ? `event ${eventId ?? hash}` : `unproven ${now.slice(0, hour)}`}`)
    const before = await loadDelivery(ports.store, deliveryId)
    if (!arrived.proven && before?.state.lastAt.slice(0, minute) === now.slice(0, minute)) return
    const bytes = Buffer.byteLength(arrived.body)
    const keeps = arrived.proven && bytes <= largestKept
    await ports.store.transact([deliveryWrite(before?.version ?? 0, {
      deliveryId, hook: arrived.hook, status: arrived.proven ? (refused ? 'Refused' : 'Accepted') : 'Unproven', signature: arrived.proven ? 'right' : 'wrong',
      firstAt: before?.state.firstAt ?? now, lastAt: now, attempts: (before?.state.attempts ?? 0) + 1, bytes, sha256: hash, replays: before?.state.replays ?? [],
      ...(eventId !== undefined && { eventId }), ...(keeps && { body: arrived.body }), ...(refused && { refused: plain(refused) }),
    }, mostRestricted([before?.exportClass ?? 'public', arrived.inputs.mostRestricted()]))])
  } catch (error) {
    ports.log.warn('webhook delivery not noted', { hook: arrived.hook, error: error instanceof Error ? error.name : 'unknown' })
  }
}
/** Characters of an instant up to the hour and the minute. */
const [hour, minute] = [13, 16]

const EventId = z.looseObject({ id: z.string().min(1).max(300) })
const eventIdOf = ({ webhookId, body }: Arrived): string | undefined => {
  if (webhookId !== undefined) return webhookId.slice(0, 300)
  const json = jsonOf(body)
  return json.ok ? EventId.safeParse(json.value).data?.id : undefined
}

/** The same event has the same id each time it comes; hexadecimal digits are digits of a ULID too. */
const deliveryIdOf = (what: string): string => `${prefixes.delivery}_${sha256(what).slice(0, 26).toUpperCase()}`

export const plain = ({ code, params, field, errors }: RefusedDelivery): z.infer<typeof Refused> =>
  ({ code, ...(params && { params: { ...params } }), ...(field !== undefined && { field }), ...(errors && { errors: [...errors] }) })

export const loadDelivery = async (store: Store, deliveryId: string): Promise<LoadedDelivery | undefined> => {
  const item = await store.get(keyOf(deliveryId))
  return item && readDelivery(item)
}

export const readDelivery = (item: Item): LoadedDelivery => ({ ...Noted.parse(item), exportClass: classOf(item) })
const Noted = z.object({ version: z.int(), state: Stored })

/** `version` is what the writer saw, 0 for none; whoever comes second writes nothing. */
export const deliveryWrite = (version: number, state: StoredDelivery, exportClass: ExportClass): Write => ({
  kind: 'put',
  when: version === 0 ? 'absent' : { version },
  item: {
    ...keyOf(state.deliveryId), version: version + 1, exportClass, ttl: Math.floor(Date.parse(state.lastAt) / 1000) + daysKept * 86_400,
    state: z.json().parse({ ...state, replays: state.replays.slice(-replaysKept) }), [byStatus]: deliveryPartition(state.status), [`${byStatus}Sort`]: `${state.lastAt}#${state.deliveryId}`,
  },
})

const keyOf = (deliveryId: string) => ({ pk: `${prefixes.delivery}#${deliveryId}`, sk: 'state' })
