import * as z from 'zod'
import { queuesOf, type Queue } from '../edges.ts'
import { KnownEnvelope, type Envelope } from '../envelope.ts'
import type { Item } from '../ports.ts'
import { sourceOf, type Manifest } from '../service.ts'
import type { Operations, Span } from './port.ts'

const Stored = z.object({ envelope: z.string(), publish: z.boolean(), erased: z.boolean().optional() })

/** A history entry as operators need it. `erased`: its personal data is gone, and it does not travel any more. */
export type Entry = { readonly item: Item; readonly envelope: Envelope; readonly publish: boolean; readonly erased: boolean }

export const entryOf = (item: Item): Entry => {
  const { envelope, publish, erased = false } = Stored.parse(item)
  return { item, envelope: KnownEnvelope.parse(JSON.parse(envelope)), publish, erased }
}

export async function* entriesOf(world: Operations, service: string, span: Span): AsyncIterable<Entry> {
  for await (const item of world.history(service, span)) yield entryOf(item)
}

export const nameOf = ({ contract }: Manifest): string => contract.service

/** Every queue of the house with the service that works on it. */
export const allQueues = (manifests: readonly Manifest[]): readonly (Queue & { readonly service: string })[] =>
  manifests.flatMap((manifest) => queuesOf(manifest).map((queue) => ({ ...queue, service: nameOf(manifest) })))

/** Whether a queue hears this type of this service. */
export const hears = ({ listens }: Queue, service: string, type: string): boolean => listens.some((each) => each.source === sourceOf(service) && each.type === type)
