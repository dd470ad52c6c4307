import type { Envelope } from '#shared/kernel/envelope.ts'
import type { Contract, EventData, EventName } from '#shared/kernel/contract.ts'
import { sampleShop, shopProfileId, type ShopProfile } from '#shared/vocabulary/shop-profile.ts'
import type { contracts } from '#services/contracts/contract.ts'
import type { production } from '#services/production/contract.ts'
import type { quality } from '#services/quality/contract.ts'
import type { quoting } from '#services/quoting/contract.ts'
import type { support } from '#services/support/contract.ts'

/** What the other services would say about one order of Aurora's; for this service's tests. */
export const orderId = 'ord_01JD3ZK8Q5W6X7Y8Z9ABCDEFGH'
export const lotA = 'lot_01JD3ZK8Q5W6X7Y8Z9ABCDEFGA'
export const lotB = 'lot_01JD3ZK8Q5W6X7Y8Z9ABCDEFGB'
export const planHash = 'a'.repeat(64)
const digest = 'c'.repeat(64)
const ada = { id: 'ada', name: 'Ada' }
const customer = { customerId: 'cus_aurora', customerName: 'Aurora Pumps GmbH' }
const part = { number: 'AP-4711', name: 'Bearing bracket', revision: 'A' }
const eur = (minor: number) => ({ minor, currency: 'EUR' })

let serial = 0
type Place = { readonly at?: string; readonly id?: string; readonly aggregateId?: string; readonly version?: number }

const envelope = <C extends Contract, E extends EventName<C>>(type: E, data: EventData<C, E>, { at, id, aggregateId, version }: Place): Envelope => {
  serial += 1
  const of = aggregateId ?? `thing-${serial}`
  return {
    id: id ?? `${of}.${version ?? 1}.0`, type, schemaVersion: 1, orderId, aggregateId: of, aggregateVersion: version ?? 1, occurredAt: at ?? '2026-03-02T08:00:00.000Z',
    exportClass: 'confidential', actor: { kind: 'user', id: 'ada', name: 'Ada' }, causationId: 'test', correlationId: 'test', data: JSON.parse(JSON.stringify(data)),
  }
}

export const shopProfileSet = (version: number, changed: Partial<ShopProfile>) =>
  envelope<typeof contracts, 'ShopProfileSet'>('ShopProfileSet', { ...sampleShop, ...changed }, { aggregateId: shopProfileId, version })

export const planApproved = (place: Place = {}, changed: { readonly planHash?: string; readonly piecesPerPackage?: number; readonly incoterm?: 'DAP' | 'FCA' } = {}) => envelope<typeof quoting, 'PlanApproved'>('PlanApproved', {
  planId: 'pln_1', rfqId: 'rfq_1', ...customer, revision: 1, contentHash: changed.planHash ?? planHash, approver: ada, approvedAt: '2026-03-02T08:00:00.000Z',
  content: {
    rfqId: 'rfq_1', revision: 1, part, material: 'EN AW-6082 T6', finish: '', toleranceClass: 'ISO 2768-m', quantity: 20,
    documents: [{ sha256: digest, name: 'bracket.step', revision: 'A', exportClass: 'confidential' }],
    routing: [{ sequence: 10, name: 'Mill', workCentre: 'MILL', performer: 'manufacturer', setupSeconds: 0, cycleSeconds: 60, instructions: '' }],
    standards: [], controlPlan: [{ number: 1, description: 'Bore', designator: 'none', kind: 'attribute', stage: 'final', method: 'Gauge', sampling: { plan: 'every-piece' } }],
    packaging: { method: 'VCI bag, foam-lined carton', piecesPerPackage: changed.piecesPerPackage ?? 10, packageKind: 'carton', labelling: 'Part number on each carton' },
    delivery: { incoterm: changed.incoterm ?? 'DAP', place: 'Stuttgart', address: { name: 'Aurora Pumps GmbH', lines: ['Hafenstrasse 12'], city: 'Stuttgart', postalCode: '70327', country: 'DE' } },
    unitPrice: eur(10_000), total: eur(200_000), breaks: [], leadTimeDays: 28,
  },
}, place)

const agreement = { contractId: 'ctr_1', number: 'CTR-000001', ...customer, planId: 'pln_1', planRevision: 1, planHash }
const balance = { milestoneId: 'balance', name: 'Balance', amount: eur(100_000), gate: 'shipment' as const }
const terms = (milestones: readonly (typeof balance)[]) => ({ documentHash: digest, termsVersion: '1', milestones: [...milestones], clauses: [] })

export const contractSigned = (place: Place = {}, { milestones = [balance], hash = planHash }: { readonly milestones?: readonly (typeof balance)[]; readonly hash?: string } = {}) =>
  envelope<typeof contracts, 'ContractSigned'>('ContractSigned', { ...agreement, planHash: hash, ...terms(milestones), signatures: [] }, { aggregateId: 'ctr_1', version: 3, ...place })
