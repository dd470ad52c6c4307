import type { Clause } from '#shared/vocabulary/liability.ts'
import type { ApprovedPlan, ContractFact, PaymentFact } from '../work-order-view.ts'

export const hashA = 'a'.repeat(64)
export const hashB = 'b'.repeat(64)
const at = '2026-03-01T09:00:00.000Z'

const step = { setupSeconds: 600, cycleSeconds: 120, instructions: '', supplier: '' }
export const planWith = (hash: string, version: number): ApprovedPlan => ({
  planId: 'pln_01JD3ZQ8V5N6M7P8R9S0T1V2W3', revision: version, hash, version, approvedAt: at, exportClass: 'confidential', quantity: 20,
  part: { number: 'AP-4711', name: 'Bearing bracket', revision: 'A' }, material: 'EN AW-6082 T6',
  routing: [
    { ...step, sequence: 10, name: 'Saw blanks', workCentre: 'SAW-1', performer: 'manufacturer' },
    { ...step, sequence: 20, name: 'Anodise', workCentre: 'OUTSIDE', performer: 'subcontractor', supplier: 'Eloxal Nord', cycleSeconds: 0 },
    { ...step, sequence: 30, name: 'Engrave', workCentre: 'CUSTOMER', performer: 'customer', supplier: 'Aurora Pumps GmbH', cycleSeconds: 0 },
    { ...step, sequence: 40, name: 'Deburr', workCentre: 'BENCH', performer: 'manufacturer', cycleSeconds: 60 },
  ],
})

export const clauses: Clause[] = [{ id: '7.2', cause: 'workmanship', bearer: 'manufacturer' }, { id: '7.3', cause: 'design-defect', bearer: 'customer' }]
export const milestone = { milestoneId: 'ms-1', name: 'Deposit', gate: 'production' } as const

type Signed = Extract<ContractFact, { standing: 'Signed' }>
export const signedFact = (given: Partial<Signed> = {}): Signed => ({
  standing: 'Signed', contractId: 'ctr-1', planHash: hashA, version: 4, at, documentHash: 'd'.repeat(64), clauses, milestones: [milestone, { milestoneId: 'ms-2', name: 'Balance', gate: 'shipment' }], ...given,
})
export const terminatedFact = (given: Partial<Extract<ContractFact, { standing: 'Terminated' }>> = {}): ContractFact => ({ standing: 'Terminated', contractId: 'ctr-1', planHash: hashA, version: 9, at, reason: 'Insolvency', ...given })
export const paymentFact = (given: Partial<PaymentFact> = {}): PaymentFact => ({ contractId: 'ctr-1', milestoneId: 'ms-1', gate: 'production', state: 'Received', settled: true, version: 5, position: 0, at, ...given })
export const commercialFacts = () => ({ signed: signedFact(), paid: paymentFact() })
