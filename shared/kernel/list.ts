import type { Actor } from './actor.ts'
import type { Replied, Reply } from './change.ts'
import { pageOf, readCursor } from './cursor.ts'
import { readHistory } from './history.ts'
import type { Envelope } from './envelope.ts'
import type { Page, Ports, Position } from './ports.ts'
import type { Repository, View } from './repository.ts'
import { ok, refuse, type Refusal, type Result } from './result.ts'

type Reader = { readonly cause: { readonly actor: Actor }; readonly query: { readonly limit: number; readonly after?: string | undefined; readonly text?: string | undefined } }
export type Paged<T> = { items: T[]; next?: string }

/** One page of things by an index, newest last unless `descending`; of those called so, whatever their index says, when a text is searched for. */
export const list = <S>(
  call: Reader,
  ports: Ports,
  things: Repository<S>,
  by: { readonly index: string; readonly partition: string; readonly begins?: string; readonly descending?: boolean },
): Replied<Paged<View<S>>> =>
  call.query.text === undefined
    ? paged(call, ports, `${things.kind} ${by.index} ${by.partition}`, (paging) => things.list(ports.store, { ...by, ...paging }, call.cause.actor))
    : searched(call, ports, things, call.query.text)

const searched = <S>(call: Reader, ports: Ports, things: Repository<S>, text: string): Replied<Paged<View<S>>> =>
  paged(call, ports, `${things.kind} called ${text}`, (paging) => things.search(ports.store, { text, ...paging }, call.cause.actor))

/** Leaves out of a page what was not asked for: it may hold fewer than its limit, and still have a next one. */
export const keeping = <T>(wanted: (one: T) => boolean) => (found: Result<Reply<Paged<T>>, Refusal>): Result<Reply<Paged<T>>, Refusal> =>
  found.ok ? ok({ ...found.value, body: { ...found.value.body, items: found.value.body.items.filter(wanted) } }) : found

/** This service's part of an order's timeline; an order it has never heard of, or another customer's, is not found. */
export const timeline = async (call: Reader & { readonly params: { readonly orderId: string }; readonly query: { readonly order: 'oldest-first' | 'newest-first' } }, ports: Ports): Replied<Paged<Envelope>> => {
  const { params: { orderId }, query: { order } } = call
  let withheld = 0
  const found = await paged(call, ports, `history ${orderId} ${order}`, async (paging) => {
    const history = await readHistory(ports.store, orderId, call.cause.actor, { ...paging, descending: order === 'newest-first' })
    withheld = history.withheld
    return history
  })
  const empty = found.ok && found.value.body.items.length === 0 && call.query.after === undefined
  if (!empty) return found
  return withheld > 0 ? refuse('not-cleared') : refuse('not-found', { kind: 'ord', id: orderId })
}

/** One page of whatever `read` finds; `of` names the list, so that a marker of another list is not taken. */
export const paged = async <T>(call: Reader, ports: Ports, of: string, read: (paging: { limit: number; after?: Position }) => Promise<Page<T>>): Replied<Paged<T>> => {
  const scope = `${call.cause.actor.id} ${of}`
  const position = await readCursor(ports, scope, call.query.after)
  if (!position.ok) return position
  return ok({ body: await pageOf(ports, scope, await read({ limit: call.query.limit, ...position.value })) })
}
