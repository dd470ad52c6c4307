import { driveOrder } from '#local/demo/order.ts'
import type { Drawing } from '#local/demo/quoting-steps.ts'
import { must, until, type Shop } from '#local/demo/shop.ts'
import { exampleWorkCentre } from '#services/production/examples.ts'
import { quality } from '#services/quality/contract.ts'
import { customers, type SampleCustomer } from '#shared/adapters/local/sample-people.ts'
import { sha256 as hashOf } from '#shared/kernel/hash.ts'
import { derive } from '#shared/vocabulary/ids.ts'

/** Real ids of one customer's order: service → path parameter → id. */
export type Known = { readonly [service: string]: { readonly [param: string]: string } }

/**
 * One order of a customer driven through all seven steps and beyond: an amendment, tooling, a first article, a gauge, a hold, a case with a
 * photo, a return, an 8D report and a recall; and the plan as a PDF. So every kind of thing is there once.
 */
export const driven = async (shop: Shop, customer: SampleCustomer, drawing: Drawing): Promise<Known> => {
  let early: Promise<string> | undefined
  // An amendment needs a contract in force, a first article a lot that nobody complains about: both while the goods are on their way.
  const before = async (): Promise<string> => {
    await amend(shop, customer)
    return firstArticleOf(shop, customer)
  }
  const amending: Shop = { ...shop, carrier: async (event) => { await (early ??= before()); await shop.carrier(event) } }
  const { orderId, rfqId, contractId, lots, shipmentId } = await driveOrder(amending, drawing)
  const [lotId = ''] = lots
  return {
    quoting: { orderId, rfqId, line: '1', ...(await ofRequest(shop, rfqId)) },
    contracts: { orderId, contractId, company: customers[customer].customerId, personId: `buyer-${customer}`, clientId: `partner-${customer}`, number: '1', paymentId: await paymentOf(shop, orderId), deliveryId: await deliveryOf(shop.contracts('manager')) },
    production: { orderId, lotId, workOrderId: derive('workOrder', orderId), sequence: '20', workCentre: 'SAW-1', heatId: 'HT-70771', toolingId: await toolingOf(shop, orderId), workCentreId: await workCentreOf(shop, customer) },
    quality: { orderId, lotId, result: '1', faiId: real(await early), ...(await ofLot(shop, lotId)) },
    logistics: { orderId, lotId, shipmentId, ...(await ofShipment(shop, shipmentId)) },
    support: { orderId, lotId, heatId: 'HT-70771', ...(await ofCase(shop, customer, orderId, lotId)) },
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

const workCentreOf = async (shop: Shop, customer: SampleCustomer): Promise<string> =>
  (await must(shop.production('planner').addWorkCentre({ body: { ...exampleWorkCentre, name: `MILL-${customer}` } }))).workCentreId

const toolingOf = async (shop: Shop, orderId: string): Promise<string> => {
  const body = { owner: 'customer' as const, paidBy: 'customer' as const, description: 'Drilling jig' }
  return (await must(shop.production('clerk').registerTooling({ params: { workOrderId: derive('workOrder', orderId) }, body }))).toolingId
}

const ofRequest = async (shop: Shop, rfqId: string) => {
  const buyer = shop.quoting('buyer')
  const { documents } = await must(buyer.readRequest({ params: { rfqId } }))
  const { items } = await must(buyer.listPlans({ params: { rfqId } }))
  const planId = real(items[0]?.planId)
  await must(buyer.requestPlanDocument({ params: { planId }, body: { locale: 'en' } }))
  await until(shop, 'the PDF of the plan', async () => ((await must(buyer.readPlanDocument({ params: { planId } }))).status === 'Ready' ? true : undefined))
  return { sha256: real(documents[0]?.sha256), planId }
}

const paymentOf = async (shop: Shop, orderId: string): Promise<string> => {
  const { items } = await must(shop.contracts('manager').listPayments({ query: { status: 'Matched' } }))
  return real(items.find((each) => each.orderId === orderId)?.paymentId)
}

/** What a partner has sent last. */
const deliveryOf = async ({ listWebhookDeliveries }: Pick<ReturnType<Shop['contracts']>, 'listWebhookDeliveries'>): Promise<string> => {
  const { items } = await must(listWebhookDeliveries({ query: { status: 'Accepted' } }))
  return real(items[0]?.deliveryId)
}

const firstArticleOf = async (shop: Shop, customer: SampleCustomer): Promise<string> => {
  const inspector = shop.quality('inspector')
  const [passed] = (await must(shop.quality('buyer', customer).listLots({}))).items
  const { inspections } = await must(inspector.readLot({ params: { lotId: real(passed?.lotId) } }))
  const final = inspections.find(({ stage, status }) => stage === 'final' && status === 'Passed')
  const { faiId } = await must(inspector.draftFirstArticle({ params: { inspectionId: real(final?.inspectionId) }, body: { scope: { kind: 'full', reason: 'first-production' } } }))
  return faiId
}

const ofLot = async (shop: Shop, lotId: string) => {
  const inspector = shop.quality('inspector')
  const before = await must(inspector.readLot({ params: { lotId } }))
  const sampled = (await must(inspector.listSamplingStates({}))).items.find(({ lots }) => lots.some((each) => each.lotId === lotId))
  const held = await must(inspector.holdLot({ params: { lotId }, version: before.lot.version, body: { reason: 'To be looked at again.' } }))
  const gauge = await must(inspector.registerGauge({ body: quality.routes.registerGauge.example as { description: string; calibrationDueOn: string; calibrationCertificate: string } }))
  return {
    planHash: before.lot.planHash, certificateId: real(before.lot.certificates[0]?.certificateId), reference: real(held.holds[0]?.reference),
    inspectionId: real(before.inspections[0]?.inspectionId), ncrId: real(before.nonconformances[0]?.ncrId), gaugeId: gauge.gaugeId, samplingId: real(sampled?.samplingId),
  }
}

const ofShipment = async (shop: Shop, shipmentId: string) => {
  const shipment = await must(shop.logistics('clerk').readShipment({ params: { shipmentId } }))
  const { items } = await must(shop.logistics('clerk').listTrackings({ query: { status: 'Matched' } }))
  const packageId = real(shipment.packages[0]?.packageId)
  return {
    packageId,
    deliveryId: await deliveryOf(shop.logistics('manager')),
    sha256: real('documents' in shipment ? shipment.documents.packingSlip.sha256 : undefined),
    trackingNumber: real(items.find((each) => 'packageId' in each && each.packageId === packageId)?.trackingNumber),
  }
}

/** A complaint with a photo, a return and an 8D report on it, and a recall of the heat. */
const ofCase = async (shop: Shop, customer: SampleCustomer, orderId: string, lotId: string) => {
  const [buyer, agent] = [shop.support('buyer'), shop.support('support-agent')]
  await until(shop, 'the delivered order at support', async () => ((await must(buyer.listLots({ query: { orderId } }))).items.some((each) => each.lotId === lotId) ? true : undefined))
  const bytes = new TextEncoder().encode(`A photo of ${customer}.`)
  const sha256 = hashOf(bytes)
  await shop.upload('support', await must(buyer.requestUpload({ body: { sha256, bytes: bytes.byteLength, contentType: 'image/jpeg' } })), bytes, sha256)
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
