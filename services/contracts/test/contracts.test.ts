import { beforeEach, describe, expect, it } from 'vitest'
import { quoting } from '#services/quoting/contract.ts'
import { support } from '#services/support/contract.ts'
import { render } from '#shared/documents/render.ts'
import { contentHash, sha256 } from '#shared/kernel/hash.ts'
import { exampleAmendment, exampleSignature, exampleStandardTerms } from '../examples.ts'
import { contractsService } from '../handlers.ts'
import { approved, content, contractId, envelope, eur, openShop, orderId, value } from './shop.ts'

let shop: Awaited<ReturnType<typeof openShop>>
beforeEach(async () => { shop = await openShop() })

describe('from the approved plan to both signatures', () => {
  it('drafts once, on the very plan that was approved, and keeps its bytes', async () => {
    const state = await shop.read()
    expect(state).toMatchObject({ status: 'Draft', number: 'CTR-000001', pin: { planHash: contentHash(content) } })
    expect(await shop.hear(quoting, approved(), envelope('PlanApproved', 'pln_x', { ...JSON.parse(JSON.stringify(approved().data)), contentHash: 'f'.repeat(64) }))).toEqual({ failed: 1 })
    expect((await shop.read()).version).toBe(1)
    expect(sha256((await shop.ports.files.read({ owner: state.customerId, sha256: state.pin.planHash })) ?? '')).toBe(state.pin.planHash)
    expect(value(await shop.as('buyer').planLink({ params: { contractId } })).documentHash).toBe(state.pin.planHash)
  })
  it.each(['en', 'te'] as const)('makes the document (%s), and both sign the same bytes', async (locale) => {
    expect(await shop.as('buyer').documentLink({ params: { contractId } })).toMatchObject({ ok: false, problem: { code: 'no-document', status: 409 } })
    const out = await shop.issue(locale)
    if (out.status !== 'OutForSignature') throw new Error(out.status)
    const text = new TextDecoder().decode(await shop.ports.files.read({ owner: out.customerId, sha256: out.document.documentHash }))
    for (const printed of [out.pin.planHash, out.document.statement.slice(0, 20), 'EUR 3,000.00', 'EUR 1,500.00', '25.000 … 25.021 mm', locale === 'en' ? 'Faulty workmanship' : 'పనితనంలో లోపం']) expect(text).toContain(printed)
    expect(text).not.toContain('{{')
    expect(await shop.sign('manager')).toMatchObject({ problem: { code: 'customer-signs-first' } })
    expect(await shop.sign('buyer', { consent: false })).toMatchObject({ problem: { code: 'invalid-request', status: 400 } })
    expect(await shop.sign('buyer', { intentText: 'Yes.' })).toMatchObject({ problem: { code: 'statement-differs', status: 422, errors: [{ pointer: '/intentText' }] } })
    expect(value(await shop.sign('buyer')).status).toBe('PartiallySigned')
    const signed = value(await shop.sign('manager', { typedName: 'Mo Manager' }))
    expect(signed).toMatchObject({ status: 'Signed', signatures: [{ party: 'customer', signer: { id: 'buyer-aurora' } }, { party: 'manufacturer', typedName: 'Mo Manager' }] })
    expect(value(await shop.as('buyer').verifyContract({ params: { contractId } }))).toMatchObject({ matches: true, actualHash: out.document.documentHash, signatures: 2 })
    expect(value(await shop.as('buyer').documentLink({ params: { contractId } })).url).toContain(out.document.documentHash)
    expect(await shop.types()).toEqual(['ContractDocumentRequested', 'ContractIssued', 'ContractSigned'])
  })
  it('is a PDF that carries the plan', async () => {
    shop = await openShop(render)
    const out = await shop.issue()
    if (out.status !== 'OutForSignature') throw new Error(out.status)
    const text = new TextDecoder('latin1').decode(await shop.ports.files.read({ owner: out.customerId, sha256: out.document.documentHash }))
    expect(text.slice(0, 5)).toBe('%PDF-')
    expect(text).toContain('plan-1.json')
  })
  it('finds out when the stored bytes are not the signed ones', async () => {
    const { ports } = shop
    await shop.signBoth()
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
    const oldest = value(await shop.as('buyer').timeline({ params: { orderId }, query: { limit: 100 } })).items.map(({ id }) => id)
    const newest: string[] = []
    for (let after: string | undefined = ''; after !== undefined;) {
      const page: { readonly items: readonly { readonly id: string }[]; readonly next?: string | undefined } = value(await shop.as('buyer').timeline({ params: { orderId }, query: { limit: 1, order: 'newest-first', ...(after !== '' && { after }) } }))
      newest.push(...page.items.map(({ id }) => id))
      after = page.next
    }
    expect(newest).toEqual(oldest.toReversed())
  })
  it('begins again on a newer revision before both have signed', async () => {
    await shop.issue()
    value(await shop.sign('buyer'))
    await shop.hear(quoting, approved(2, '2026-03-03T07:00:00.000Z'))
    expect(await shop.read()).toMatchObject({ status: 'Draft', pin: { planRevision: 2 } })
    const kept = value(await shop.as('buyer').timeline({ params: { orderId }, query: { limit: 50 } })).items.find(({ type }) => type === 'CustomerSigned')
    expect(kept?.data).toMatchObject({ party: 'customer', typedName: exampleSignature.typedName, consent: true, intentText: expect.stringContaining('CTR-000001'), address: expect.stringMatching(/./), documentHash: expect.stringMatching(/^[0-9a-f]{64}$/) })
    await shop.hear(quoting, approved(2, '2026-03-03T07:00:00.000Z'), approved(1))
    expect(await shop.read()).toMatchObject({ pin: { planRevision: 2 } })
  })
})

