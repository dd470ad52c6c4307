import * as z from 'zod'
import { blank, replaceAt, valuesAt, withoutPeople, type Named } from '../personal.ts'
import { classOf, type FileKey, type Json, type Key } from '../ports.ts'
import type { Manifest } from '../service.ts'
import { keysOf } from '../words.ts'
import { body, erasure, hindrancesOf, legalHolds, lettersAbout, ordersOf, ownOf, peopleIn, placesIn, readOrder, type Hindrance, type Kept, type OrderRecord, type Part } from './customer.ts'
import { nameOf, type Entry } from './entries.ts'
import { distinct, filesAt } from './export-customer.ts'
import type { Operations } from './port.ts'
import { record } from './record.ts'

/** `orderId`: only this order of the customer's. `by`: who does it, for the history. */
export type Erasure = { readonly customerId: string; readonly orderId?: string; readonly by: string }

export type Erased = {
  readonly orders: readonly string[]
  /** Nothing is erased while there are any. */
  readonly hindrances: readonly Hindrance[]
  /** How many things that are of no order go with the customer. */
  readonly own: number
  /** States, history entries and files that hold personal data, by service. */
  readonly found: { readonly [service: string]: { readonly states: number; readonly entries: number; readonly files: number } }
}

/**
 * Takes a customer's people out of all that the services keep about the customer's orders: fields are replaced, never dropped, so that every
 * state stays one its service can read; trade facts and hashes stay. What is of no order is removed. Refuses as a whole while anything holds one of the orders. Each changed state
 * gets an entry that says who did it. Interrupted, the same command goes on where it was.
 */
export const eraseCustomer = async (world: Operations, manifests: readonly Manifest[], { customerId, orderId, by }: Erasure, doing: boolean): Promise<Erased> => {
  const all = await ordersOf(world, manifests, customerId)
  const records: OrderRecord[] = []
  for (const each of all) records.push(await readOrder(world, manifests, each))
  const meant = records.filter((each) => orderId === undefined || each.orderId === orderId)
  const hindrances = [
    ...(await legalHolds(world, manifests, customerId)),
    ...(await Promise.all(meant.map((each) => hindrancesOf(world, manifests, each)))).flat(),
    ...(await lettersAbout(world, manifests, meant.map((each) => each.orderId))),
  ]
  const intent = intentOf(world, manifests, customerId)
  const people = distinct([...(await intent.read()), ...meant.flatMap(peopleIn)])
  // A file that another order of this customer still shows stays until that order is erased.
  const stillShown = new Set(records.filter((each) => !meant.includes(each)).flatMap(filesOf).map(({ service, sha256 }) => `${service} ${sha256}`))
  const work = meant.flatMap((each) => each.parts.map((part) => changesOf(part, people, customerId, stillShown)))
  const own = orderId === undefined ? await ownOf(world, manifests, customerId) : []
  const report = { orders: meant.map((each) => each.orderId), hindrances, found: counted(work), own: own.length }
  if (!doing || hindrances.length > 0) return report
  await intent.write(people)
  for (const each of work) await erase(world, each, by)
  for (const { service, item: { pk, sk } } of own) await world.store(service).transact([{ kind: 'remove', key: { pk, sk } }])
  await intent.write([])
  await world.settle()
  return report
}

type Work = { readonly manifest: Manifest; readonly entries: readonly Entry[]; readonly things: readonly Kept[]; readonly files: readonly FileKey[]; readonly words: readonly Key[] }

