import type { Published } from '../ports.ts'
import { sourceOf, type Manifest } from '../service.ts'
import { allQueues, entriesOf, hears, nameOf } from './entries.ts'
import type { Operations, Span } from './port.ts'

/** What goes out again: `erased` entries do not. `doing` false counts only. */
export type Again = { readonly sent: number; readonly erased: number; readonly types: { readonly [type: string]: number } }
export type Limits = Span & { readonly type?: string }

/** What EventBridge and SQS take in one call. */
const batchSize = 10

/**
 * Publishes a span of a service's history once more, to everybody who hears it: for a relay that stood still longer than the stream keeps. Event ids
 * are those of the first time, so whoever has the receipt does nothing.
 */
export const republish = async (world: Operations, manifest: Manifest, limits: Limits, doing: boolean): Promise<Again> => {
  const service = nameOf(manifest)
  return again(world, [{ service, wanted: () => true }], limits, async (batch) => {
    if (doing) await publishAll(world, batch)
  })
}

/** Sends a span of what one queue hears straight to that queue, and to nobody else. The receipt is checked there as always. */
export const replay = async (world: Operations, manifests: readonly Manifest[], queue: string, limits: Limits, doing: boolean): Promise<Again> => {
  const listening = allQueues(manifests).find(({ name }) => name === queue)
  if (!listening) throw new Error(`no queue ${queue}`)
  const sources = manifests.map((manifest) => ({ service: nameOf(manifest), wanted: (type: string) => hears(listening, nameOf(manifest), type) }))
  const heard = sources.filter(({ service }) => listening.listens.some(({ source }) => source === sourceOf(service)))
  return again(world, heard, limits, async (batch) => {
    if (doing) await world.send(queue, batch)
  })
}

type From = { readonly service: string; readonly wanted: (type: string) => boolean }

const again = async (world: Operations, from: readonly From[], limits: Limits, send: (batch: readonly Published[]) => Promise<void>): Promise<Again> => {
  const types: { [type: string]: number } = {}
  let [sent, erased]: [number, number] = [0, 0]
  for (const { service, wanted } of from) {
    let batch: Published[] = []
    for await (const { envelope, publish, erased: gone } of entriesOf(world, service, limits)) {
      if (!publish || !wanted(envelope.type) || (limits.type !== undefined && limits.type !== envelope.type)) continue
      if (gone) erased += 1
      else {
        batch.push({ source: sourceOf(service), envelope })
        types[envelope.type] = (types[envelope.type] ?? 0) + 1
        sent += 1
      }
      if (batch.length < batchSize) continue
      await send(batch)
      batch = []
    }
    if (batch.length > 0) await send(batch)
  }
  return { sent, erased, types }
}

/** As the relay does: what failed is sent again, and what keeps failing is said. */
const publishAll = async (world: Operations, batch: readonly Published[]): Promise<void> => {
  let left = batch
  for (let tried = 0; left.length > 0; tried += 1) {
    if (tried === 5) throw new Error(`the bus does not take ${left.map(({ envelope }) => envelope.id).join(', ')}`)
    const { failed } = await world.bus.publish(left)
    left = left.filter((_, position) => failed.includes(position))
  }
}
