import * as z from 'zod'
import type { ExportClass } from '#shared/vocabulary/export-class.ts'
import { prefixes, type Kind } from '#shared/vocabulary/prefixes.ts'
import { epochSeconds, type Instant } from '#shared/vocabulary/time.ts'
import { sees, type Actor } from './actor.ts'
import { mayHandle } from './export-control.ts'
import { json } from './json.ts'
import { classOf, type Item, type Page, type Position, type Store } from './ports.ts'
import type { Decision } from './result.ts'
import { askedIn, entriesOf, isMeant, wordsPartition } from './words.ts'

/** Where a kind of thing lives in the service's table and how it is found again. */
export type Shape<S> = {
  readonly kind: Kind
  readonly schema: z.ZodType<S>
  readonly id: (state: S) => string
  readonly orderId: (state: S) => string
  readonly customerId: (state: S) => string
  /**
   * The class that the thing itself names (of its documents, say), `public` unless given; what it is derived from is added when it is
   * committed. `none` for the shop's own equipment, which takes no class.
   */
  readonly exportClass?: ((state: S) => ExportClass) | 'none'
  /** When it may vanish, for what is kept for a while only; such a thing has no history. */
  readonly expires?: (state: S) => Instant
  /** Index → [partition, sort]; the sort key should end in the id, to be unique. */
  readonly indexes: (state: S) => { readonly [index: string]: readonly [string, string] }
  /** What it is called, by which a list finds it whatever its status: numbers, names (docs/adr/0026). */
  readonly called?: (state: S) => readonly (string | undefined)[]
  /** What it is called from a history entry on: only these words are written then. */
  readonly renamed?: { readonly [type: string]: (state: S) => readonly (string | undefined)[] }
}

export type Loaded<S> = { readonly state: S; readonly version: number }
export type View<S> = S & { readonly version: number }
export type Happened = { readonly type: string; readonly data: unknown }

/** A change ready to be committed: the state's conditional write, and what happened. */
export type Staged = {
  readonly item: Item
  readonly when: 'absent' | { readonly version: number }
  readonly aggregateId: string
  readonly version: number
  readonly orderId: string
  readonly customerId: string
  readonly events: readonly Happened[]
  /** The words by which it is found from now on. */
  readonly words: readonly Item[]
  /** Undefined for what takes no class. */
  readonly ownClass: ExportClass | undefined
}
export type Classified = Staged & { readonly exportClass: ExportClass }

export type Listing = { readonly index: string; readonly partition: string; readonly begins?: string; readonly limit: number; readonly after?: Position; readonly descending?: boolean }

export type Repository<S> = {
  readonly kind: Kind
  /** `absent` when there is none *or it is another customer's*: both answer 404. `withheld`: the actor is not cleared for its class. */
  readonly find: (store: Store, id: string, actor: Actor) => Promise<Loaded<S> | 'absent' | 'withheld'>
  /** The same where it makes no difference why there is nothing to work with. */
  readonly load: (store: Store, id: string, actor: Actor) => Promise<Loaded<S> | undefined>
  /** `withheld`: how many of the page the actor may see but is not cleared for. */
  readonly list: (store: Store, listing: Listing, actor: Actor) => Promise<Page<View<S>> & { readonly withheld: number }>
  /** Newest first within a word. `text` as a person types it. */
  readonly search: (store: Store, asked: { readonly text: string; readonly limit: number; readonly after?: Position }, actor: Actor) => Promise<Page<View<S>> & { readonly withheld: number }>
  readonly stage: (from: number, decision: Decision<S, Happened>) => Staged
}

/** `version` is what the writer saw: 0 stages a thing that must not exist yet. */
export const repository = <S>(shape: Shape<S>): Repository<S> => {
  const Entry = z.object({ thing: z.string() })
  const Stored = z.object({ version: z.int().min(1), state: json })
  const read = (item: Item): Loaded<S> => {
    const { version, state } = Stored.parse(item)
    return { version, state: shape.schema.parse(state) }
  }
  const find = async (store: Store, id: string, actor: Actor): Promise<Loaded<S> | 'absent' | 'withheld'> => {
    const item = await store.get({ pk: partition(shape.kind, id), sk: 'state' })
    if (!item) return 'absent'
    const loaded = read(item)
    if (!sees(actor, shape.customerId(loaded.state))) return 'absent'
    return mayHandle(actor, classOf(item)) ? loaded : 'withheld'
  }
  return {
    kind: shape.kind,
    find,
    load: async (store, id, actor) => {
      const found = await find(store, id, actor)
      return found === 'absent' || found === 'withheld' ? undefined : found
    },
    list: async (store, { index, partition: of, ...rest }, actor) => {
      const found = await store.query({ index, partition: of, ...rest })
      const own = found.items.map((item) => ({ ...read(item), exportClass: classOf(item) })).filter(({ state }) => sees(actor, shape.customerId(state)))
      // Where one thing is another customer's, more would be: a marker would tell an outsider that there is something to hide.
      const hidden = own.length < found.items.length
      const open = own.filter(({ exportClass }) => mayHandle(actor, exportClass))
      return { items: open.map(({ state, version }) => ({ ...state, version })), withheld: own.length - open.length, ...(found.next && !hidden && { next: found.next }) }
    },
    search: async (store, { text, ...paging }, actor) => {
      const asked = askedIn(text)
      const [longest = ''] = asked.toSorted((a, b) => b.length - a.length)
      const found = await store.query({ partition: wordsPartition(prefixes[shape.kind], actor.customerId, longest), begins: longest, descending: true, ...paging })
      const ids = [...new Set(found.items.map((item) => Entry.parse(item).thing))]
      const all = (await Promise.all(ids.map((id) => find(store, id, actor)))).filter((each) => each !== 'absent')
      const open = all.filter((each) => each !== 'withheld')
      const meant = open.filter(({ state }) => isMeant(asked, shape.called?.(state) ?? []))
      return { items: meant.map(({ state, version }) => ({ ...state, version })), withheld: all.length - open.length, ...(found.next && { next: found.next }) }
    },
    stage: (from, { next, events }) => ({
      item: itemOf(shape, next, from + 1),
      when: from === 0 ? 'absent' : { version: from },
      aggregateId: shape.id(next),
      version: from + 1,
      orderId: shape.orderId(next),
      customerId: shape.customerId(next),
      events,
      words: entriesOf({
        prefix: prefixes[shape.kind], id: shape.id(next), customerId: shape.customerId(next),
        texts: from === 0 ? (shape.called?.(next) ?? []) : events.flatMap(({ type }) => shape.renamed?.[type]?.(next) ?? []),
      }),
      ownClass: shape.exportClass === 'none' ? undefined : (shape.exportClass?.(next) ?? 'public'),
    }),
  }
}

const itemOf = <S>(shape: Shape<S>, state: S, version: number): Item => ({
  pk: partition(shape.kind, shape.id(state)),
  sk: 'state',
  version,
  ...(shape.expires && { ttl: epochSeconds(shape.expires(state)) }),
  state: json.parse(state),
  ...Object.fromEntries(Object.entries(shape.indexes(state)).flatMap(([index, [of, sort]]) => [[index, of], [`${index}Sort`, sort]])),
})

/** `plan#pln_01…`; the kind in front lets operations people read a table. */
export const partition = (kind: Kind, id: string): string => `${prefixes[kind]}#${id}`
