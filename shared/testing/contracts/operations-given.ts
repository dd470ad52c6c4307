import { byOrder } from '#shared/kernel/history.ts'
import type { Operations } from '#shared/kernel/operations/port.ts'
import type { FileKey, Item, Published } from '#shared/kernel/ports.ts'
import { manifest, sourceOf, type Manifest } from '#shared/kernel/service.ts'
import type { manualClock } from '../manual-clock.ts'
import { neighbour, sampleManifest } from '../sample-service.ts'

export const neighbourManifest = manifest({
  contract: neighbour, consumes: [], intents: {}, workers: {}, storage: { indexes: [byOrder], numbers: [], files: { http: ['write'] } }, secrets: [], personal: { keepYears: 1, things: {}, events: {} },
})
/** What the world under test must hold: the sample hears its neighbour, and its worker hears the sample. */
export const operated: readonly Manifest[] = [sampleManifest, neighbourManifest]

export type WorldUnderTest = {
  readonly world: Operations
  /** Makes a dead letter of an event, as a queue does after the last delivery. */
  readonly kill: (queue: string, event: Published) => Promise<void>
  /** Takes what a queue would deliver now. */
  readonly receive: (queue: string) => Promise<readonly string[]>
  /** The relay has passed what was committed so far. */
  readonly passed: (service: string) => Promise<void>
  readonly writeFile: (service: string, owner: string, bytes: Uint8Array) => Promise<string>
  readonly hasFile: (service: string, key: FileKey) => Promise<boolean>
  readonly close: () => Promise<void>
}

export const inbox = 'sample-inbox'
let orders = 0
export const newOrder = (): string => `ord_${(orders += 1)}`

export const eventOf = (orderId: string, version: number, occurredAt: string): Published => ({
  source: sourceOf('neighbour'),
  envelope: {
    id: `neighbour.${orderId}.${version}.0`, type: 'NeighbourSpoke', schemaVersion: 1, orderId, aggregateId: orderId, aggregateVersion: version, occurredAt, exportClass: 'public',
    actor: { kind: 'user', id: 'neighbour', name: 'Nora' }, causationId: 'req_1', correlationId: 'cor_1', data: { customerId: 'cus_aurora', text: 'é 😀' },
  },
})

export const entryOf = ({ envelope }: Published, publish = true): Item => {
  const place = `${String(envelope.aggregateVersion).padStart(10, '0')}#00`
  return {
    pk: `history#${envelope.aggregateId}`, sk: place, envelope: JSON.stringify(envelope), publish, customerId: 'cus_aurora', exportClass: envelope.exportClass,
    [byOrder]: envelope.orderId, [`${byOrder}Sort`]: `${envelope.occurredAt}#${envelope.aggregateId}#${place}`,
  }
}

/** What the parts of the suite share. */
export type Suite = {
  readonly at: () => WorldUnderTest
  readonly clock: ReturnType<typeof manualClock>
  readonly happened: (count: number, orderId?: string, seconds?: number) => Promise<Published[]>
  readonly idsOf: (events: readonly Published[]) => string[]
  readonly idsIn: (bodies: readonly string[]) => string[]
  readonly history: (span: Parameters<Operations['history']>[1]) => Promise<string[]>
}
