import { driveOrder } from '#local/demo/order.ts'
import { must, until, type Shop } from '#local/demo/shop.ts'
import { services, type Tools } from '#local/services.ts'
import { quality } from '#services/quality/contract.ts'
import { customers, type SampleCustomer } from '#shared/adapters/local/sample-people.ts'
import type { Claims } from '#shared/kernel/actor.ts'
import type { Transport } from '#shared/kernel/client.ts'
import type { Contract } from '#shared/kernel/contract.ts'
import { canonicalJson } from '#shared/kernel/hash.ts'
import type { Item, Write } from '#shared/kernel/ports.ts'
import { ok } from '#shared/kernel/result.ts'
import { noFault } from '#shared/testing/simulator/faults.ts'
import { world, type World } from '#shared/testing/simulator/world.ts'
import { plainToken } from '#shared/testing/scenario.ts'
import type { ExportClass } from '#shared/vocabulary/export-class.ts'
import { derive } from '#shared/vocabulary/ids.ts'
import { shopIn } from '../simulation/shop.ts'

/** Real ids of one customer's order: service → path parameter → id. */
export type Known = { readonly [service: string]: { readonly [param: string]: string } }

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

/** A geometry kernel that always finds a cube, and documents that are their own canonical JSON: neither decides who may see what. */
const tools: Tools = {
  analyse: async () => ok({
    decision: 'quotable', format: 'step', schema: 'AP214', units: 'mm', warnings: [], milliseconds: 1,
    solids: [{ volumeMm3: 1000, volumeRelativeError: 0, areaMm2: 600, boundingBoxMm: { min: [0, 0, 0], max: [10, 10, 10] }, centroidMm: [5, 5, 5], faces: { total: 6, plane: 6, cylinder: 0, cone: 0, sphere: 0, torus: 0, freeform: 0 } }],
  }),
  render: async (document) => new TextEncoder().encode(canonicalJson(JSON.parse(JSON.stringify(document)))),
}

/** All services with their real handlers, one order of each customer driven to its end; then `visit` while everything is still up. */
export const inHouse = async (visit: (house: House) => Promise<void>, exportClass: ExportClass = 'confidential', hosted: typeof services = services): Promise<void> => {
  let commits = 0
  const kept = new Map<string, Map<string, Item>>(hosted.map(({ service }) => [service.manifest.contract.service, new Map()]))
  const keep = (service: string, writes: readonly Write[]): void => {
    commits += 1
    for (const write of writes) if (write.kind === 'put') kept.get(service)?.set(`${write.item.pk} ${write.item.sk}`, write.item)
  }
  const it = world({ seed: 1, services: hosted, tools, faults: noFault, committed: keep })
  await it.run([async () => {
    const known = { aurora: await driven(it, 'aurora', exportClass), borealis: await driven(it, 'borealis', exportClass) }
    await visit({
      known,
      hosted: hosted.map(({ service }) => service.manifest.contract),
      as: (service, claims) => it.transport(service, claims ? plainToken(claims) : ''),
      commits: () => commits,
      items: (service) => [...(kept.get(service)?.values() ?? [])],
    })
  }])
}

const driven = async (it: World, customer: SampleCustomer, exportClass: ExportClass): Promise<Known> => {
  const shop = shopIn(it, { customer, tell: () => undefined })
  let amended: Promise<void> | undefined
  // An amendment needs a contract in force: it is proposed when the goods are on their way.
  const amending: Shop = { ...shop, carrier: async (event) => { await (amended ??= amend(shop, customer)); await shop.carrier(event) } }
  const { orderId, rfqId, contractId, lots, shipmentId } = await driveOrder(amending, { name: 'part.step', bytes: new TextEncoder().encode(`A part of ${customer}.`), exportClass })
  const [lotId = ''] = lots
  return {
    quoting: { orderId, rfqId, line: '1', ...(await ofRequest(shop, rfqId)) },
    contracts: { orderId, contractId, number: '1', paymentId: await paymentOf(shop, orderId) },
    production: { orderId, lotId, workOrderId: derive('workOrder', orderId), sequence: '20', workCentre: 'SAW-1', heatId: 'HT-70771', toolingId: await toolingOf(shop, orderId) },
    quality: { orderId, lotId, result: '1', ...(await ofLot(shop, lotId)) },
    logistics: { orderId, lotId, shipmentId, ...(await ofShipment(shop, shipmentId)) },
    ...(it.files.has('support') && { support: { orderId, lotId, heatId: 'HT-70771', ...(await ofCase(it, shop, customer, orderId, lotId)) } }),
  }
}

