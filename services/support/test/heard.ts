import type { Contract, EventData, EventName } from '#shared/kernel/contract.ts'
import type { Envelope } from '#shared/kernel/envelope.ts'
import type { Cause } from '#shared/vocabulary/liability.ts'
import { contracts } from '#services/contracts/contract.ts'
import { logistics } from '#services/logistics/contract.ts'
import { production } from '#services/production/contract.ts'
import { quality } from '#services/quality/contract.ts'
import { quoting } from '#services/quoting/contract.ts'

/** What support hears in tests: the events of two customers' orders made of one bar of steel. */

const digest = 'a'.repeat(64)
/** Crockford's base 32 has no L. */
const ulid = (name: string): string => name.toUpperCase().replaceAll('L', '1').padStart(26, '0')
export const orderA = `ord_${ulid('A')}`
export const orderB = `ord_${ulid('B')}`
export const lot = (name: string): string => `lot_${ulid(name)}`
export const heat = 'H-48211'

export type Told = { readonly from: Contract; readonly event: Envelope }
type Where = { readonly orderId?: string; readonly customerId?: string; readonly version?: number; readonly at?: string }

const told = <C extends Contract, E extends EventName<C>>(from: C, type: E, aggregateId: string, data: EventData<C, E>, { orderId = orderA, version = 1, at = '2026-02-20T08:00:00.000Z' }: Where): Told => ({
  from,
  event: {
    id: `${aggregateId}.${version}.${type}`, type, schemaVersion: 1, orderId, aggregateId, aggregateVersion: version, occurredAt: at,
    exportClass: 'confidential', actor: { kind: 'system', id: from.service, name: from.service }, causationId: 'test', correlationId: 'test', data: JSON.parse(JSON.stringify(data)),
  },
})

const part = { number: 'AP-4711', name: 'Bearing bracket', revision: 'A' }
const person = { id: 'operator', name: 'Oli Operator' }
const customer = (customerId = 'cus_aurora') => ({ customerId, customerName: customerId === 'cus_aurora' ? 'Aurora Pumps GmbH' : 'Borealis Instruments Ltd' })

export const requirementsSubmitted = (where: Where = {}): Told => told(quoting, 'RequirementsSubmitted', `rfq_${ulid('R')}`, {
  rfqId: `rfq_${ulid('R')}`, number: 'RFQ-000001', ...customer(where.customerId), buyer: { id: 'buyer-aurora', name: 'Bea Buyer' }, part, quantities: [20], documents: [], requirements: 4,
}, where)

const contractOf = ({ orderId = orderA }: Where): string => orderId.replace('ord_', 'ctr_')
const signed = (where: Where, bearers: Partial<{ readonly [C in Cause]: 'customer' | 'manufacturer' }>) => ({
  contractId: contractOf(where), number: 'CTR-000001', ...customer(where.customerId), planId: `pln_${ulid('P')}`, planRevision: 1, planHash: digest, documentHash: digest, termsVersion: '1',
  milestones: [{ milestoneId: 'm1', name: 'Deposit', amount: { minor: 50_000, currency: 'EUR' }, gate: 'production' as const }, { milestoneId: 'm2', name: 'Rest', amount: { minor: 50_000, currency: 'EUR' }, gate: 'shipment' as const }],
  clauses: [
    { id: '7.1', cause: 'workmanship' as const, bearer: bearers.workmanship ?? 'manufacturer' as const },
    { id: '7.2', cause: 'design-defect' as const, bearer: 'customer' as const },
    { id: '7.3', cause: 'material-defect' as const, bearer: 'manufacturer' as const },
  ],
})
export const contractSigned = (where: Where = {}): Told => told(contracts, 'ContractSigned', contractOf(where), { ...signed(where, {}), signatures: [] }, where)
export const contractAmended = (where: Where = {}): Told => told(contracts, 'ContractAmended', contractOf(where), { ...signed(where, { workmanship: 'customer' }), parentHash: digest, amendment: 1 }, { version: 2, ...where })

const lotOf = (name: string, where: Where) => ({ lotId: lot(name), lotNumber: `LOT-${name}`, customerId: where.customerId ?? 'cus_aurora', planHash: digest, part })
const finding = { characteristic: 2, description: 'Bore 25 H7', requirement: '25.000 – 25.021 mm', unit: 'mm', values: ['25.004', '25.011'], inspected: 2, nonconforming: 0, verdict: 'conforms' as const }

export const lotCompleted = (name: string, heatIds: readonly string[] = [heat], where: Where = {}): Told => told(production, 'LotCompleted', lot(name), {
  ...lotOf(name, where), workOrderId: `wo_${ulid('W')}`, number: 'WO-000001', planId: `pln_${ulid('P')}`, quantity: 20, scrapped: 1, heatIds: [...heatIds], material: 'EN AW-6082 T6',
  operations: [{ sequence: 10, name: 'Mill complete', workCentre: 'MILL-5AX', performer: 'manufacturer', by: person, startedAt: '2026-02-19T08:00:00.000Z', finishedAt: '2026-02-19T16:00:00.000Z', good: 20, scrap: 1, rework: 0 }],
}, where)

