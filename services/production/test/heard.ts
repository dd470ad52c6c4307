import type { Envelope } from '#shared/kernel/envelope.ts'
import type { PlanContent } from '#shared/vocabulary/plan-content.ts'
import { hashA } from './facts.ts'
import { orderId } from './order.ts'

const customer = { customerId: 'cus_aurora', customerName: 'Aurora Pumps GmbH' }
const person = { id: 'buyer-aurora', name: 'Bea Buyer' }
const part = { number: 'AP-4711', name: 'Bearing bracket', revision: 'A' }
const eur = (minor: number) => ({ minor, currency: 'EUR' })
const step = { setupSeconds: 600, cycleSeconds: 120, instructions: '' }

/** An approved plan as quoting publishes it: sawn here, anodised outside, engraved by the customer, deburred here. */
export const content: PlanContent = {
  rfqId: 'rfq_01JD3ZQ8V5N6M7P8R9S0T1V2W3', revision: 1, part, material: 'EN AW-6082 T6', finish: '', toleranceClass: 'ISO 2768-m', quantity: 20,
  documents: [{ sha256: 'e'.repeat(64), name: 'bracket.step', revision: 'A', exportClass: 'confidential' }],
  routing: [
    { ...step, sequence: 10, name: 'Saw blanks', workCentre: 'SAW-1', performer: 'manufacturer' },
    { ...step, sequence: 20, name: 'Anodise', workCentre: 'OUTSIDE', performer: 'subcontractor', supplier: 'Eloxal Nord' },
    { ...step, sequence: 30, name: 'Engrave', workCentre: 'CUSTOMER', performer: 'customer' },
    { ...step, sequence: 40, name: 'Deburr', workCentre: 'BENCH', performer: 'manufacturer' },
  ],
  standards: [], controlPlan: [], packaging: { method: 'Carton', piecesPerPackage: 10, packageKind: 'carton', labelling: '' },
  delivery: { incoterm: 'DAP', place: 'Stuttgart', address: { name: 'Aurora', lines: ['Hafenstrasse 12'], city: 'Stuttgart', postalCode: '70327', country: 'DE' } },
  unitPrice: eur(10_000), total: eur(200_000), breaks: [], leadTimeDays: 28,
}

let count = 0
/** An event as another service would publish it; ids are new each time, versions as given. */
export const envelope = (type: string, aggregateId: string, aggregateVersion: number, data: object, occurredAt = '2026-03-02T08:00:00.000Z'): Envelope => {
  count += 1
  return {
    id: `${aggregateId}.${aggregateVersion}.${count}`, type, schemaVersion: 1, orderId, aggregateId, aggregateVersion, occurredAt,
    exportClass: 'confidential', actor: { kind: 'user', id: person.id, name: person.name }, causationId: 'cause', correlationId: 'chain', data: JSON.parse(JSON.stringify(data)),
  }
}

const plan = { planId: 'pln_01JD3ZQ8V5N6M7P8R9S0T1V2W3', rfqId: content.rfqId, ...customer, revision: 1 }
const contract = { contractId: 'ctr-1', number: 'CTR-000001', ...customer, planId: plan.planId, planRevision: 1, planHash: hashA }
const milestone = { milestoneId: 'ms-1', name: 'Deposit', amount: eur(100_000), gate: 'production' }
const terms = { documentHash: 'd'.repeat(64), termsVersion: '2026-01', milestones: [milestone], clauses: [{ id: '7.2', cause: 'workmanship', bearer: 'manufacturer' }] }
const paid = { ...contract, milestone, amount: eur(100_000), received: eur(100_000), settled: true, provider: 'stripe', providerEventId: 'evt_1' }

export const planApproved = (contentHash = hashA, version = 3) => envelope('PlanApproved', plan.planId, version, { ...plan, contentHash, content: { ...content, controlPlan: [characteristic] }, approver: person, approvedAt: '2026-03-02T08:00:00.000Z' })
const characteristic = { number: 1, description: 'Edges broken', designator: 'none', kind: 'attribute', stage: 'final', method: 'Visual', sampling: { plan: 'every-piece' } }
export const contractSigned = (version = 4) => envelope('ContractSigned', 'ctr-1', version, { ...contract, ...terms, signatures: [] })
export const contractTerminated = (version = 9) => envelope('ContractTerminated', 'ctr-1', version, { ...contract, reason: 'Insolvency', by: person })
export const payment = (type: 'PaymentReceived' | 'PaymentFailed' | 'PaymentDisputed' | 'PaymentRefunded', version: number, settled = true, standing?: 'Disputed' | 'Refunded') => envelope(type, 'ctr-1', version, { ...paid, settled, standing, reason: 'card' })

const lot = (lotId: string, lotNumber: string) => ({ lotId, lotNumber, customerId: customer.customerId, workOrderId: 'wo', planHash: hashA, part })
export const lotHeld = (lotId: string, ncrId: string, at: string) => envelope('LotHeld', ncrId, 1, { ...lot(lotId, 'L'), reason: 'Burrs', ncrId }, at)
export const dispositioned = (lotId: string, ncrId: string, disposition: string, quantity: number, at: string) =>
  envelope('NonconformanceDispositioned', ncrId, 3, { ...lot(lotId, 'L'), ncrId, number: 'NCR-000001', quantity, description: 'Burrs', disposition, cause: 'workmanship', decidedBy: person }, at)
export const lotPassed = (lotId: string, quantity: number, at: string) =>
  envelope('LotPassedQC', 'ins-1', 5, { ...lot(lotId, 'L'), quantity, inspectionId: 'ins-1', inspector: person, passedAt: at, findings: [], certificate: { certificateId: 'crt-1', number: 'CRT-000001', sha256: 'c'.repeat(64) } }, at)
export const shipped = (shipmentId: string, lots: readonly { lotId: string; quantity: number }[]) => envelope('Shipped', shipmentId, 6, {
  shipmentId, number: 'SHP-000001', customerId: customer.customerId, carrier: 'DHL', incoterm: 'DAP', place: 'Stuttgart', dispatchedAt: '2026-03-05T08:00:00.000Z', riskTransferred: false,
  packages: lots.map(({ lotId, quantity }, index) => ({ packageId: `pkg-${index}`, sscc: '106141412345678908', lots: [{ lotId, lotNumber: 'L', quantity }] })),
})
export const returnSettled = (lotId: string, quantity: number) => envelope('ReturnSettled', 'rma-1', 7, {
  caseId: 'cas-1', number: 'CAS-000001', customerId: customer.customerId, rmaId: 'rma-1', rmaNumber: 'RMA-000001', lots: [{ lotId, lotNumber: 'L', quantity }], cause: 'workmanship', bearer: 'manufacturer', settlement: 'replace',
})

