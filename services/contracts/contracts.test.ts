import { beforeEach, describe, expect, it } from 'vitest'
import { logistics } from '#services/logistics/contract.ts'
import { quoting } from '#services/quoting/contract.ts'
import { support } from '#services/support/contract.ts'
import type { Document } from '#shared/documents/document.ts'
import { render } from '#shared/documents/render.ts'
import type { Answered } from '#shared/kernel/client.ts'
import type { Envelope } from '#shared/kernel/envelope.ts'
import { contentHash, sha256 } from '#shared/kernel/hash.ts'
import { signStripe } from '#shared/kernel/webhook.ts'
import { workshop, type Workshop } from '#shared/testing/scenario.ts'
import { contracts } from './contract.ts'
import { exampleAmendment, exampleIssue, exampleSignature } from './examples.ts'
import { contractsService } from './handlers.ts'
import { contractsWorkers } from './workers.ts'

const orderId = 'ord_01JD0000000000000000000001'
const planId = 'pln_01JD0000000000000000000001'
const contractId = 'ctr_01JD0000000000000000000001'
const eur = (minor: number) => ({ minor, currency: 'EUR' })
const { Delivered: { data: Parcels } } = logistics.events

const content = {
  rfqId: 'rfq_1', revision: 1, part: { number: 'AP-4711', name: 'Bearing bracket', revision: 'A' }, material: 'EN AW-6082 T6', finish: '', toleranceClass: 'ISO 2768-m', quantity: 20,
  documents: [{ sha256: 'b'.repeat(64), name: 'bracket.pdf', revision: 'A', exportClass: 'confidential' as const }],
  routing: [{ sequence: 10, name: 'Mill complete', workCentre: 'MILL', performer: 'manufacturer' as const, setupSeconds: 3600, cycleSeconds: 2700, instructions: '' }],
  standards: ['ISO 2768-m'],
  controlPlan: [{ number: 1, description: 'Bore ⌀25 H7', designator: 'critical' as const, kind: 'variable' as const, nominal: { value: '25.000', unit: 'mm' as const }, lower: '25.000', upper: '25.021', stage: 'final' as const, method: 'Bore gauge', sampling: { plan: 'fixed' as const, size: 5 } }],
  packaging: { method: 'VCI bag', piecesPerPackage: 10, packageKind: 'carton' as const, labelling: '' },
  delivery: { incoterm: 'DAP' as const, place: 'Stuttgart', address: { name: 'Aurora Pumps GmbH', lines: ['Hafenstrasse 12'], city: 'Stuttgart', postalCode: '70327', country: 'DE' } },
  unitPrice: eur(15_000), total: eur(300_000), breaks: [], leadTimeDays: 28,
}

const envelope = (type: string, aggregateId: string, data: unknown, version = 1): Envelope => ({
  id: `${aggregateId}.${version}.0`, type, schemaVersion: 1, orderId, aggregateId, aggregateVersion: version, occurredAt: '2026-03-02T07:00:00.000Z',
  actor: { kind: 'user', id: 'buyer-aurora', name: 'Bea Buyer' }, causationId: 'cause', correlationId: 'correlation', data: JSON.parse(JSON.stringify(data)),
})
const approved = (revision = 1, approvedAt = '2026-03-02T07:00:00.000Z') => {
  const revised = { ...content, revision }
  return envelope('PlanApproved', planId, { planId, rfqId: 'rfq_1', customerId: 'cus_aurora', customerName: 'Aurora Pumps GmbH', revision, contentHash: contentHash(revised), content: revised, approver: { id: 'buyer-aurora', name: 'Bea Buyer' }, approvedAt }, revision)
}
const delivered = envelope('Delivered', 'shp_1', Parcels.parse({
  shipmentId: 'shp_1', number: 'SHP-000001', customerId: 'cus_aurora', carrier: 'DHL', deliveredAt: '2026-03-20T09:00:00.000Z',
  packages: [{ packageId: 'pkg_1', sscc: '106141412345678908', lots: [{ lotId: 'lot_1', lotNumber: 'LOT-1', quantity: 20 }] }],
}))

/** Not a PDF, but bytes that are the document's and nobody else's; the real engine has a test of its own below. */
const plainly = async ({ attachments: _attachments, ...document }: Document): Promise<Uint8Array> => new TextEncoder().encode(JSON.stringify(document))
const open = () => workshop(contracts, contractsService, { workers: contractsWorkers, tools: { render: plainly } })