export const contractAmended = (place: Place = {}, hash = planHash) =>
  envelope<typeof contracts, 'ContractAmended'>('ContractAmended', { ...agreement, planHash: hash, ...terms([balance]), parentHash: digest, amendment: 1 }, { aggregateId: 'ctr_1', version: 5, ...place })
export const contractTerminated = (place: Place = {}) =>
  envelope<typeof contracts, 'ContractTerminated'>('ContractTerminated', { ...agreement, reason: 'Project stopped', by: ada }, { aggregateId: 'ctr_1', version: 9, ...place })

const money = (settled: boolean) => ({ ...agreement, milestone: balance, amount: eur(100_000), received: eur(settled ? 100_000 : 0), settled, standing: 'Received' as const, provider: 'stripe', providerEventId: 'evt_1' })
export const paymentReceived = (place: Place = {}, settled = true, standing: 'Received' | 'Disputed' = 'Received') => envelope<typeof contracts, 'PaymentReceived'>('PaymentReceived', { ...money(settled), standing }, { aggregateId: 'ctr_1', version: 4, ...place })
export const paymentDisputed = (place: Place = {}) => envelope<typeof contracts, 'PaymentDisputed'>('PaymentDisputed', { ...money(true), standing: 'Disputed', reason: 'fraudulent' }, { aggregateId: 'ctr_1', version: 6, ...place })
export const paymentRefunded = (place: Place = {}, settled = false) => envelope<typeof contracts, 'PaymentRefunded'>('PaymentRefunded', { ...money(settled), standing: 'Refunded', reason: 'goodwill' }, { aggregateId: 'ctr_1', version: 7, ...place })

const lotOf = (lotId: string) => ({ lotId, lotNumber: lotId === lotA ? 'LOT-000001' : 'LOT-000002', customerId: customer.customerId, workOrderId: 'wo_1', planHash, part })
export const lotPassed = (lotId = lotA, quantity = 20, place: Place = {}) => envelope<typeof quality, 'LotPassedQC'>('LotPassedQC', {
  ...lotOf(lotId), quantity, inspectionId: 'ins_1', inspector: ada, passedAt: '2026-03-02T08:00:00.000Z', findings: [],
  certificate: { certificateId: `crt_${lotId.slice(-1)}`, number: `CRT-00000${lotId.slice(-1)}`, sha256: 'd'.repeat(64) },
}, place)
export const lotHeld = (lotId = lotA, place: Place = {}) => envelope<typeof quality, 'LotHeld'>('LotHeld', { ...lotOf(lotId), reason: 'Suspect gauge' }, place)
const ncr = (lotId: string, quantity: number) => ({ ...lotOf(lotId), ncrId: 'ncr_1', number: 'NCR-000001', quantity, description: 'Bore too large' })
export const nonconformanceOpened = (lotId = lotA, place: Place = {}) => envelope<typeof quality, 'NonconformanceOpened'>('NonconformanceOpened', { ...ncr(lotId, 2), characteristics: [1] }, place)
export const dispositioned = (lotId = lotA, disposition: 'scrap' | 'use-as-is' = 'scrap', place: Place = {}) =>
  envelope<typeof quality, 'NonconformanceDispositioned'>('NonconformanceDispositioned', { ...ncr(lotId, 2), disposition, cause: 'workmanship', decidedBy: ada }, place)
export const lotScrapped = (lotId = lotA, quantity = 2, place: Place = {}) => envelope<typeof production, 'LotScrapped'>('LotScrapped', {
  ...lotOf(lotId), number: 'WO-000001', planId: 'pln_1', quantity, cause: 'workmanship', bearer: 'manufacturer', remaining: 18,
}, place)

const complaint = { caseId: 'cas_1', number: 'CAS-000001', customerId: customer.customerId }
const rma = (lotId: string, quantity: number) => ({ ...complaint, rmaId: 'rma_1', rmaNumber: 'RMA-000001', lots: [{ lotId, lotNumber: lotOf(lotId).lotNumber, quantity }], cause: 'workmanship' as const, bearer: 'manufacturer' as const })
export const returnAuthorized = (lotId = lotA, quantity = 5, place: Place = {}) => envelope<typeof support, 'ReturnAuthorized'>('ReturnAuthorized', { ...rma(lotId, quantity), reason: 'Bore too large' }, place)
export const returnSettled = (lotId = lotA, quantity = 5, settlement: 'replace' | 'reject' = 'replace', place: Place = {}) => envelope<typeof support, 'ReturnSettled'>('ReturnSettled', { ...rma(lotId, quantity), settlement }, place)
export const recallDeclared = (lotIds: readonly string[] = [lotA], place: Place = {}) =>
  envelope<typeof support, 'RecallDeclared'>('RecallDeclared', { ...complaint, reason: 'Cracks', lots: lotIds.map((lotId) => ({ lotId, lotNumber: lotOf(lotId).lotNumber, quantity: 5 })) }, place)
