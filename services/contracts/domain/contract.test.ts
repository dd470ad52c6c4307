import { describe, expect, it } from 'vitest'
import { Cause } from '#shared/vocabulary/liability.ts'
import { Contract } from '../contract-view.ts'
import { events } from '../events.ts'
import { noteDelivery, noteReturn } from './after.ts'
import { takeOver } from './approval.ts'
import { draft, issue, newerPlan, repin, requestIssue } from './draft.ts'
import { after, byCustomer, byManufacturer, contractId, documentHash, drafted, eur, happened, issuing, manager, now, outForSignature, partiallySigned, plan, rendering, signed, statement, told } from './given.ts'
import { enter } from './payments.ts'
import { expire, sign, terminate, voidContract } from './signing.ts'
import { setStandardTerms, usualClauses, usualTerms } from './standard-terms.ts'
import { setClauses, setMilestones } from './terms.ts'

const later = '2026-04-01T08:00:00.000Z'
const refusal = (code: string, field?: string) => ({ ok: false, error: { code, ...(field !== undefined && { field }) } })
const ending = { by: manager, reason: 'No longer wanted.' }
const paid = (state: Contract, milestoneId: string, minor: number): Contract =>
  after(enter(state, { eventId: `evt_${milestoneId}`, kind: 'received', amount: eur(minor), total: false, at: now, reason: '', provider: 'stripe', reference: `pi_${milestoneId}`, milestoneId }, now))

describe('a draft', () => {
  it('pins the plan, its documents and the terms, and divides the price without losing a cent', () => {
    const state = drafted()
    expect(state).toMatchObject({ status: 'Draft', pin: { planHash: plan.planHash, documentHashes: ['b'.repeat(64)], termsVersion: '2026-11' } })
    expect(state.milestones.map(({ gate, amount, status }) => [gate, amount.minor, status])).toEqual([['production', 50_010, 'Scheduled'], ['shipment', 40_008, 'Scheduled'], ['none', 10_002, 'Scheduled']])
    expect(Contract.parse(state)).toEqual(state)
  })
  it('names a bearer for every cause, in principle the customer', () => {
    const clauses = drafted().clauses
    expect(clauses.map(({ cause }) => cause)).toEqual(Cause.options)
    expect(clauses.filter(({ bearer }) => bearer === 'manufacturer').map(({ cause }) => cause)).toEqual(['material-defect', 'workmanship', 'subcontractor-defect', 'transport-before-risk-transfer'])
  })
  it('begins with the terms the shop has set, and a later change of them leaves it alone', () => {
    const own = { ...usualTerms, milestones: [{ name: 'Deposit', gate: 'production' as const, share: 3_333 }, { name: 'Rest', gate: 'shipment' as const, share: 6_667 }], clauses: usualClauses.map((clause) => ({ ...clause, bearer: 'customer' as const })) }
    const state = after(draft(contractId, 'CTR-000001', plan, now, own))
    expect(state.milestones.map(({ name, gate, amount }) => [name, gate, amount.minor])).toEqual([['Deposit', 'production', 33_337], ['Rest', 'shipment', 66_683]])
    expect(state.clauses).toEqual(own.clauses)
    const next = after(repin(state, { ...plan, planRevision: 2, planHash: 'c'.repeat(64) }, usualTerms))
    expect(next.milestones).toHaveLength(3)
  })
  it('is not drafted on terms that leave something open', () => {
    const { standardTermsId: _, ...input } = usualTerms
    const [first, ...others] = input.clauses
    if (!first) throw new Error('no clauses')
    expect(setStandardTerms(usualTerms, { ...input, validDays: 14 })).toMatchObject({ value: { next: { validDays: 14 }, events: [{ type: 'StandardTermsSet' }] } })
    expect(setStandardTerms(usualTerms, { ...input, milestones: input.milestones.slice(1) })).toMatchObject({ error: { code: 'shares-do-not-add-up', params: { sum: 50 }, field: '/milestones' } })
    expect(setStandardTerms(usualTerms, { ...input, clauses: others })).toMatchObject(refusal('clause-missing', '/clauses'))
    expect(setStandardTerms(usualTerms, { ...input, clauses: [...input.clauses, { ...first, id: 'X' }] })).toMatchObject(refusal('clause-repeats', '/clauses/13/cause'))
  })
  it('takes milestones only if they are the price, in its currency', () => {
    const one = { name: 'All', gate: 'production' as const }
    expect(happened(setMilestones(drafted(), [{ ...one, amount: eur(100_020) }]))).toEqual(['MilestonesSet'])
    expect(setMilestones(drafted(), [{ ...one, amount: eur(100_019) }])).toMatchObject({ error: { code: 'milestones-do-not-add-up', params: { sum: 'EUR 1,000.19', total: 'EUR 1,000.20' }, field: '/milestones' } })
    expect(setMilestones(drafted(), [{ ...one, amount: { minor: 100_020, currency: 'USD' } }])).toMatchObject(refusal('currency-differs', '/milestones/0/amount/currency'))
  })
  it('takes a clause table only if it is complete and unambiguous', () => {
    const clauses = usualClauses
    const [first] = clauses
    if (!first) throw new Error('no clauses')
    expect(happened(setClauses(drafted(), clauses.toReversed()))).toEqual(['ClausesSet'])
    expect(setClauses(drafted(), clauses.slice(1))).toMatchObject(refusal('clause-missing', '/clauses'))
    expect(setClauses(drafted(), [...clauses, { ...first, id: 'X' }])).toMatchObject(refusal('clause-repeats', '/clauses/13/cause'))
    expect(setClauses(drafted(), clauses.map((clause, index) => (index === 1 ? { ...clause, id: first.id } : clause)))).toMatchObject(refusal('clause-id-repeats', '/clauses/1/id'))
  })
  it('cannot be changed while its document is made, nor once it is out', () => {
    expect(setMilestones(rendering(), [])).toMatchObject(refusal('document-rendering'))
    expect(setClauses(rendering(), [])).toMatchObject(refusal('document-rendering'))
    expect(setMilestones(outForSignature(), [])).toMatchObject(refusal('not-a-draft'))
    expect(setClauses(signed(), [])).toMatchObject(refusal('not-a-draft'))
    expect(requestIssue(signed(), issuing, now)).toMatchObject(refusal('not-a-draft'))
  })
})