let shop: Workshop<typeof contracts>
beforeEach(async () => {
  shop = open()
  expect(await shop.hear(quoting, approved())).toEqual({ failed: 0 })
})

const value = <T>(answer: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: { readonly code: string; readonly detail: string } }): T => {
  if (!answer.ok) throw new Error(`${answer.problem.code}: ${answer.problem.detail}`)
  return answer.value
}
const read = async () => value(await shop.as('manager').readContract({ params: { contractId } }))
type Signing = Answered<typeof contracts.routes.signContract>
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
const paid = (minor: number, milestoneId = 'M1', more: object = {}) => ({ id: `evt_${milestoneId}_${minor}`, type: 'payment_intent.succeeded', data: { object: { id: `pi_${milestoneId}`, amount: minor, currency: 'eur', metadata: { contractId, milestoneId }, ...more } } })
const types = async () => (await shop.published()).map(({ type }) => type)

describe('from the approved plan to both signatures', () => {
  it('drafts once, on the very plan that was approved, and keeps its bytes', async () => {
    const state = await read()
    expect(state).toMatchObject({ status: 'Draft', number: 'CTR-000001', pin: { planHash: contentHash(content) } })
    expect(await shop.hear(quoting, approved(), envelope('PlanApproved', 'pln_x', { ...JSON.parse(JSON.stringify(approved().data)), contentHash: 'f'.repeat(64) }))).toEqual({ failed: 1 })
    expect((await read()).version).toBe(1)
    expect(sha256((await shop.ports.files.read(state.pin.planHash)) ?? '')).toBe(state.pin.planHash)
    expect(value(await shop.as('buyer').planLink({ params: { contractId } })).documentHash).toBe(state.pin.planHash)
  })
  it.each(['en', 'te'] as const)('makes the document (%s), and both sign the same bytes', async (locale) => {
    expect(await shop.as('buyer').documentLink({ params: { contractId } })).toMatchObject({ ok: false, problem: { code: 'no-document', status: 409 } })
    const out = await issue(locale)
    if (out.status !== 'OutForSignature') throw new Error(out.status)
    const text = new TextDecoder().decode(await shop.ports.files.read(out.document.documentHash))
    for (const printed of [out.pin.planHash, out.document.statement.slice(0, 20), 'EUR 3,000.00', 'EUR 1,500.00', '25.000 … 25.021 mm', locale === 'en' ? 'Faulty workmanship' : 'పనితనంలో లోపం']) expect(text).toContain(printed)
    expect(text).not.toContain('{{')
    expect(await sign('manager')).toMatchObject({ problem: { code: 'customer-signs-first' } })
    expect(await sign('buyer', { consent: false })).toMatchObject({ problem: { code: 'invalid-request', status: 400 } })
    expect(await sign('buyer', { intentText: 'Yes.' })).toMatchObject({ problem: { code: 'statement-differs', status: 422, errors: [{ pointer: '/intentText' }] } })
    expect(value(await sign('buyer')).status).toBe('PartiallySigned')
    const signed = value(await sign('manager', { typedName: 'Mo Manager' }))
    expect(signed).toMatchObject({ status: 'Signed', signatures: [{ party: 'customer', signer: { id: 'buyer-aurora' } }, { party: 'manufacturer', typedName: 'Mo Manager' }] })
    expect(value(await shop.as('buyer').verifyContract({ params: { contractId } }))).toMatchObject({ matches: true, actualHash: out.document.documentHash, signatures: 2 })
    expect(value(await shop.as('buyer').documentLink({ params: { contractId } })).url).toContain(out.document.documentHash)
    expect(await types()).toEqual(['ContractDocumentRequested', 'ContractIssued', 'ContractSigned'])
  })
  it('is a PDF that carries the plan', async () => {
    shop = workshop(contracts, contractsService, { workers: contractsWorkers, tools: { render } })
    await shop.hear(quoting, approved())
    const out = await issue()
    if (out.status !== 'OutForSignature') throw new Error(out.status)
    const text = new TextDecoder('latin1').decode(await shop.ports.files.read(out.document.documentHash))
    expect(text.slice(0, 5)).toBe('%PDF-')
    expect(text).toContain('plan-1.json')
  })
  it('finds out when the stored bytes are not the signed ones', async () => {
    const { ports } = shop
    await signBoth()
    const tampered = { ...ports, files: { ...ports.files, read: async () => new TextEncoder().encode('another') } }
    const call = { cause: { actor: { kind: 'user', id: 'manager', name: 'Mo', roles: ['manager'] } }, locale: 'en', params: { contractId }, query: {}, body: undefined } as never
    expect(await contractsService.routes['verifyContract']?.(call, tampered)).toMatchObject({ value: { body: { matches: false, actualHash: sha256('another') } } })
  })
  it('shows a customer only their own, and lists for both sides', async () => {
    expect(await shop.as('buyer', 'borealis').readContract({ params: { contractId } })).toMatchObject({ problem: { status: 404 } })
    expect(value(await shop.as('buyer', 'borealis').listContracts({})).items).toEqual([])
    expect(value(await shop.as('buyer').listContracts({ query: { status: 'Draft' } })).items).toHaveLength(1)
    expect(value(await shop.as('manager').listContracts({ query: { status: 'Draft' } })).items).toHaveLength(1)
    expect(value(await shop.as('clerk').listOrderContracts({ params: { orderId } })).items).toHaveLength(1)
    expect(value(await shop.as('buyer').timeline({ params: { orderId } })).items.map(({ type }) => type)).toContain('ContractDrafted')
  })
  it('begins again on a newer revision before both have signed', async () => {
    await issue()
    value(await sign('buyer'))
    await shop.hear(quoting, approved(2, '2026-03-03T07:00:00.000Z'))
    expect(await read()).toMatchObject({ status: 'Draft', pin: { planRevision: 2 } })
    await shop.hear(quoting, approved(2, '2026-03-03T07:00:00.000Z'), approved(1))
    expect(await read()).toMatchObject({ pin: { planRevision: 2 } })
  })
})

