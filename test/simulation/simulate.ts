import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { canonicalJson } from '#shared/kernel/hash.ts'
import type { Faults } from '#shared/testing/simulator/faults.ts'
import type { Hosting } from '#shared/testing/simulator/host.ts'
import { notedMail } from '#shared/testing/noted-mail.ts'
import { world, type Tampering, type World } from '#shared/testing/simulator/world.ts'
import { openGeometry } from '#services/quoting/geometry/analyse.ts'
import type { Drawing } from '#local/demo/quoting-steps.ts'
import type { Shop } from '#local/demo/shop.ts'
import { services, type Tools } from '#local/services.ts'
import { shadow, type Shadow } from './invariants.ts'
import { shopIn } from './shop.ts'

export const drawing: Drawing = { name: 'mfcad.step', bytes: new Uint8Array(readFileSync(join(import.meta.dirname, '../../services/quoting/geometry/samples/mfcad_0-0-0-2-11-23.step'))) }

/** Everything that workers carry. */
export type SimulatedTools = Tools & ReturnType<typeof notedMail>

/**
 * The real geometry kernel measures the part once and the answer is kept, and documents are their own canonical JSON: the simulator
 * may only wait for what its clock knows. The journeys and the demo use the real tools throughout.
 */
export const simulatedTools = async (): Promise<SimulatedTools> => {
  const geometry = openGeometry()
  const measured = await geometry.analyse(drawing.bytes, 'step')
  geometry.close()
  return { ...notedMail(), analyse: async () => measured, render: async (document) => new TextEncoder().encode(canonicalJson(JSON.parse(JSON.stringify(document)))) }
}

export type Simulation = { readonly world: World; readonly shop: Shop; readonly seen: Shadow; readonly told: string[] }
type Options = { readonly seed: number; readonly faults: Faults; readonly tools: SimulatedTools; readonly tampering?: Tampering; readonly instead?: ReadonlyMap<string, Hosting> }

export const simulation = ({ seed, faults, tools, tampering, instead }: Options): Simulation => {
  const seen = shadow()
  const it = world({ seed, services, tools, faults, committed: (service, writes) => seen.see(service, writes), ...(tampering && { tampering }), ...(instead && { instead }) })
  const told: string[] = []
  return { world: it, seen, told, shop: shopIn(it, { customer: 'aurora', tell: (who, what) => told.push(`${who}: ${what}`) }) }
}

/** Emitted = consumed: every event reached every queue that listens for it, and was committed there exactly once. */
export const checkConservation = ({ world: it, seen }: Simulation): void => {
  const emitted = it.hosted.flatMap(({ service }) => [...seen.items(service).values()].filter((item) => item['publish'] === true).map((item) => ({ source: service, envelope: JSON.parse(String(item['envelope'])) })))
  expect(new Set(emitted.map(({ envelope }) => envelope.id)).size, 'two events share an id').toBe(emitted.length)
  const sent = new Set(it.network.everPublished().map(({ envelope }) => envelope.id))
  for (const { envelope } of emitted) expect(sent, `${envelope.type} ${envelope.id} never left its service`).toContain(envelope.id)
  for (const { service: name, queues } of it.hosted) {
    for (const queue of queues) {
      const heard = emitted.filter(({ source, envelope }) => queue.listens.some((each) => each.source === `throughline.${source}` && each.type === envelope.type))
      for (const { envelope } of heard) expect(settled(seen, name, queue.name, envelope.id), `${queue.name} never dealt with ${envelope.type} ${envelope.id}`).toBe(true)
    }
  }
}

/** A reaction that has nothing to do leaves a receipt too. */
const settled = (seen: Shadow, service: string, queue: string, id: string): boolean => seen.items(service).has(`receipt#event#${queue}#${id}|receipt`)

