import { isNamed, valuesAt, withoutPeople, type Named } from '../personal.ts'
import type { Json } from '../ports.ts'
import type { Manifest } from '../service.ts'
import { body, ordersOf, ownOf, peopleIn, placesIn, readOrder, type OrderRecord } from './customer.ts'
import { nameOf } from './entries.ts'
import type { Operations } from './port.ts'

/** A place that holds personal data, and what stands there. */
export type Field = { readonly path: string; readonly value: Json }
export type ExportedThing = { readonly service: string; readonly thing: string; readonly fields: readonly Field[]; readonly files: readonly string[] }
export type ExportedEntry = { readonly service: string; readonly event: string; readonly type: string; readonly at: string; readonly fields: readonly Field[] }
export type CustomerExport = {
  readonly customerId: string
  readonly exportedAt: string
  /** The customer's people, by the id and the name they signed in with. */
  readonly people: readonly Named[]
  /** What is its people's own and of no order. */
  readonly own: readonly { readonly service: string; readonly state: { readonly [attribute: string]: Json } }[]
  readonly orders: readonly { readonly orderId: string; readonly things: readonly ExportedThing[]; readonly history: readonly ExportedEntry[] }[]
}

/** Everything the manifests call personal data of a customer's people, with where it stands. Files are named by their SHA-256. */
export const exportCustomer = async (world: Operations, manifests: readonly Manifest[], customerId: string): Promise<CustomerExport> => {
  const records: OrderRecord[] = []
  for (const orderId of await ordersOf(world, manifests, customerId)) records.push(await readOrder(world, manifests, orderId))
  const people = distinct(records.flatMap(peopleIn))
  const own = (await ownOf(world, manifests, customerId)).map(({ service, state }) => ({ service, state }))
  return { customerId, exportedAt: world.clock.now(), people, own, orders: records.map((record) => exported(record, people)) }
}

export const distinct = (people: readonly Named[]): readonly Named[] =>
  [...new Map(people.map(({ id, name }) => [JSON.stringify([id, name]), { id, name }])).values()].toSorted((a, b) => (a.id < b.id ? -1 : 1))

const exported = ({ orderId, parts }: OrderRecord, people: readonly Named[]) => ({
  orderId,
  things: parts.flatMap(({ manifest, things }) => things.map(({ aggregateId, state, personal }): ExportedThing => ({
    service: nameOf(manifest), thing: aggregateId, fields: [...at(state, personal.texts), ...named(state, people)], files: filesAt(state, personal.files),
  }))).filter(({ fields, files }) => fields.length + files.length > 0),
  history: parts.flatMap(({ manifest, entries }) => entries.map(({ envelope }): ExportedEntry => ({
    service: nameOf(manifest), event: envelope.id, type: envelope.type, at: envelope.occurredAt,
    fields: [...at(body(envelope), placesIn(manifest, envelope).texts), ...named(body(envelope), people)],
  }))).filter(({ fields }) => fields.length > 0),
})

const at = (value: Json, paths: readonly string[] = []): Field[] => paths.flatMap((path) => valuesAt(value, path).map((found) => ({ path, value: found })))

export const filesAt = (value: Json, paths: readonly string[] = []): string[] => paths.flatMap((path) => valuesAt(value, path)).filter((each) => typeof each === 'string')

/** Where a customer's people stand, whether a path names the place or not: the same search that erasure replaces by. */
const named = (value: Json, people: readonly Named[], path = ''): Field[] => {
  if (isNamed(value) && JSON.stringify(withoutPeople(value, people)) !== JSON.stringify(value)) return [{ path, value: { id: value.id, name: value.name } }]
  if (typeof value === 'string') return withoutPeople(value, people) === value ? [] : [{ path, value }]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, each]) => (each === undefined ? [] : named(each, people, path === '' ? name : `${path}.${name}`)))
}