describe("the shop's standard terms", () => {
  it('are the usual ones until a manager sets others; contracts from then on begin with those', async () => {
    const manager = shop.as('manager')
    const { version, standardTermsId: _, ...usual } = value(await manager.readStandardTerms({}))
    expect([version, usual.validDays, usual.milestones.map(({ share }) => share)]).toEqual([0, 30, [5_000, 4_000, 1_000]])
    const before = await shop.read()
    expect(value(await manager.setStandardTerms({ version, body: exampleStandardTerms }))).toMatchObject({ version: 1, ...exampleStandardTerms })
    expect(await manager.setStandardTerms({ version, body: exampleStandardTerms })).toMatchObject({ problem: { status: 412, code: 'stale-version' } })
    expect(value(await shop.as('sales-engineer').readStandardTerms({}))).toMatchObject(exampleStandardTerms)
    expect(await shop.read()).toEqual(before)
    await shop.hear(quoting, approved(2, '2026-03-03T07:00:00.000Z'))
    const next = await shop.read()
    expect(next.milestones.map(({ name, amount }) => [name, amount.minor])).toEqual([['Deposit', 90_000], ['Before shipment', 210_000]])
    expect(next.clauses).toEqual(exampleStandardTerms.clauses)
  })
  it('are neither read nor set by a customer, nor set by sales', async () => {
    expect(await shop.as('buyer').readStandardTerms({})).toMatchObject({ problem: { status: 403 } })
    expect(await shop.as('sales-engineer').setStandardTerms({ version: 0, body: exampleStandardTerms })).toMatchObject({ problem: { status: 403 } })
  })
})