describe('money', () => {
  it('arrives by the webhook once, opens the gate, and completes the contract after delivery', async () => {
    await signBoth()
    expect(await stripe(paid(150_000))).toMatchObject({ status: 200, body: { received: true, outcome: 'applied' } })
    expect(await stripe(paid(150_000))).toMatchObject({ status: 200 })
    expect(await read()).toMatchObject({ status: 'Active', ledger: [{ kind: 'received', reference: 'pi_M1' }] })
    const transfer = { milestoneId: 'M2', amount: eur(120_000), bankReference: 'B-1', receivedOn: '2026-03-02' }
    value(await shop.as('manager').recordTransfer({ params: { contractId }, version: (await read()).version, body: transfer }))
    expect(await shop.hear(logistics, delivered)).toEqual({ failed: 0 })
    await stripe(paid(30_000, 'M3'))
    expect((await read()).status).toBe('Completed')
    expect((await types()).filter((type) => type === 'PaymentReceived')).toHaveLength(3)
  })
  it('is disputed without metadata: the payment leads to its contract', async () => {
    await signBoth()
    await stripe(paid(150_000))
    expect(await stripe({ id: 'evt_d', type: 'charge.dispute.created', data: { object: { id: 'dp_1', amount: 150_000, currency: 'eur', payment_intent: 'pi_M1', metadata: {}, reason: 'fraudulent' } } })).toMatchObject({ body: { outcome: 'applied' } })
    expect(await read()).toMatchObject({ milestones: [{ status: 'Disputed', received: eur(0) }, {}, {}] })
    expect((await shop.published()).at(-1)).toMatchObject({ type: 'PaymentDisputed', data: { settled: false, milestone: { gate: 'production' } } })
  })
  it('that nobody can be found for is kept until a manager says whose it is', async () => {
    await signBoth()
    expect(await stripe(paid(150_000, 'M1', { metadata: { contractId: 'ctr_nobody', milestoneId: 'M1' } }))).toMatchObject({ body: { outcome: 'applied' } })
    const [kept] = value(await shop.as('clerk').listPayments({})).items
    if (!kept) throw new Error('money was lost')
    expect(kept).toMatchObject({ status: 'Unmatched', reason: 'contract-unknown', reports: [{ amount: eur(150_000) }] })
    const params = { paymentId: kept.paymentId }
    value(await shop.as('manager').assignPayment({ params, version: kept.version, body: { contractId, milestoneId: 'M1' } }))
    expect(await read()).toMatchObject({ status: 'Active', milestones: [{ status: 'Received' }, {}, {}] })
    expect(value(await shop.as('clerk').readPayment({ params })).status).toBe('Assigned')
    expect(await shop.as('manager').returnPayment({ params, version: 2, body: { reason: 'x' } })).toMatchObject({ problem: { code: 'payment-not-unmatched' } })
  })
  it('answers every event it is sent, and only believes signed ones', async () => {
    expect(await stripe({ id: 'evt_x', type: 'customer.created', data: { object: { id: 7, amount: 'x', metadata: null } } })).toMatchObject({ status: 200, body: { outcome: 'ignored' } })
    expect(await stripe({ id: 'evt_y', type: 'payment_intent.succeeded', data: { object: { id: 'pi_1' } } })).toMatchObject({ status: 409, body: { code: 'payment-event-unreadable' } })
    expect(await stripe({ id: 'evt_z', type: 'payment_intent.payment_failed', data: { object: { id: 'pi_1', amount: 1, currency: 'eur' } } })).toMatchObject({ body: { outcome: 'ignored' } })
    expect(await shop.send({ method: 'POST', path: '/webhooks/payments', headers: { 'content-type': 'application/json' }, body: JSON.stringify(paid(1)) })).toMatchObject({ status: 401 })
  })
})