const amend = async (shop: Shop, customer: SampleCustomer): Promise<void> => {
  const sales = shop.contracts('sales-engineer', customer)
  const { items } = await must(sales.listContracts({ query: { status: 'Active' } }))
  for (const { contractId, version, clauses, milestones } of items.filter(({ amendments }) => amendments.length === 0)) {
    const body = {
      locale: 'en' as const, validDays: 30, reason: 'One more delivery address.', clauses,
      milestones: milestones.map(({ milestoneId, name, gate, amount }) => ({ milestoneId, name, gate, amount })),
    }
    await must(sales.proposeAmendment({ params: { contractId }, version, body }))
    await until(shop, 'the amendment', async () => ((await must(sales.readContract({ params: { contractId } }))).amendments[0]?.status === 'Rendering' ? undefined : true))
  }
}

const toolingOf = async (shop: Shop, orderId: string): Promise<string> => {
  const body = { owner: 'customer' as const, paidBy: 'customer' as const, description: 'Drilling jig' }
  return (await must(shop.production('clerk').registerTooling({ params: { workOrderId: derive('workOrder', orderId) }, body }))).toolingId
}

const ofRequest = async (shop: Shop, rfqId: string) => {
  const buyer = shop.quoting('buyer')
  const { documents } = await must(buyer.readRequest({ params: { rfqId } }))
  const { items } = await must(buyer.listPlans({ params: { rfqId } }))
  return { sha256: real(documents[0]?.sha256), planId: real(items[0]?.planId) }
}

const paymentOf = async (shop: Shop, orderId: string): Promise<string> => {
  const { items } = await must(shop.contracts('manager').listPayments({ query: { status: 'Matched' } }))
  return real(items.find((each) => each.orderId === orderId)?.paymentId)
}

const ofLot = async (shop: Shop, lotId: string) => {
  const inspector = shop.quality('inspector')
  const before = await must(inspector.readLot({ params: { lotId } }))
  // Before the hold: a lot held after passing is in a new round, and nothing more is drafted from its old inspection.
  const final = before.inspections.find(({ stage, status }) => stage === 'final' && status === 'Passed')
  const { faiId } = await must(inspector.draftFirstArticle({ params: { inspectionId: real(final?.inspectionId) }, body: { scope: { kind: 'full', reason: 'first-production' } } }))
  const sampled = (await must(inspector.listSamplingStates({}))).items.find(({ lots }) => lots.some((each) => each.lotId === lotId))
  const held = await must(inspector.holdLot({ params: { lotId }, version: before.lot.version, body: { reason: 'To be looked at again.' } }))
  const gauge = await must(inspector.registerGauge({ body: quality.routes.registerGauge.example as { description: string; calibrationDueOn: string; calibrationCertificate: string } }))
  return {
    planHash: before.lot.planHash, certificateId: real(before.lot.certificates[0]?.certificateId), reference: real(held.holds[0]?.reference),
    inspectionId: real(before.inspections[0]?.inspectionId), ncrId: real(before.nonconformances[0]?.ncrId), gaugeId: gauge.gaugeId, faiId, samplingId: real(sampled?.samplingId),
  }
}

const ofShipment = async (shop: Shop, shipmentId: string) => {
  const shipment = await must(shop.logistics('clerk').readShipment({ params: { shipmentId } }))
  const { items } = await must(shop.logistics('clerk').listTrackings({ query: { status: 'Matched' } }))
  const packageId = real(shipment.packages[0]?.packageId)
  return {
    packageId,
    sha256: real('documents' in shipment ? shipment.documents.packingSlip.sha256 : undefined),
    trackingNumber: real(items.find((each) => 'packageId' in each && each.packageId === packageId)?.trackingNumber),
  }
}

/** A complaint with a photo, a return and an 8D report on it, and a recall of the heat. */
const ofCase = async (it: World, shop: Shop, customer: SampleCustomer, orderId: string, lotId: string) => {
  const [buyer, agent] = [shop.support('buyer'), shop.support('support-agent')]
  await until(shop, 'the delivered order at support', async () => ((await must(buyer.listLots({ query: { orderId } }))).items.some((each) => each.lotId === lotId) ? true : undefined))
  const sha256 = real(await it.files.get('support')?.write(customers[customer].customerId, new TextEncoder().encode(`A photo of ${customer}.`), 'image/jpeg'))
  const photos = [{ sha256, name: 'seat.jpg', contentType: 'image/jpeg' as const }]
  const { caseId } = await must(buyer.openCase({ body: { orderId, lotIds: [lotId], kind: 'complaint', subject: 'Too tight', description: 'The bearing seat is too tight.', photos } }))
  const { rmaId } = await must(buyer.requestReturn({ params: { caseId }, body: { reason: 'Too tight.', lots: [{ lotId, quantity: 1 }] } }))
  const { reportId } = await must(shop.support('inspector').openEightD({ params: { caseId }, body: { symptom: 'The bearing seat is too tight.', response: 'What is in the house is locked up.' } }))
  const { recallId } = await must(agent.declareRecall({ body: { of: { kind: 'lots', lotIds: [lotId] }, reason: 'The mill has withdrawn the certificate.' } }))
  return { caseId, sha256, rmaId, reportId, recallId }
}

const real = (id: string | undefined): string => {
  if (id === undefined) throw new Error('the order was driven to its end and left no such thing')
  return id
}
