import { logistics } from '#services/logistics/contract.ts'
import { quoting } from '#services/quoting/contract.ts'
import type { Document } from '#shared/documents/document.ts'
import type { DocumentTools } from '#shared/documents/tools.ts'
import type { Answered } from '#shared/kernel/client.ts'
import type { Envelope } from '#shared/kernel/envelope.ts'
import { contentHash } from '#shared/kernel/hash.ts'
import { signStripe } from '#shared/kernel/webhook.ts'
import { notedMail } from '#shared/testing/noted-mail.ts'
import { workshop, type Workshop } from '#shared/testing/scenario.ts'
import { contracts } from '../contract.ts'
import { exampleIssue, exampleSignature } from '../examples.ts'
import { contractsService } from '../handlers.ts'
import { contractsWorkers } from '../workers.ts'

export const orderId = 'ord_01JD0000000000000000000001'
const planId = 'pln_01JD0000000000000000000001'
export const contractId = 'ctr_01JD0000000000000000000001'
export const eur = (minor: number) => ({ minor, currency: 'EUR' })
const { Delivered: { data: Parcels } } = logistics.events

export const content = {
  rfqId: 'rfq_1', revision: 1, part: { number: 'AP-4711', name: 'Bearing bracket', revision: 'A' }, material: 'EN AW-6082 T6', finish: '', toleranceClass: 'ISO 2768-m', quantity: 20,
  documents: [{ sha256: 'b'.repeat(64), name: 'bracket.pdf', revision: 'A', exportClass: 'confidential' as const }],
  routing: [{ sequence: 10, name: 'Mill complete', workCentre: 'MILL', performer: 'manufacturer' as const, setupSeconds: 3600, cycleSeconds: 2700, instructions: '' }],
  standards: ['ISO 2768-m'],
  controlPlan: [{ number: 1, description: 'Bore ⌀25 H7', designator: 'critical' as const, kind: 'variable' as const, nominal: { value: '25.000', unit: 'mm' as const }, lower: '25.000', upper: '25.021', stage: 'final' as const, method: 'Bore gauge', sampling: { plan: 'fixed' as const, size: 5 } }],
  packaging: { method: 'VCI bag', piecesPerPackage: 10, packageKind: 'carton' as const, labelling: '' },
  delivery: { incoterm: 'DAP' as const, place: 'Stuttgart', address: { name: 'Aurora Pumps GmbH', lines: ['Hafenstrasse 12'], city: 'Stuttgart', postalCode: '70327', country: 'DE' } },
  unitPrice: eur(15_000), total: eur(300_000), breaks: [], leadTimeDays: 28,
}

export const envelope = (type: string, aggregateId: string, data: unknown, version = 1): Envelope => ({
  id: `${aggregateId}.${version}.0`, type, schemaVersion: 1, orderId, aggregateId, aggregateVersion: version, occurredAt: '2026-03-02T07:00:00.000Z',
  exportClass: 'confidential', actor: { kind: 'user', id: 'buyer-aurora', name: 'Bea Buyer' }, causationId: 'cause', correlationId: 'correlation', data: JSON.parse(JSON.stringify(data)),
})
export const approved = (revision = 1, approvedAt = '2026-03-02T07:00:00.000Z') => {
  const revised = { ...content, revision }
  return envelope('PlanApproved', planId, { planId, rfqId: 'rfq_1', customerId: 'cus_aurora', customerName: 'Aurora Pumps GmbH', revision, contentHash: contentHash(revised), content: revised, approver: { id: 'buyer-aurora', name: 'Bea Buyer' }, approvedAt }, revision)
}
export const delivered = envelope('Delivered', 'shp_1', Parcels.parse({
  shipmentId: 'shp_1', number: 'SHP-000001', customerId: 'cus_aurora', carrier: 'DHL', deliveredAt: '2026-03-20T09:00:00.000Z',
  packages: [{ packageId: 'pkg_1', sscc: '106141412345678908', lots: [{ lotId: 'lot_1', lotNumber: 'LOT-1', quantity: 20 }] }],
}))

/** Not a PDF, but bytes that are the document's and nobody else's; the real engine has a test of its own below. */
const plainly = async ({ attachments: _attachments, ...document }: Document): Promise<Uint8Array> => new TextEncoder().encode(JSON.stringify(document))
export const value = <T>(answer: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: { readonly code: string; readonly detail: string } }): T => {
  if (!answer.ok) throw new Error(`${answer.problem.code}: ${answer.problem.detail}`)
  return answer.value
}
type Signing = Answered<typeof contracts.routes.signContract>

/** The contracts service with an approved plan, and what its people do there. */
export const openShop = async (render: DocumentTools['render'] = plainly, post = notedMail()) => {
  const shop: Workshop<typeof contracts> = workshop(contracts, contractsService, { workers: contractsWorkers, tools: { ...post, render } })
  await shop.hear(quoting, approved())
  const read = async () => value(await shop.as('manager').readContract({ params: { contractId } }))
  const sign = async (role: 'buyer' | 'manager', more: object = {}): Promise<Signing> => {
    const state = await read()
    const document = 'document' in state ? state.document : { statement: 'x', documentHash: '0'.repeat(64) }
    return shop.as(role).signContract({ params: { contractId }, version: state.version, body: { ...exampleSignature, intentText: document.statement, documentHash: document.documentHash, ...more } })
  }
  const issue = async (locale: 'en' | 'te' = 'en') => {
    value(await shop.as('sales-engineer').issueContract({ params: { contractId }, version: (await read()).version, body: { ...exampleIssue, locale } }))
    await shop.work()
    return read()
  }
  const signBoth = async () => { await issue(); value(await sign('buyer')); return value(await sign('manager')) }
  const stripe = async (event: { id: string; type: string; data: { object: object } }) => {
    const body = JSON.stringify(event)
    return shop.send({ method: 'POST', path: '/webhooks/payments', headers: { 'content-type': 'application/json', 'stripe-signature': signStripe('test secret PAYMENT_WEBHOOK_SECRET', body, shop.clock.now()) }, body })
  }
  const types = async () => (await shop.published()).map(({ type }) => type)
  return { ...shop, read, sign, issue, signBoth, stripe, types }
}

/** A payment that has succeeded at the provider. */
export const paid = (minor: number, milestoneId = 'M1', more: object = {}) => ({ id: `evt_${milestoneId}_${minor}`, type: 'payment_intent.succeeded', data: { object: { id: `pi_${milestoneId}`, amount: minor, currency: 'eur', metadata: { contractId, milestoneId }, ...more } } })
