import type { Contract } from '../contract-view.ts'
import { draft, issue, requestIssue, type ApprovedPlan } from './draft.ts'
import type { ContractDecided, ContractEvent } from './happening.ts'
import { sign, type SignatureGiven } from './signing.ts'
import { setMilestones } from './terms.ts'

/** States to start from in tests, each reached by the decisions themselves. */
export const now = '2026-03-02T08:00:00.000Z'
export const contractId = 'ctr_01JD0000000000000000000001'
export const documentHash = 'd'.repeat(64)
export const eur = (minor: number) => ({ minor, currency: 'EUR' })
const address = { name: 'Aurora Pumps GmbH', lines: ['Hafenstrasse 12'], city: 'Stuttgart', postalCode: '70327', country: 'DE' }

export const plan: ApprovedPlan = {
  planId: 'pln_01JD0000000000000000000001', planRevision: 1, planHash: 'a'.repeat(64), orderId: 'ord_01JD0000000000000000000001',
  customerId: 'cus_aurora', customerName: 'Aurora Pumps GmbH',
  subject: {
    part: { number: 'AP-4711', name: 'Bearing bracket', revision: 'A' }, material: 'EN AW-6082 T6', quantity: 20, unitPrice: eur(5_001), total: eur(100_020), leadTimeDays: 28,
    incoterm: 'DAP', place: 'Stuttgart', customerAddress: address, documents: [{ sha256: 'b'.repeat(64), name: 'bracket.pdf', revision: 'A', exportClass: 'dual-use' }],
    exportClass: 'dual-use', approver: { id: 'buyer-aurora', name: 'Bea Buyer' }, approvedAt: now,
  },
}

export const manager = { id: 'manager', name: 'Mo Manager' }
export const issuing = { locale: 'en', manufacturer: address, validDays: 30, by: manager } as const
export const statement = 'I have read it and sign it.'
export const byCustomer: SignatureGiven = { party: 'customer', signer: { id: 'buyer-aurora', name: 'Bea Buyer' }, typedName: ' Bea Buyer ', consent: true, intentText: statement, documentHash, address: '192.0.2.17' }
export const byManufacturer: SignatureGiven = { ...byCustomer, party: 'manufacturer', signer: manager, typedName: 'Mo Manager' }

export const after = (decision: ContractDecided): Contract => {
  if (!decision.ok) throw new Error(`refused: ${decision.error.code}`)
  return decision.value.next
}
export const happened = (decision: ContractDecided): ContractEvent['type'][] => {
  if (!decision.ok) throw new Error(`refused: ${decision.error.code}`)
  return decision.value.events.map(({ type }) => type)
}
/** The published data of the first event of this type. */
export const told = (decision: ContractDecided, type: ContractEvent['type']): unknown => (decision.ok ? decision.value.events.find((event) => event.type === type)?.data : undefined)

type Amounts = readonly { readonly name: string; readonly gate: 'production' | 'shipment' | 'none'; readonly amount: { readonly minor: number; readonly currency: string } }[]

export const drafted = (milestones?: Amounts): Contract => {
  const state = after(draft(contractId, 'CTR-000001', plan, now))
  return milestones ? after(setMilestones(state, milestones)) : state
}
export const rendering = (state = drafted()): Contract => after(requestIssue(state, issuing, now))
export const outForSignature = (state = drafted()): Contract => after(issue(rendering(state), { requestedAt: now, documentHash, bytes: 1000, statement }, now))
export const partiallySigned = (state = drafted()): Contract => after(sign(outForSignature(state), byCustomer, now))
export const signed = (state = drafted()): Contract => after(sign(partiallySigned(state), byManufacturer, now))