describe('after signing', () => {
  it('is amended by a document with its parent’s hash, signed by both', async () => {
    const signed = await shop.signBoth()
    const { version } = signed
    if (signed.status !== 'Signed') throw new Error(signed.status)
    const milestones = signed.milestones.map(({ milestoneId, name, gate, amount }) => ({ milestoneId, name, gate, amount }))
    value(await shop.as('manager').proposeAmendment({ params: { contractId }, version, body: { ...exampleAmendment, milestones: [...milestones, { name: 'Second delivery', gate: 'none', amount: eur(5_000) }] } }))
    await shop.work()
    const [amendment] = (await shop.read()).amendments
    if (amendment?.status !== 'OutForSignature') throw new Error(amendment?.status)
    expect(amendment.parentHash).toBe(signed.document.documentHash)
    const body = { ...exampleSignature, intentText: amendment.document.statement, documentHash: amendment.document.documentHash }
    const params = { contractId, number: '1' }
    value(await shop.as('buyer').signAmendment({ params, version: (await shop.read()).version, body }))
    const amended = value(await shop.as('manager').signAmendment({ params, version: (await shop.read()).version, body }))
    expect(amended.milestones.map(({ milestoneId }) => milestoneId)).toEqual(['M1', 'M2', 'M3', 'M4'])
    expect(value(await shop.as('buyer').amendmentLink({ params })).documentHash).toBe(amendment.document.documentHash)
    expect((await shop.published()).at(-1)).toMatchObject({ type: 'ContractAmended', data: { amendment: 1, parentHash: signed.document.documentHash } })
    expect((await shop.read())).toMatchObject({ document: { documentHash: signed.document.documentHash } })
    expect(value(await shop.as('buyer').verifyContract({ params: { contractId } }))).toMatchObject({ matches: true, amendments: [{ number: 1, matches: true, actualHash: amendment.document.documentHash, signatures: 2 }] })
  })
  it('notes settled returns, and waits for what it has not heard of yet', async () => {
    const settled = envelope('ReturnSettled', 'rma_1', { caseId: 'cas_1', number: 'CAS-1', customerId: 'cus_aurora', rmaId: 'rma_1', rmaNumber: 'RMA-1', lots: [], cause: 'workmanship', bearer: 'manufacturer', settlement: 'refund', amount: eur(5_000) })
    expect(await shop.hear(support, settled, { ...settled, id: 'rma_2.1.0', orderId: 'ord_01JD0000000000000000000009' })).toEqual({ failed: 1 })
    expect((await shop.read()).claims).toMatchObject([{ rmaId: 'rma_1', amount: eur(5_000) }])
  })
  it('lets sales change a draft, void it, and a manager end what is signed', async () => {
    const sales = shop.as('sales-engineer')
    const set = value(await sales.setMilestones({ params: { contractId }, version: 1, body: { milestones: [{ name: 'All', gate: 'shipment', amount: eur(300_000) }] } }))
    expect(set.milestones).toHaveLength(1)
    const { clauses } = set
    expect(value(await sales.setClauses({ params: { contractId }, version: 2, body: { clauses: clauses.map((clause) => ({ ...clause, bearer: 'manufacturer' })) } })).clauses.every(({ bearer }) => bearer === 'manufacturer')).toBe(true)
    const active = await shop.signBoth()
    expect(active.status).toBe('Active')
    expect(await sales.voidContract({ params: { contractId }, version: active.version, body: { reason: 'x' } })).toMatchObject({ problem: { code: 'cannot-void' } })
    expect(value(await shop.as('manager').terminateContract({ params: { contractId }, version: active.version, body: { reason: 'Cancelled.' } })).status).toBe('Terminated')
    expect(await shop.types()).toContain('ContractTerminated')
  })
  it('expires when the time to sign has passed, and can go out again as a new document', async () => {
    const out = await shop.issue()
    shop.clock.advance(31 * 86_400)
    expect(await shop.sign('buyer')).toMatchObject({ problem: { code: 'signature-period-over' } })
    expect(value(await shop.as('manager').expireContract({ params: { contractId }, version: out.version, body: {} })).status).toBe('Expired')
    const again = await shop.issue()
    if (out.status !== 'OutForSignature' || again.status !== 'OutForSignature') throw new Error(again.status)
    expect(again.document.documentHash).not.toBe(out.document.documentHash)
    expect(await shop.sign('buyer', { documentHash: out.document.documentHash })).toMatchObject({ problem: { code: 'document-differs' } })
    expect(value(await shop.sign('buyer')).status).toBe('PartiallySigned')
  })
})
