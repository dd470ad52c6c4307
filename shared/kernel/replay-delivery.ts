import type * as z from 'zod'
import { mostRestricted, type ExportClass } from '#shared/vocabulary/export-class.ts'
import type { Locale } from '#shared/vocabulary/locale.ts'
import { actorRef, system } from './actor.ts'
import type { Cause } from './cause.ts'
import { notFound, type Reply } from './change.ts'
import type { Contract, deliveryRoutes, SignatureScheme } from './contract.ts'
import { byStatus, deliveryPartition, deliveryWrite, loadDelivery, plain, readDelivery, thrown, webhookReceipt, type LoadedDelivery, type RefusedDelivery, type StoredDelivery } from './deliveries.ts'
import type { WholeDelivery } from './delivery-view.ts'
import type { Catalogues, Handler } from './implementation.ts'
import { jsonOf } from './json-body.ts'
import { paged } from './list.ts'
import type { Ports } from './ports.ts'
import { fieldErrors, problemOf } from './problem.ts'
import { mayHandle } from './export-control.ts'
import { historyItems, type Told } from './history.ts'
import { findReceipt, receiptWrite } from './receipt.ts'
import { fail, ok, refuse, type Refusal, type Result } from './result.ts'

type Deliveries = Omit<Contract, 'routes' | 'events'> & { readonly routes: ReturnType<typeof deliveryRoutes>; readonly events: Record<never, never> }
type View = z.output<typeof WholeDelivery> & { readonly version: number }

type HookCall<B extends z.ZodType> = { readonly cause: Cause; readonly locale: Locale; readonly sourceIp: string; readonly params: object; readonly query: Record<string, never>; readonly body: z.output<B> }
type Call = Pick<HookCall<z.ZodType>, 'cause' | 'locale' | 'sourceIp'>
type Ended = Result<unknown, RefusedDelivery>
/** A webhook that can be run again with the body of a kept delivery. */
export type Hook = { readonly scheme: SignatureScheme | undefined; readonly run: (text: string, call: Call, ports: Ports) => Promise<Ended> }

/** A webhook's route with its handler: what a replay runs is what the first delivery ran. */
export const hookOf = <B extends z.ZodType>(route: { readonly body: B; readonly scheme?: SignatureScheme }, handler: (call: HookCall<B>, ports: Ports) => Promise<Result<Reply<unknown>, Refusal>>): Hook => ({
  scheme: route.scheme,
  run: async (text, call, ports) => {
    const json = jsonOf(text)
    if (!json.ok) return json
    const parsed = route.body.safeParse(json.value)
    if (!parsed.success) return fail({ code: 'invalid-request', errors: fieldErrors(parsed.error.issues, call.locale) })
    return handler({ ...call, params: {}, query: {}, body: parsed.data }, ports)
  },
})

/** The log's routes for a service: `hooks` by the names of their routes, `messages` to say why a delivery was refused. */
export const deliveryHandlers = (hooks: { readonly [name: string]: Hook }, messages: Catalogues) => {
  const list: Handler<Deliveries, 'listWebhookDeliveries'> = async (call, ports) =>
    paged(call, ports, `deliveries ${call.query.status}`, async (paging) => {
      const found = await ports.store.query({ index: byStatus, partition: deliveryPartition(call.query.status), descending: true, ...paging })
      const open = found.items.map(readDelivery).filter(({ exportClass }) => mayHandle(call.cause.actor, exportClass))
      const items = open.map((each) => withoutBody(viewOf(each, messages, call.locale)))
      return { items, ...(found.next && { next: found.next }) }
    })
  const read: Handler<Deliveries, 'readWebhookDelivery'> = async (call, ports) => {
    const found = await open(call, ports)
    return found.ok ? ok(replyOf(found.value, messages, call.locale)) : found
  }
  const replay: Handler<Deliveries, 'replayWebhookDelivery'> = async (call, ports) => {
    const found = await open(call, ports)
    if (!found.ok) return found
    const { state, version, exportClass } = found.value
    const expected = call.cause.expectedVersion
    if (expected !== version) return refuse('stale-version', { expected: expected ?? 0, current: version })
    const hook = hooks[state.hook]
    if (!hook || state.body === undefined) return refuse('delivery-without-body')
    const ended = await again(hook, { ...state, body: state.body }, call, ports)
    const next = after(state, call.cause, ended, ports.clock.now())
    const most = mostRestricted([exportClass, call.cause.inputs.mostRestricted()])
    const reply = replyOf({ state: next, version: version + 1, exportClass: most }, messages, call.locale)
    const audit = historyItems(replayed(next, version + 1, most), call.cause, next.lastAt).map((item) => ({ kind: 'put', when: 'absent', item }) as const)
    const written = await ports.store.transact([receiptWrite(call.cause, ports.clock, { body: JSON.parse(JSON.stringify(reply.body)), version: version + 1 }), deliveryWrite(version, next, most), ...audit])
    return written.ok ? ok(reply) : refuse('stale-version', { expected: version, current: version + 1 })
  }
  return { listWebhookDeliveries: list, readWebhookDelivery: read, replayWebhookDelivery: replay }
}