describe('issuing', () => {
  it('asks for the document and shows that it is being made', () => {
    const asked = requestIssue(drafted(), issuing, now)
    expect(happened(asked)).toEqual(['ContractDocumentRequested'])
    expect(after(asked)).toMatchObject({ status: 'Draft', preparation: { status: 'Rendering', locale: 'en' } })
  })
  it('goes out with the hash of the bytes', () => {
    const out = issue(rendering(), { requestedAt: now, documentHash, bytes: 9, statement }, now)
    expect(after(out)).toMatchObject({ status: 'OutForSignature', document: { documentHash, expiresAt: '2026-04-01T08:00:00.000Z' } })
    expect(events.ContractIssued.data.parse(told(out, 'ContractIssued'))).toMatchObject({ documentHash, planHash: plan.planHash })
  })
  it('ignores the document of an older request', () => {
    const again = after(requestIssue(rendering(), issuing, later))
    expect(issue(again, { requestedAt: now, documentHash, bytes: 9, statement }, later)).toEqual({ ok: true, value: { next: again, events: [] } })
  })
})

describe('signing', () => {
  it('stores the evidence of both and tells everybody', () => {
    const done = sign(partiallySigned(), byManufacturer, later.replace('04-01', '03-30'))
    const state = after(done)
    expect(happened(done)).toEqual(['ContractSigned'])
    expect(events.ContractSigned.data.parse(told(done, 'ContractSigned'))).toMatchObject({ signatures: [{ party: 'customer' }, { party: 'manufacturer' }], documentHash })
    expect(state).toMatchObject({ status: 'Signed', signatures: [
      { party: 'customer', typedName: 'Bea Buyer', consent: true, intentText: statement, documentHash, signedAt: now, address: '192.0.2.17' }, { party: 'manufacturer', signer: manager },
    ] })
    expect(state.milestones.map(({ status }) => status)).toEqual(['Due', 'Scheduled', 'Scheduled'])
  })
  it.each([
    ['customer-signs-first', () => sign(outForSignature(), byManufacturer, now)],
    ['already-signed', () => sign(partiallySigned(), byCustomer, now)],
    ['same-signer', () => sign(partiallySigned(), { ...byManufacturer, signer: byCustomer.signer }, now)],
    ['signature-period-over', () => sign(outForSignature(), byCustomer, later)],
    ['document-differs', () => sign(outForSignature(), { ...byCustomer, documentHash: 'e'.repeat(64) }, now)],
    ['statement-differs', () => sign(outForSignature(), { ...byCustomer, intentText: `${statement} ` }, now)],
    ['typed-name-missing', () => sign(outForSignature(), { ...byCustomer, typedName: '  ' }, now)],
    ['not-out-for-signature', () => sign(drafted(), byCustomer, now)],
    ['not-out-for-signature', () => sign(signed(), byCustomer, now)],
    ['not-out-for-signature', () => expire(drafted(), now)],
    ['not-expired-yet', () => expire(outForSignature(), now)],
    ['cannot-void', () => voidContract(signed(), ending, now)],
    ['cannot-terminate', () => terminate(partiallySigned(), ending, now)],
  ])('refuses %s', (code, decision) => { expect(decision()).toMatchObject(refusal(code)) })
  it('is active at once when nothing is to be paid before production, and says that nothing is settled', () => {
    const free = drafted([{ name: 'Start', gate: 'production', amount: eur(0) }, { name: 'Ship', gate: 'shipment', amount: eur(100_020) }])
    const done = sign(partiallySigned(free), byManufacturer, now)
    expect(happened(done)).toEqual(['ContractSigned', 'PaymentReceived', 'ContractActivated'])
    expect(events.PaymentReceived.data.parse(told(done, 'PaymentReceived'))).toMatchObject({ settled: true, amount: eur(0), milestone: { gate: 'production' } })
    expect(after(done)).toMatchObject({ status: 'Active', milestones: [{ status: 'Received' }, { status: 'Due' }] })
  })
})

