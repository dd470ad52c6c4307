import { services, type Tools } from '#local/services.ts'
import type { SampleCustomer } from '#shared/adapters/local/sample-people.ts'
import type { Claims } from '#shared/kernel/actor.ts'
import type { Transport } from '#shared/kernel/client.ts'
import type { Contract } from '#shared/kernel/contract.ts'
import { canonicalJson } from '#shared/kernel/hash.ts'
import type { Item, Write } from '#shared/kernel/ports.ts'
import { ok } from '#shared/kernel/result.ts'
import { nothingRecognised } from '#services/quoting/geometry/report.ts'
import { noFault } from '#shared/testing/simulator/faults.ts'
import { notedMail } from '#shared/testing/noted-mail.ts'
import { world } from '#shared/testing/simulator/world.ts'
import { plainToken } from '#shared/testing/scenario.ts'
import type { ExportClass } from '#shared/vocabulary/export-class.ts'
import { prefixes } from '#shared/vocabulary/prefixes.ts'
import { shopIn } from '../simulation/shop.ts'
import { driven, type Known } from './known.ts'

export type House = {
  readonly hosted: readonly Contract[]
  /** A way to a service as somebody; without claims, without a token. */
  readonly as: (service: string, claims?: Claims) => Transport
  readonly known: { readonly [C in SampleCustomer]: Known }
  /** Transactions committed so far, in all services. */
  readonly commits: () => number
  /** The newest of every item of a service. */
  readonly items: (service: string) => readonly Item[]
}

/** A geometry kernel that always finds a cube, with a word written on it, and documents that are their own canonical JSON: neither decides who may see what. */
const tools: Tools & ReturnType<typeof notedMail> = {
  ...notedMail(),
  analyse: async () => ok({ preview: new TextEncoder().encode('glTF of a cube'), report: {
    decision: 'quotable', format: 'step', schema: 'AP214', units: 'mm', warnings: [], pmi: [], milliseconds: 1,
    solids: [{ volumeMm3: 1000, volumeRelativeError: 0, areaMm2: 600, boundingBoxMm: { min: [0, 0, 0], max: [10, 10, 10] }, centroidMm: [5, 5, 5], faces: { total: 6, plane: 6, cylinder: 0, cone: 0, sphere: 0, torus: 0, freeform: 0 }, ...nothingRecognised }],
    drawing: { pages: 1, layers: [], extentsMm: null, complete: true, lines: [{ text: 'Ra 1.6', x: 0, y: 0, height: 3, page: 1 }] },
  } }),
  render: async (document) => new TextEncoder().encode(canonicalJson(JSON.parse(JSON.stringify(document)))),
}

/** All services with their real handlers, one order of each customer driven to its end; then `visit` while everything is still up. */
export const inHouse = async (visit: (house: House) => Promise<void>, exportClass: ExportClass = 'confidential', hosted: typeof services = services): Promise<void> => {
  let commits = 0
  const kept = new Map<string, Map<string, Item>>(hosted.map(({ service }) => [service.manifest.contract.service, new Map()]))
  const keep = (service: string, writes: readonly Write[]): void => {
    // The log of deliveries also notes what was turned away; that is no effect of it.
    if (!writes.every((write) => write.kind === 'put' && write.item.pk.startsWith(`${prefixes.delivery}#`))) commits += 1
    for (const write of writes) if (write.kind === 'put') kept.get(service)?.set(`${write.item.pk} ${write.item.sk}`, write.item)
  }
  const it = world({ seed: 1, services: hosted, tools, faults: noFault, committed: keep })
  await it.run([async () => {
    const of = (customer: SampleCustomer): Promise<Known> =>
      driven(shopIn(it, { customer, tell: () => undefined }), customer, { name: 'part.step', bytes: new TextEncoder().encode(`A part of ${customer}.`), exportClass })
    const known = { aurora: await of('aurora'), borealis: await of('borealis') }
    await visit({
      known,
      hosted: hosted.map(({ service }) => service.manifest.contract),
      as: (service, claims) => it.transport(service, claims ? plainToken(claims) : ''),
      commits: () => commits,
      items: (service) => [...(kept.get(service)?.values() ?? [])],
    })
  }])
}