/** What differs without the personal data, already without it. */
const changesOf = ({ manifest, entries, things }: Part, people: readonly Named[], customerId: string, stillShown: ReadonlySet<string>): Work => {
  const service = nameOf(manifest)
  const cleanEntries = entries.flatMap((entry): Entry[] => {
    const envelope = { ...entry.envelope, ...cleaned(body(entry.envelope), placesIn(manifest, entry.envelope).texts, people) }
    return same(envelope, entry.envelope) ? [] : [{ ...entry, item: { ...entry.item, envelope: JSON.stringify(envelope), erased: true } }]
  })
  const cleanThings = things.flatMap((thing): Kept[] => {
    const state = cleaned(thing.state, thing.personal.texts ?? [], people)
    return same(state, thing.state) ? [] : [{ ...thing, state }]
  })
  const files = things.flatMap(({ state, personal }) => filesAt(state, personal.files)).filter((sha256) => !stillShown.has(`${service} ${sha256}`))
  return { manifest, entries: cleanEntries, things: cleanThings, files: [...new Set(files)].map((sha256) => ({ owner: customerId, sha256 })), words: things.flatMap((thing) => wordsIn(thing, customerId)) }
}

/** What the search has kept of texts that go. */
const wordsIn = ({ aggregateId, state, personal }: Kept, customerId: string): readonly Key[] => {
  const texts = (personal.searched ?? []).flatMap((path) => valuesAt(state, path)).filter((text) => typeof text === 'string')
  return keysOf({ prefix: aggregateId.slice(0, aggregateId.indexOf('_')), id: aggregateId, customerId, texts })
}

type Attributes = { readonly [attribute: string]: Json }
const cleaned = (value: Attributes, texts: readonly string[], people: readonly Named[]): Attributes =>
  z.record(z.string(), z.json()).parse(withoutPeople(texts.reduce<Json>((left, path) => replaceAt(left, path, blank), value), people))

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

const filesOf = ({ parts }: OrderRecord): readonly { readonly service: string; readonly sha256: string }[] =>
  parts.flatMap(({ manifest, things }) => things.flatMap(({ state, personal }) => filesAt(state, personal.files).map((sha256) => ({ service: nameOf(manifest), sha256 }))))

const counted = (work: readonly Work[]): Erased['found'] =>
  Object.fromEntries([...Map.groupBy(work, ({ manifest }) => nameOf(manifest))].map(([service, each]) => [service, {
    states: sum(each, ({ things }) => things.length), entries: sum(each, ({ entries }) => entries.length), files: sum(each, ({ files }) => files.length),
  }]))

const sum = (work: readonly Work[], count: (each: Work) => number): number => work.reduce((total, each) => total + count(each), 0)

/** Entries first, states last: a state is what says that its order was done with. */
const erase = async (world: Operations, { manifest, entries, things, files, words }: Work, by: string): Promise<void> => {
  const service = nameOf(manifest)
  for (const { item } of entries) await world.store(service).transact([{ kind: 'put', item, when: 'always' }])
  for (const key of files) await world.removeFile(service, key)
  for (const key of words) await world.store(service).transact([{ kind: 'remove', key }])
  for (const { item, aggregateId, version, state } of things) {
    const staged = {
      item: { ...item, version: version + 1, state }, when: { version }, aggregateId, version: version + 1, orderId: String(state['orderId']), customerId: String(state['customerId']),
      events: [{ type: erasure, data: {} }], words: [], ownClass: classOf(item),
    }
    if (!(await record(world, manifest, by, 'erase', staged))) throw new Error(`${service}: ${aggregateId} changed at the same time; run this again`)
  }
}

const Intent = z.object({ people: z.array(z.object({ id: z.string(), name: z.string() })) })

/**
 * Whom an erasure is about, kept until it is through: once the first service has forgotten them, nothing else could tell an interrupted run whom to look
 * for in the others.
 */
const intentOf = (world: Operations, manifests: readonly Manifest[], customerId: string) => {
  const home = manifests.find(({ personal }) => personal.orders)
  if (!home) throw new Error('no service says where orders begin')
  const [store, key] = [world.store(nameOf(home)), { pk: `erasing#${customerId}`, sk: 'state' }]
  return {
    read: async (): Promise<readonly Named[]> => {
      const found = await store.get(key)
      return found ? Intent.parse(found).people : []
    },
    write: async (people: readonly Named[]): Promise<void> => {
      await store.transact([{ kind: 'put', item: { ...key, people: people.map(({ id, name }) => ({ id, name })) }, when: 'always' }])
    },
  }
}