describe('after signing', () => {
  it('is amended by a document with its parent’s hash, signed by both', async () => {
    const signed = await signBoth()
    const { version } = signed
    if (signed.status !== 'Signed') throw new Error(signed.status)
    const milestones = signed.milestones.map(({ milestoneId, name, gate, amount }) => ({ milestoneId, name, gate, amount }))
    value(await shop.as('manager').proposeAmendment({ params: { contractId }, version, body: { ...exampleAmendment, milestones: [...milestones, { name: 'Second delivery', gate: 'none', amount: eur(5_000) }] } }))
    await shop.work()
    const [amendment] = (await read()).amendments
    if (amendment?.status !== 'OutForSignature') throw new Error(amendment?.status)
    expect(amendment.parentHash).toBe(signed.document.documentHash)
    const body = { ...exampleSignature, intentText: amendment.document.statement, documentHash: amendment.document.documentHash }
    const params = { contractId, number: '1' }
    value(await shop.as('buyer').signAmendment({ params, version: (await read()).version, body }))
    const amended = value(await shop.as('manager').signAmendment({ params, version: (await read()).version, body }))
    expect(amended.milestones.map(({ milestoneId }) => milestoneId)).toEqual(['M1', 'M2', 'M3', 'M4'])
    expect(value(await shop.as('buyer').amendmentLink({ params })).documentHash).toBe(amendment.document.documentHash)
    expect((await shop.published()).at(-1)).toMatchObject({ type: 'ContractAmended', data: { amendment: 1, parentHash: signed.document.documentHash } })
    expect((await read())).toMatchObject({ document: { documentHash: signed.document.documentHash } })
  })
  it('notes settled returns, and waits for what it has not heard of yet', async () => {
    const settled = envelope('ReturnSettled', 'rma_1', { caseId: 'cas_1', number: 'CAS-1', customerId: 'cus_aurora', rmaId: 'rma_1', rmaNumber: 'RMA-1', lots: [], cause: 'workmanship', bearer: 'manufacturer', settlement: 'refund', amount: eur(5_000) })
    expect(await shop.hear(support, settled, { ...settled, id: 'rma_2.1.0', orderId: 'ord_01JD0000000000000000000009' })).toEqual({ failed: 1 })
    expect((await read()).claims).toMatchObject([{ rmaId: 'rma_1', amount: eur(5_000) }])
  })
  it('lets sales change a draft, void it, and a manager end what is signed', async () => {
    const sales = shop.as('sales-engineer')
    const set = value(await sales.setMilestones({ params: { contractId }, version: 1, body: { milestones: [{ name: 'All', gate: 'shipment', amount: eur(300_000) }] } }))
    expect(set.milestones).toHaveLength(1)
    const { clauses } = set
    expect(value(await sales.setClauses({ params: { contractId }, version: 2, body: { clauses: clauses.map((clause) => ({ ...clause, bearer: 'manufacturer' })) } })).clauses.every(({ bearer }) => bearer === 'manufacturer')).toBe(true)
    const active = await signBoth()
    expect(active.status).toBe('Active')
    expect(await sales.voidContract({ params: { contractId }, version: active.version, body: { reason: 'x' } })).toMatchObject({ problem: { code: 'cannot-void' } })
    expect(value(await shop.as('manager').terminateContract({ params: { contractId }, version: active.version, body: { reason: 'Cancelled.' } })).status).toBe('Terminated')
    expect(await types()).toContain('ContractTerminated')
  })
  it('expires when the time to sign has passed', async () => {
    const out = await issue()
    shop.clock.advance(31 * 86_400)
    expect(await sign('buyer')).toMatchObject({ problem: { code: 'signature-period-over' } })
    expect(value(await shop.as('manager').expireContract({ params: { contractId }, version: out.version, body: {} })).status).toBe('Expired')
  })
})
