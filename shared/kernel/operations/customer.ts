import * as z from 'zod'
import { addYears } from '#shared/vocabulary/time.ts'
import type { Envelope } from '../envelope.ts'
import { erased, isNamed, valuesAt, type Named, type PersonalPlaces, type PersonalThing } from '../personal.ts'
import type { Item, Json, Position, Store } from '../ports.ts'
import type { Manifest } from '../service.ts'
import { listDeadLetters } from './dead-letters.ts'
import { entriesOf, nameOf, type Entry } from './entries.ts'
import { holdsOn } from './holds.ts'
import type { Operations } from './port.ts'

const Stored = z.object({ version: z.int(), state: z.record(z.string(), z.json()) })

/** A thing as the table keeps it, with what the manifest says of its kind. */
export type Kept = { readonly aggregateId: string; readonly item: Item; readonly version: number; readonly state: { readonly [attribute: string]: Json }; readonly personal: PersonalThing }

/** What one service keeps about one order. */
export type Part = { readonly manifest: Manifest; readonly entries: readonly Entry[]; readonly things: readonly Kept[] }
export type OrderRecord = { readonly orderId: string; readonly parts: readonly Part[] }

/** What keeps an order's data from being erased. `until` is when the retention period ends. */
export type Hindrance =
  | { readonly kind: 'running'; readonly orderId: string; readonly service: string; readonly thing: string; readonly status: string }
  | { readonly kind: 'retention'; readonly orderId: string; readonly service: string; readonly until: string }
  | { readonly kind: 'dead-letter'; readonly orderId: string; readonly queue: string; readonly event: string }
  | { readonly kind: 'legal-hold'; readonly subject: string; readonly service: string; readonly reason: string; readonly by: string; readonly at: string }

/** A customer's orders, as the service where orders begin knows them. */
export const ordersOf = async (world: Operations, manifests: readonly Manifest[], customerId: string): Promise<readonly string[]> => {
  const found = new Set<string>()
  for (const manifest of manifests) {
    const { orders } = manifest.personal
    if (!orders) continue
    const store = world.store(nameOf(manifest))
    for await (const item of everything(store, orders, customerId)) found.add(String(Stored.parse(item).state['orderId']))
  }
  return [...found].toSorted()
}

/** A thing of a customer's people that belongs to no order. */
export type Own = { readonly service: string; readonly item: Item; readonly state: Kept['state'] }

export const ownOf = async (world: Operations, manifests: readonly Manifest[], customerId: string): Promise<readonly Own[]> => {
  const found: Own[] = []
  for (const manifest of manifests) {
    const service = nameOf(manifest)
    for (const place of manifest.personal.own ?? []) {
      for await (const item of everything(world.store(service), place, customerId)) found.push({ service, item, state: Stored.parse(item).state })
    }
  }
  return found
}

async function* everything(store: Store, { index, prefix }: { readonly index: string; readonly prefix: string }, customerId: string): AsyncIterable<Item> {
  let after: Position | undefined
  do {
    const page = await store.query({ index, partition: `${prefix}${customerId}`, limit: 100, ...(after && { after }) })
    yield* page.items
    after = page.next
  } while (after)
}

/** Everything that the services keep about an order and their manifests call personal. */
export const readOrder = async (world: Operations, manifests: readonly Manifest[], orderId: string): Promise<OrderRecord> =>
  ({ orderId, parts: await Promise.all(manifests.map((manifest) => readPart(world, manifest, orderId))) })

const readPart = async (world: Operations, manifest: Manifest, orderId: string): Promise<Part> => {
  const service = nameOf(manifest)
  const entries: Entry[] = []
  for await (const entry of entriesOf(world, service, { orderId })) entries.push(entry)
  const things: Kept[] = []
  for (const aggregateId of new Set(entries.map(({ envelope }) => envelope.aggregateId))) {
    // Things that the manifest does not name are read as well: one of the customer's people may stand in them.
    const prefix = aggregateId.slice(0, aggregateId.indexOf('_'))
    const item = await world.store(service).get({ pk: `${prefix}#${aggregateId}`, sk: 'state' })
    if (item) things.push({ aggregateId, item, ...Stored.parse(item), personal: manifest.personal.things[prefix] ?? { running: [] } })
  }
  return { manifest, entries, things }
}

/** The customer's people, as far as the order names them. */
export const peopleIn = ({ parts }: OrderRecord): readonly Named[] =>
  parts.flatMap(({ manifest, things, entries }) => [
    ...things.flatMap(({ state, personal: { people = [] } }) => people.flatMap((path) => valuesAt(state, path))),
    ...entries.flatMap(({ envelope }) => placesIn(manifest, envelope).people.flatMap((path) => valuesAt(body(envelope), path))),
  ]).filter(isNamed).filter(({ id }) => id !== erased)

/** What of an entry can be personal. */
export const body = ({ actor, data }: Pick<Envelope, 'actor' | 'data'>): { readonly actor: Json; readonly data: Json } => ({ actor, data })

export const placesIn = ({ personal }: Manifest, { type }: Pick<Envelope, 'type'>): Required<PersonalPlaces> => ({ people: [], texts: [], ...personal.events[type] })

export const erasure = 'PersonalDataErased'

/** What holds an order's data, everywhere; nothing when it may be erased. */
export const hindrancesOf = async (world: Operations, manifests: readonly Manifest[], { orderId, parts }: OrderRecord): Promise<readonly Hindrance[]> => {
  const running = parts.flatMap(({ manifest, things }) => things.flatMap(({ aggregateId, state, personal }): Hindrance[] => {
    const status = String(state['status'])
    return personal.running.includes(status) ? [{ kind: 'running', orderId, service: nameOf(manifest), thing: aggregateId, status }] : []
  }))
  const last = parts.flatMap(({ entries }) => entries.filter(({ envelope }) => envelope.type !== erasure).map(({ envelope }) => envelope.occurredAt)).toSorted().at(-1)
  const kept = parts.filter(({ entries }) => entries.length > 0).flatMap(({ manifest }): Hindrance[] => {
    const until = last === undefined ? undefined : addYears(last, manifest.personal.keepYears)
    return until !== undefined && until > world.clock.now() ? [{ kind: 'retention', orderId, service: nameOf(manifest), until }] : []
  })
  return [...running, ...kept, ...(await legalHolds(world, manifests, orderId))]
}

/** Dead letters about these orders: they carry what would be erased, and nobody would find it there. */
export const lettersAbout = async (world: Operations, manifests: readonly Manifest[], orders: readonly string[]): Promise<readonly Hindrance[]> =>
  (await listDeadLetters(world, manifests, {})).flatMap(({ queue, eventId, orderId }): Hindrance[] =>
    (orderId !== undefined && orders.includes(orderId) ? [{ kind: 'dead-letter', orderId, queue, event: eventId ?? '' }] : []))

export const legalHolds = async (world: Operations, manifests: readonly Manifest[], subject: string): Promise<readonly Hindrance[]> =>
  (await holdsOn(world, manifests, subject)).map(({ service, hold: { reason, by, at } }) => ({ kind: 'legal-hold', subject, service, reason, by, at }))
