import type { Envelope } from '#shared/kernel/envelope.ts'
import type { DocumentRef } from '#shared/vocabulary/part.ts'
import { sampleShop, shopProfileId, type ShopProfile } from '#shared/vocabulary/shop-profile.ts'
import type { Characteristic } from '../inspection-plan-view.ts'

/** One order as quality hears of it: a bracket with a bore, twenty pieces in one lot. For tests and for reading. */
const ulid = (tail: string) => `01JD3Z0000000000000000${tail}`
export const orderId = `ord_${ulid('000A')}`
export const lotId = `lot_${ulid('000B')}`
export const otherLotId = `lot_${ulid('000C')}`
export const planHash = 'a'.repeat(64)
export const heatIds = ['H-7719']
const customerId = 'cus_aurora'
const part = { number: 'AP-4711', name: 'Bearing bracket', revision: 'A' }

export const documents: DocumentRef[] = [{ sha256: 'd'.repeat(64), name: 'AP-4711.pdf', revision: 'A', exportClass: 'confidential' }]

export const controlPlan: Characteristic[] = [
  { number: 1, description: 'Mill certificate EN 10204 3.1 matches the heat', designator: 'none', kind: 'attribute', stage: 'receipt', method: 'Document review', sampling: { plan: 'every-piece' } },
  { number: 2, description: 'Bore ⌀25 H7', designator: 'critical', kind: 'variable', nominal: { value: '25.000', unit: 'mm' }, lower: '25.000', upper: '25.021', stage: 'final', method: 'Bore gauge', sampling: { plan: 'fixed', size: 5 } },
  { number: 3, description: 'Edges broken, no burrs', designator: 'none', kind: 'attribute', stage: 'final', method: 'Visual', sampling: { plan: 'every-piece' } },
]

type Told = { readonly type: string; readonly aggregateId: string; readonly version?: number; readonly at?: string; readonly causationId?: string; readonly data: object }

export const told = ({ type, aggregateId, version = 1, at = '2026-03-02T07:00:00.000Z', causationId = 'req_1', data }: Told): Envelope => ({
  id: `${aggregateId}.${version}.0`, type, schemaVersion: 1, orderId, aggregateId, aggregateVersion: version, occurredAt: at,
  exportClass: 'confidential', actor: { kind: 'user', id: 'someone', name: 'Someone' }, causationId, correlationId: 'cor_1', data: JSON.parse(JSON.stringify(data)),
})

const planId = `pln_${ulid('000D')}`
const work = { workOrderId: `wo_${ulid('000A')}`, number: 'WO-000001', customerId, planId, planHash, part }
const person = { id: 'operator', name: 'Oli Operator' }
const address = { name: 'Aurora Pumps GmbH', lines: ['Hafenstrasse 12'], city: 'Stuttgart', postalCode: '70327', country: 'DE' }
const eur = (minor: number) => ({ minor, currency: 'EUR' })

export const shopProfileSet = (version: number, changed: Partial<ShopProfile>): Envelope => told({ type: 'ShopProfileSet', aggregateId: shopProfileId, version, data: { ...sampleShop, ...changed } })

export const planApproved = (): Envelope => told({
  type: 'PlanApproved', aggregateId: planId, version: 3,
  data: {
    planId, rfqId: `rfq_${ulid('000E')}`, customerId, customerName: 'Aurora Pumps GmbH', revision: 1, contentHash: planHash, approver: { id: 'buyer-aurora', name: 'Bea Buyer' }, approvedAt: '2026-03-01T09:00:00.000Z',
    content: {
      rfqId: `rfq_${ulid('000E')}`, revision: 1, part, material: 'EN AW-6082 T6', finish: '', toleranceClass: 'ISO 2768-m', quantity: 20, documents,
      routing: [{ sequence: 10, name: 'Mill complete', workCentre: 'MILL', performer: 'manufacturer', setupSeconds: 3600, cycleSeconds: 2700, instructions: '' }],
      standards: ['ISO 2768-m'], controlPlan,
      packaging: { method: 'VCI bag', piecesPerPackage: 10, packageKind: 'carton', labelling: '' }, delivery: { incoterm: 'DAP', place: 'Stuttgart', address },
      unitPrice: eur(10_000), total: eur(200_000), breaks: [], leadTimeDays: 28,
    },
  },
})

export const released = (): Envelope => told({
  type: 'ProductionReleased', aggregateId: work.workOrderId, version: 4,
  data: { ...work, quantity: 20, lots: [{ lotId, lotNumber: 'LOT-000001', quantity: 20, heatIds }] },
})

const lot = { ...work, lotId, lotNumber: 'LOT-000001' }
export const operationDone = (sequence = 10, good = 20) => ({
  sequence, name: 'Mill complete', workCentre: 'MILL', performer: 'manufacturer', by: person, startedAt: '2026-03-02T06:00:00.000Z', finishedAt: '2026-03-02T07:00:00.000Z', good, scrap: 20 - good, rework: 0,
})

export const completedLot = (quantity = 20): Envelope => told({
  type: 'LotCompleted', aggregateId: lotId, version: 7,
  data: { ...lot, quantity, scrapped: 20 - quantity, heatIds, material: 'EN AW-6082 T6', operations: [operationDone()] },
})

type Scrap = { readonly remaining: number; readonly quantity: number; readonly version: number; readonly causationId?: string }
export const scrappedLot = ({ remaining, quantity, version, causationId = 'req_2' }: Scrap): Envelope => told({
  type: 'LotScrapped', aggregateId: lotId, version, causationId,
  data: { ...lot, quantity, cause: 'workmanship', bearer: 'manufacturer', remaining },
})

const complaint = { caseId: `cas_${ulid('000F')}`, number: 'CAS-000001', customerId }
const called = (lotIds: readonly string[]) => lotIds.map((each) => ({ lotId: each, lotNumber: 'LOT-000001', quantity: 20 }))

export const recall = (lotIds: readonly string[]): Envelope => told({ type: 'RecallDeclared', aggregateId: complaint.caseId, version: 5, data: { ...complaint, lots: called(lotIds), reason: 'Cracks.' } })

export const returned = (lotIds: readonly string[]): Envelope => told({
  type: 'ReturnAuthorized', aggregateId: `rma_${ulid('000G')}`, version: 2,
  data: { ...complaint, rmaId: `rma_${ulid('000G')}`, rmaNumber: 'RMA-000001', lots: called(lotIds), cause: 'workmanship', bearer: 'manufacturer', reason: 'Cracks.' },
})