/** A delivery for whoever may handle the order that it is about. */
const open = async (call: { readonly cause: Cause; readonly params: { readonly deliveryId: string } }, ports: Ports): Promise<Result<LoadedDelivery, Refusal>> => {
  const { deliveryId } = call.params
  const found = await loadDelivery(ports.store, deliveryId)
  if (!found) return notFound('delivery', deliveryId)
  return mayHandle(call.cause.actor, found.exportClass) ? ok(found) : refuse('not-cleared')
}

/** In the partner's name, under the receipt of its event: what has been applied before is not applied again. */
const again = async (hook: Hook, { hook: name, deliveryId, eventId, body }: StoredDelivery & { readonly body: string }, call: Call, ports: Ports): Promise<Ended> => {
  const { expectedVersion: _, ...rest } = call.cause
  const cause: Cause = { ...rest, actor: system(hook.scheme?.kind ?? name), receipt: webhookReceipt(name, eventId ?? deliveryId), repeatedAnswer: { body: { received: true, outcome: 'applied' } } }
  try {
    if (await findReceipt(ports.store, cause.receipt.key)) return ok(undefined)
    return await hook.run(body, { cause, locale: call.locale, sourceIp: call.sourceIp }, ports)
  } catch (error) {
    ports.log.error('replay failed', { hook: name, error: error instanceof Error ? error.message : 'unknown' })
    return fail(thrown(error))
  }
}

/** A replay that is refused once more stays on the list, with the reason of today. */
const after = (state: StoredDelivery, { actor }: Cause, ended: Ended, now: string): StoredDelivery => {
  const { refused: _, ...rest } = state
  const outcome = ended.ok ? 'Accepted' : 'Refused'
  const refused = ended.ok ? {} : { refused: plain(ended.error) }
  return { ...rest, ...refused, status: outcome, lastAt: now, attempts: state.attempts + 1, replays: [...state.replays, { at: now, by: actorRef(actor), outcome, ...refused }] }
}

/** Who replayed what, for longer than the delivery itself is kept: an entry of the audit trail, of no order, without the body, that stays in the service. */
const replayed = (state: StoredDelivery, version: number, exportClass: ExportClass): Told => {
  const { deliveryId, hook, eventId, sha256, status, refused } = state
  return {
    aggregateId: deliveryId, version, orderId: noOrder, customerId: '', exportClass,
    events: [{ type: 'WebhookDeliveryReplayed', data: { hook, sha256, outcome: status, ...(eventId !== undefined && { eventId }), ...(refused && { code: refused.code }) } }],
  }
}
/** A sentinel, because an index key cannot be empty. */
const noOrder = 'webhook-deliveries'

const replyOf = (loaded: LoadedDelivery, messages: Catalogues, locale: Locale) => ({ body: viewOf(loaded, messages, locale), version: loaded.version })

const withoutBody = (view: View): Omit<View, 'body'> => {
  const { body: _, ...rest } = view
  return rest
}

const viewOf = ({ state, version }: LoadedDelivery, messages: Catalogues, locale: Locale): View => {
  const { refused, replays, ...rest } = state
  const told = (why: StoredDelivery['refused']) => why && { problem: problemIn(messages, locale, why) }
  return { ...rest, version, replayable: state.body !== undefined, ...told(refused), replays: replays.map(({ refused: why, ...each }) => ({ ...each, ...told(why) })) }
}

const problemIn = (messages: Catalogues, locale: Locale, { code, params, field, errors }: NonNullable<StoredDelivery['refused']>) => {
  const refusal = { code, ...(params && { params }), ...(field !== undefined && { field }) }
  const said = problemOf(refusal, { instance: '', requestId: '', locale }, messages, errors)
  return { code, detail: said.detail, errors: said.errors ?? [] }
}
