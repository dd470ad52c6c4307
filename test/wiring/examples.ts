import * as z from 'zod'
import { noFault } from '#shared/testing/simulator/faults.ts'
import type { Contract, EventSpec } from '#shared/kernel/contract.ts'
import type { Envelope } from '#shared/kernel/envelope.ts'
import { sourceOf, type Manifest } from '#shared/kernel/service.ts'
import { driveOrder } from '#local/demo/order.ts'
import { must } from '#local/demo/shop.ts'
import { sampleShop } from '#shared/vocabulary/shop-profile.ts'
import { samplesOf } from '../portal/sample-of.ts'
import { drawing, simulatedTools, simulation } from '../simulation/simulate.ts'
import { examplesFile } from './golden.ts'

/** An event as it goes over the bus; `drawn`: not one that was ever said, but values made up to fit its schema. */
export type Example = { readonly envelope: Envelope; readonly drawn?: true }

/**
 * An example of every event, by service: those of a whole order, as the services say them in the simulator, whose clock and ids are always the same. What such an
 * order does not bring about is drawn from its schema.
 */
export const examplesNow = async (manifests: readonly Manifest[]): Promise<ReadonlyMap<string, string>> => {
  const simulated = simulation({ seed: 1, faults: noFault, tools: await simulatedTools() })
  await simulated.world.run([async () => {
    const manager = simulated.shop.contracts('manager')
    await driveOrder(simulated.shop, drawing)
    const { items: [request] } = await must(simulated.shop.quoting('buyer').listRequests({ query: {} }))
    if (request) await must(simulated.shop.quoting('buyer').addMessage({ params: { rfqId: request.rfqId }, version: request.version, body: { text: 'Thank you: all of it arrived.' } }))
    await must(manager.setShopProfile({ version: 0, body: sampleShop }))
  }])
  const said = new Map<string, Envelope>()
  for (const { source, envelope } of simulated.world.network.everPublished()) {
    const key = `${source} ${envelope.type}`
    if (!said.has(key)) said.set(key, envelope)
  }
  return new Map(manifests.map(({ contract }) => [`${contract.service}/${examplesFile}`, `${JSON.stringify(examplesOf(contract, said), undefined, 2)}\n`]))
}

const examplesOf = ({ service, events }: Contract, said: ReadonlyMap<string, Envelope>): { readonly [type: string]: Example } =>
  Object.fromEntries(Object.entries(events).map(([type, spec]) => {
    const envelope = said.get(`${sourceOf(service)} ${type}`)
    return [type, envelope ? { envelope } : { drawn: true, envelope: drawn(type, spec) }]
  }))

const nobody = '01JD3ZQ8V5N6M7P8R9S0T1V2W3'

const drawn = (type: string, { schemaVersion, data }: EventSpec): Envelope => ({
  id: `${type}.1.0`, type, schemaVersion, orderId: `ord_${nobody}`, aggregateId: type, aggregateVersion: 1, occurredAt: '2026-03-02T07:00:00.000Z', exportClass: 'confidential',
  actor: { kind: 'user', id: 'sales-engineer', name: 'Sam Sales' }, causationId: 'cause', correlationId: 'correlation', data: z.json().parse(samplesOf(data)[0]),
})
