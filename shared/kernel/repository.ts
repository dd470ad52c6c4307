import * as z from 'zod'
import { prefixes, type Kind } from '#shared/vocabulary/ids.ts'
import { sees, type Actor } from './actor.ts'
import type { Decision } from './result.ts'
import type { Item, Page, Position, Store, Write } from './ports.ts'

/** Where a kind of thing lives in the service's table and how it is found again. */
export type Shape<S> = {
  readonly kind: Kind
  readonly schema: z.ZodType<S>
  readonly id: (state: S) => string
  readonly orderId: (state: S) => string
  readonly customerId: (state: S) => string
  /** Index → [partition, sort]; the sort key should end in the id, to be unique. */
  readonly indexes: (state: S) => { readonly [index: string]: readonly [string, string] }
}

export type Loaded<S> = { readonly state: S; readonly version: number }
export type View<S> = S & { readonly version: number }
export type Happened = { readonly type: string; readonly data: unknown }

/** A change ready to be committed: the state's conditional write, and what happened. */
export type Staged = {
  readonly write: Write
  readonly aggregateId: string
  readonly version: number
  readonly orderId: string
  readonly customerId: string
  readonly events: readonly Happened[]
}

export type Listing = { readonly index: string; readonly partition: string; readonly begins?: string; readonly limit: number; readonly after?: Position; readonly descending?: boolean }

export type Repository<S> = {
  readonly kind: Kind
  /** Undefined when there is none *or the actor may not see it*: both answer 404. */
  readonly load: (store: Store, id: string, actor: Actor) => Promise<Loaded<S> | undefined>
  readonly list: (store: Store, listing: Listing, actor: Actor) => Promise<Page<View<S>>>
  readonly stage: (from: number, decision: Decision<S, Happened>) => Staged
}

/** `version` is what the writer saw: 0 stages a thing that must not exist yet. */
export const repository = <S>(shape: Shape<S>): Repository<S> => {
  const Stored = z.object({ version: z.int().min(1), state: z.json() })
  const read = (item: Item): Loaded<S> => {
    const { version, state } = Stored.parse(item)
    return { version, state: shape.schema.parse(state) }
  }
  return {
    kind: shape.kind,
    load: async (store, id, actor) => {
      const item = await store.get({ pk: partition(shape.kind, id), sk: 'state' })
      if (!item) return undefined
      const loaded = read(item)
      return sees(actor, shape.customerId(loaded.state)) ? loaded : undefined
    },
    list: async (store, { index, partition: of, ...rest }, actor) => {
      const found = await store.query({ index, partition: of, ...rest })
      const items = found.items.map(read).filter(({ state }) => sees(actor, shape.customerId(state)))
      // Where one thing is hidden, more would be: a marker would tell an outsider that there is something to hide.
      const hidden = items.length < found.items.length
      return { items: items.map(({ state, version }) => ({ ...state, version })), ...(found.next && !hidden && { next: found.next }) }
    },
    stage: (from, { next, events }) => ({
      write: { kind: 'put', when: from === 0 ? 'absent' : { version: from }, item: itemOf(shape, next, from + 1) },
      aggregateId: shape.id(next),
      version: from + 1,
      orderId: shape.orderId(next),
      customerId: shape.customerId(next),
      events,
    }),
  }
}

const itemOf = <S>(shape: Shape<S>, state: S, version: number): Item => ({
  pk: partition(shape.kind, shape.id(state)),
  sk: 'state',
  version,
  state: z.json().parse(state),
  ...Object.fromEntries(Object.entries(shape.indexes(state)).flatMap(([index, [of, sort]]) => [[index, of], [`${index}Sort`, sort]])),
})

/** `plan#pln_01…`; the kind in front lets operations people read a table. */
export const partition = (kind: Kind, id: string): string => `${prefixes[kind]}#${id}`