describe('endings', () => {
  it('expires, is voided or terminated', () => {
    expect(after(expire(partiallySigned(), later))).toMatchObject({ status: 'Expired', signatures: [{ party: 'customer' }] })
    expect(after(expire(outForSignature(), later))).toMatchObject({ status: 'Expired', signatures: [] })
    expect(after(voidContract(partiallySigned(), ending, now))).toMatchObject({ status: 'Voided', reason: ending.reason })
    expect(after(voidContract(drafted(), ending, now))).toMatchObject({ status: 'Voided' })
    const done = terminate(signed(), ending, now)
    expect(events.ContractTerminated.data.parse(told(done, 'ContractTerminated'))).toMatchObject({ reason: ending.reason })
    expect(after(done)).toMatchObject({ status: 'Terminated', signatures: [{}, {}] })
  })
  it('is completed when all is paid and delivered, in either order', () => {
    const delivery = { shipmentId: 'shp_1', quantity: 18, deliveredAt: now }
    const active = paid(signed(), 'M1', 50_010)
    expect(active).toMatchObject({ status: 'Active', milestones: [{ status: 'Received' }, { status: 'Due' }, { status: 'Scheduled' }] })
    const delivered = after(noteDelivery(active, delivery, now))
    expect(delivered).toMatchObject({ status: 'Active', milestones: [{}, {}, { status: 'Due' }] })
    expect(paid(paid(delivered, 'M2', 40_008), 'M3', 10_002)).toMatchObject({ status: 'Completed' })
    const allPaid = paid(paid(active, 'M2', 40_008), 'M3', 10_002)
    expect(allPaid.status).toBe('Active')
    expect(after(noteDelivery(allPaid, delivery, now)).status).toBe('Completed')
    expect(after(noteDelivery(allPaid, { ...delivery, quantity: 17 }, now)).status).toBe('Active')
  })
  it('notes a delivery and a return once', () => {
    const once = after(noteDelivery(signed(), { shipmentId: 'shp_1', quantity: 3, deliveredAt: now }, now))
    expect(happened(noteDelivery(once, { shipmentId: 'shp_1', quantity: 3, deliveredAt: now }, now))).toEqual([])
    const claim = { rmaId: 'rma_1', rmaNumber: 'RMA-1', settlement: 'refund', bearer: 'manufacturer', cause: 'workmanship', at: now } as const
    const claimed = after(noteReturn(signed(), claim))
    expect(claimed.claims).toEqual([claim])
    expect(happened(noteReturn(claimed, claim))).toEqual([])
  })
})

describe('a newer plan', () => {
  const second = { ...plan, planRevision: 2, planHash: 'c'.repeat(64), subject: { ...plan.subject, approvedAt: later } }
  const another = { ...second, planId: 'pln_01JD0000000000000000000002', planRevision: 1 }
  const order = { orderId: plan.orderId, customerId: plan.customerId, contractId, planRevision: 1, approvedAt: now }

  it('begins the contract again before both have signed, and not after', () => {
    for (const state of [drafted(), rendering(), outForSignature(), partiallySigned(), after(voidContract(drafted(), ending, now)), after(expire(outForSignature(), later))]) {
      expect(after(repin(state, second))).toMatchObject({ status: 'Draft', number: 'CTR-000001', pin: { planRevision: 2, planHash: second.planHash }, preparation: { status: 'NotRequested' } })
    }
    expect(after(repin(signed(), second))).toMatchObject({ status: 'Signed', pin: { planRevision: 1 } })
    expect(happened(repin(drafted(), plan))).toEqual([])
  })
  it('of another plan voids the unsigned contract', () => {
    const done = takeOver({ order, own: undefined, other: partiallySigned() }, another, 'CTR-000002', later)
    expect(done.own && after(done.own)).toMatchObject({ status: 'Draft', contractId: 'ctr_01JD0000000000000000000002', number: 'CTR-000002' })
    expect(done.other && after(done.other).status).toBe('Voided')
    expect(done.order?.contractId).toBe('ctr_01JD0000000000000000000002')
  })
  it('leaves a signed contract standing', () => {
    const done = takeOver({ order, own: undefined, other: signed() }, another, 'CTR-000002', later)
    expect(done.own).toBeUndefined()
    expect(done.other && happened(done.other)).toEqual(['NewerPlanApproved'])
    expect(happened(newerPlan(signed(), another))).toEqual(['NewerPlanApproved'])
  })
  it('that is in truth an older one changes nothing, and the first of an order is simply drafted', () => {
    expect(takeOver({ order: { ...order, approvedAt: later }, own: undefined, other: drafted() }, { ...another, subject: plan.subject }, 'CTR-000002', later)).toEqual({})
    expect(takeOver({ order: undefined, own: undefined, other: undefined }, plan, 'CTR-000001', now)).toEqual({ own: draft(contractId, 'CTR-000001', plan, now), order })
  })
})
