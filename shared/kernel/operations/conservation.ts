import type { Envelope } from '../envelope.ts'
import type { Queue } from '../edges.ts'
import { daysKept, findReceipt } from '../receipt.ts'
import type { Manifest } from '../service.ts'
import { addDays } from '#shared/vocabulary/time.ts'
import { allQueues, entriesOf, hears, nameOf } from './entries.ts'
import { eventIn, type Operations, type Span } from './port.ts'

/** One type as one queue should have got it: emitted = consumed + parked + dead + underWay + the missing. */
export type Row = {
  readonly service: string
  readonly type: string
  readonly queue: string
  readonly emitted: number
  readonly consumed: number
  /** Waiting for its (next) delivery. */
  readonly parked: number
  readonly dead: number
  /** Committed and not yet with the bus, as it should be for a moment. */
  readonly underWay: number
  readonly missing: readonly string[]
}

/** `tooOld`: entries from before the oldest receipt that is still kept; nothing can be said of them. */
export type Conservation = { readonly rows: readonly Row[]; readonly tooOld: number; readonly unheard: readonly string[] }

/**
 * Accounts for every published event of a span: each queue that hears it has its receipt, or still holds it, or has given it up. What is none of these
 * was lost, and is named. Read in the direction events travel, so that what moves on meanwhile is not taken for lost.
 */
export const conservation = async (world: Operations, manifests: readonly Manifest[], span: Span): Promise<Conservation> => {
  const oldest = addDays(world.clock.now(), -daysKept)
  const queues = allQueues(manifests)
  const emitted: Sent[] = []
  const unheard = new Set<string>()
  let tooOld = 0
  for (const manifest of manifests) {
    const service = nameOf(manifest)
    for await (const { envelope, publish, erased } of entriesOf(world, service, span)) {
      if (!publish) continue
      if (erased || envelope.occurredAt < oldest) tooOld += 1
      else {
        const heardBy = queues.filter((queue) => hears(queue, service, envelope.type))
        if (heardBy.length === 0) unheard.add(envelope.type)
        emitted.push(...heardBy.map((queue) => ({ service, queue, envelope })))
      }
    }
  }
  const places = await whereabouts(world, manifests, emitted)
  return { rows: rowsOf(await placed(world, emitted, places)), tooOld, unheard: [...unheard].toSorted() }
}

type Sent = { readonly service: string; readonly queue: Queue & { readonly service: string }; readonly envelope: Envelope }
type Place = 'consumed' | 'parked' | 'dead' | 'underWay' | 'missing'
type Places = { readonly underWay: ReadonlySet<string>; readonly parked: ReadonlyMap<string, { readonly ids: ReadonlySet<string>; readonly unnamed: number }>; readonly dead: ReadonlyMap<string, ReadonlySet<string>> }

const whereabouts = async (world: Operations, manifests: readonly Manifest[], emitted: readonly Sent[]): Promise<Places> => {
  const underWay = new Set<string>()
  for (const manifest of manifests) {
    const own = emitted.filter(({ service }) => service === nameOf(manifest)).map(({ envelope }) => envelope)
    for (const id of await world.underWay(nameOf(manifest), own)) underWay.add(id)
  }
  const parked = new Map<string, { ids: ReadonlySet<string>; unnamed: number }>()
  for (const { name } of allQueues(manifests)) {
    const { count, events } = await world.backlog(name)
    parked.set(name, { ids: new Set(events), unnamed: events ? 0 : count })
  }
  const dead = new Map<string, ReadonlySet<string>>()
  for (const manifest of manifests) {
    const letters = new Map<string, Set<string>>()
    for (const name of world.deadLetterQueues(nameOf(manifest))) letters.set(name, new Set((await world.deadLetters(name)).flatMap(({ body }) => eventIn(body)?.envelope.id ?? [])))
    const own = allQueues([manifest]).map(({ name }) => name)
    // What the bus could not deliver to the service is dead for each of its queues.
    const undelivered = [...letters].filter(([name]) => !own.includes(name)).flatMap(([, ids]) => [...ids])
    for (const name of own) dead.set(name, new Set([...(letters.get(name) ?? []), ...undelivered]))
  }
  return { underWay, parked, dead }
}

/** Receipts are read last: an event moves from the stream to the queue to its receipt, never back. */
const placed = async (world: Operations, emitted: readonly Sent[], { underWay, parked, dead }: Places): Promise<readonly (Sent & { readonly place: Place })[]> => {
  const unnamed = new Map([...parked].map(([queue, each]) => [queue, each.unnamed]))
  const found: (Sent & { place: Place })[] = []
  for (const sent of emitted) {
    const { queue, envelope: { id } } = sent
    const place = (): Place => {
      if (dead.get(queue.name)?.has(id)) return 'dead'
      if (parked.get(queue.name)?.ids.has(id)) return 'parked'
      return underWay.has(id) ? 'underWay' : 'missing'
    }
    const consumed = await findReceipt(world.store(queue.service), `event#${queue.name}#${id}`)
    found.push({ ...sent, place: consumed ? 'consumed' : place() })
  }
  // A queue that only tells how many it holds is believed when it holds all that is looked for; otherwise all of them are named.
  const sought = Map.groupBy(found.filter(({ place }) => place === 'missing'), ({ queue }) => queue.name)
  const held = new Set([...sought].filter(([queue, each]) => each.length <= (unnamed.get(queue) ?? 0)).map(([queue]) => queue))
  return found.map((each) => (each.place === 'missing' && held.has(each.queue.name) ? { ...each, place: 'parked' } : each))
}

const rowsOf = (sent: readonly (Sent & { readonly place: Place })[]): readonly Row[] =>
  [...Map.groupBy(sent, ({ service, envelope, queue }) => JSON.stringify([service, envelope.type, queue.name]))].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, each]) => rowOf(each))

const rowOf = (sent: readonly (Sent & { readonly place: Place })[]): Row => {
  const count = (wanted: Place): number => sent.filter(({ place }) => place === wanted).length
  const [first] = sent
  return {
    service: first?.service ?? '', type: first?.envelope.type ?? '', queue: first?.queue.name ?? '', emitted: sent.length,
    consumed: count('consumed'), parked: count('parked'), dead: count('dead'), underWay: count('underWay'),
    missing: sent.filter(({ place }) => place === 'missing').map(({ envelope }) => envelope.id),
  }
}