export const lotPassed = (name: string, where: Where = {}): Told => told(quality, 'LotPassedQC', lot(name), {
  ...lotOf(name, where), workOrderId: `wo_${ulid('W')}`, quantity: 20, inspectionId: `ins_${ulid('N')}`, inspector: { id: 'inspector', name: 'Ines Inspector' }, passedAt: '2026-02-20T10:00:00.000Z',
  findings: [finding], certificate: { certificateId: `crt_${ulid('T')}`, number: 'CRT-000001', sha256: digest },
}, { version: 3, ...where })

export const inspectionFailed = (name: string, where: Where = {}): Told => told(quality, 'InspectionFailed', `ins_${ulid('F')}`, {
  ...lotOf(name, where), workOrderId: `wo_${ulid('W')}`, inspectionId: `ins_${ulid('F')}`, stage: 'final', findings: [finding, { ...finding, characteristic: 3, nonconforming: 1, verdict: 'nonconforming' }],
}, { version: 2, ...where })

export const dispositioned = (name: string, where: Where = {}): Told => told(quality, 'NonconformanceDispositioned', `ncr_${ulid('N')}`, {
  ...lotOf(name, where), workOrderId: `wo_${ulid('W')}`, ncrId: `ncr_${ulid('N')}`, number: 'NCR-000001', quantity: 1, description: 'Burr at the bore', disposition: 'rework', cause: 'workmanship', decidedBy: person,
}, { version: 4, ...where })

export const lotHeld = (name: string, where: Where = {}): Told => told(quality, 'LotHeld', lot(name), { ...lotOf(name, where), workOrderId: `wo_${ulid('W')}`, reason: 'Inspection failed' }, { version: 2, ...where })

type Line = { readonly lot: string; readonly quantity: number }
const shipment = (name: string, lines: readonly Line[], where: Where) => ({
  shipmentId: `shp_${ulid(name)}`, number: `SHP-${name}`, customerId: where.customerId ?? 'cus_aurora', carrier: 'DHL',
  packages: lines.map((line, index) => ({ packageId: `pkg_${ulid(`${name}${index}`)}`, sscc: '106141412345678908', lots: [{ lotId: lot(line.lot), lotNumber: `LOT-${line.lot}`, quantity: line.quantity }] })),
})
export const shipped = (name: string, lines: readonly Line[], where: Where = {}): Told =>
  told(logistics, 'Shipped', `shp_${ulid(name)}`, { ...shipment(name, lines, where), incoterm: 'DAP', place: 'Stuttgart', dispatchedAt: '2026-02-25T08:00:00.000Z', riskTransferred: false }, where)
export const delivered = (name: string, lines: readonly Line[], where: Where = {}): Told =>
  told(logistics, 'Delivered', `shp_${ulid(name)}`, { ...shipment(name, lines, where), deliveredAt: '2026-02-27T08:00:00.000Z' }, { version: 2, ...where })
export const takenBack = (name: string, lines: readonly Line[], where: Where = {}): Told =>
  told(logistics, 'DeliveryException', `shp_${ulid(name)}`, { ...shipment(name, lines, where), sscc: '106141412345678908', reason: 'Refused', at: '2026-02-28T08:00:00.000Z', takenBack: true }, { version: 5, ...where })
export const deliveryException = (name: string, lines: readonly Line[], where: Where = {}): Told =>
  told(logistics, 'DeliveryException', `shp_${ulid(name)}`, { ...shipment(name, lines, where), sscc: '106141412345678908', reason: 'Nobody at the door', at: '2026-02-26T08:00:00.000Z' }, { version: 3, ...where })

/** A whole order of Aurora's: two lots of one heat made, passed and delivered. */
export const auroraOrder = (): readonly Told[] => [
  requirementsSubmitted(), contractSigned(), lotCompleted('L1'), inspectionFailed('L1'), lotHeld('L1'), dispositioned('L1'), lotPassed('L1'), lotCompleted('L2', [heat, 'H-7']), lotPassed('L2'),
  shipped('S1', [{ lot: 'L1', quantity: 6 }, { lot: 'L1', quantity: 4 }, { lot: 'L2', quantity: 8 }]), deliveryException('S1', [{ lot: 'L1', quantity: 10 }]), delivered('S1', [{ lot: 'L1', quantity: 6 }, { lot: 'L1', quantity: 4 }, { lot: 'L2', quantity: 8 }]),
]

const borealis = { orderId: orderB, customerId: 'cus_borealis' }
/** Borealis has a lot of the same heat, and one of it is still in the house. */
export const borealisOrder = (): readonly Told[] => [
  contractSigned(borealis), lotCompleted('L3', [heat], borealis), lotPassed('L3', borealis), lotCompleted('L4', [heat], borealis), shipped('S2', [{ lot: 'L3', quantity: 12 }], borealis), delivered('S2', [{ lot: 'L3', quantity: 12 }], borealis),
]
