import { describe, expect, it } from 'vitest'
import { contracts } from '#services/contracts/contract.ts'
import { render } from '#shared/documents/render.ts'
import { linesOf, pagesOf } from '#shared/documents/samples/read-pdf.ts'
import { customers } from '#shared/adapters/local/sample-people.ts'
import type { Envelope } from '#shared/kernel/envelope.ts'
import { sha256 } from '#shared/kernel/hash.ts'
import { partition } from '#shared/kernel/repository.ts'
import type { Locale } from '#shared/vocabulary/locale.ts'
import { sampleShop, shopProfileId, type ShopProfile } from '#shared/vocabulary/shop-profile.ts'
import { quoting } from '../contract.ts'
import { examplePlan } from '../examples.ts'
import { accepted, problem, shop, submittedPlan, value, type Shop } from './shop.ts'

const asked = (at: Shop, planId: string, locale: Locale = 'en', role: 'buyer' | 'planner' = 'buyer') => value(at.as(role).requestPlanDocument({ params: { planId }, body: { locale } }))
const seen = (at: Shop, planId: string, locale: Locale = 'en') => value(at.as('buyer').readPlanDocument({ params: { planId }, query: { locale } }))
const requests = async (at: Shop): Promise<Envelope[]> => (await at.published()).filter(({ type }) => type === 'PlanDocumentRequested')

/** The stored bytes, as the customer's file. */
const stored = async (at: Shop, planId: string, locale: Locale = 'en'): Promise<Uint8Array> => {
  const link = await value(at.as('buyer').planDocumentLink({ params: { planId }, query: { locale } }))
  expect(link.url).toContain(link.sha256)
  const bytes = await at.ports.files.read({ owner: customers.aurora.customerId, sha256: link.sha256 })
  if (!bytes) throw new Error('no such file')
  expect(sha256(bytes)).toBe(link.sha256)
  return bytes
}
const made = async (at: Shop, planId: string, locale: Locale = 'en'): Promise<Uint8Array> => {
  await asked(at, planId, locale)
  await at.work()
  return stored(at, planId, locale)
}
const printed = (bytes: Uint8Array): string => pagesOf(bytes).flatMap(linesOf).join('\n')

const shopProfileSet = (changed: Partial<ShopProfile>): Envelope => ({
  id: `${shopProfileId}.1.0`, type: 'ShopProfileSet', schemaVersion: 1, orderId: shopProfileId, aggregateId: shopProfileId, aggregateVersion: 1, occurredAt: '2026-03-01T07:00:00.000Z',
  exportClass: 'public', actor: { kind: 'user', id: 'manager', name: 'Mo Manager' }, causationId: 'cause', correlationId: 'correlation', data: JSON.parse(JSON.stringify({ ...sampleShop, ...changed })),
})

describe('the document of a plan', () => {
  it.each([
    ['en', ['Production plan and price', 'Revision 1', 'Before the customer, not yet approved', '20 pcs (this plan)', 'Price per piece', 'Eloxal Nord', 'MILL-5AX', 'Bore ⌀25 H7 (critical)', 'Carton', 'Deliver to', 'Page 1 of 2', 'Export class: confidential']],
    ['te', ['తయారీ ప్రణాళిక, ధర', 'సవరణ 1', 'కొనుగోలుదారు ముందుంది, ఇంకా ఆమోదించలేదు', '20 భాగాలు (ఈ ప్రణాళిక)', 'ఒక్కో భాగం ధర', 'Eloxal Nord', 'వర్క్ సెంటర్', 'Bore ⌀25 H7 (కీలక)', 'అట్టపెట్టె', 'డెలివరీ చిరునామా', 'పేజీ 1 / 2', 'ఎగుమతి తరగతి: గోప్యం']],
  ] as const)('says in %s what is offered, how it is made, and by which hash', async (locale, words) => {
    const at = shop()
    const plan = await submittedPlan(at)
    const { planId, number, content, contentHash } = plan
    expect(await seen(at, planId, locale)).toEqual({ plan: { planId, revision: 1, status: 'Submitted' }, locale, status: 'None' })
    expect(await asked(at, planId, locale)).toMatchObject({ status: 'Rendering' })
    expect(await seen(at, planId, locale)).toMatchObject({ status: 'Rendering' })
    expect(await problem(at.as('planner').planDocumentLink({ params: { planId }, query: { locale } }))).toBe('409 plan-not-printed')
    await at.work()
    const bytes = await stored(at, planId, locale)
    const text = printed(bytes)
    const whole = [sampleShop.name, number, content.part.number, content.part.name, 'Aurora Pumps GmbH', ...content.standards, 'DAP Stuttgart', 'Hafenstrasse 12', ...words]
    for (const each of whole) expect(text).toContain(each)
    expect(text.replaceAll('\n', '')).toContain(contentHash)
    for (const { sha256: hash } of content.documents) expect(text).toContain(hash.slice(0, 40))
    for (const { unitPrice } of [...content.breaks, ...content.leadTimes ?? []]) expect(text).toContain(`EUR ${(unitPrice.minor / 100).toFixed(2)}`)
    expect(text).not.toContain('margin')
    expect(new TextDecoder('latin1').decode(bytes)).toContain('plan-1.json')
  })

  it('says who approved when, in a document of its own', async () => {
    const at = shop()
    const plan = await submittedPlan(at)
    const offered = await made(at, plan.planId)
    at.clock.advance(3600)
    const { approvedAt } = Object(await value(at.as('buyer').approvePlan({ params: { planId: plan.planId }, version: plan.version, body: { contentHash: plan.contentHash } })))
    expect(await seen(at, plan.planId)).toMatchObject({ status: 'None', plan: { status: 'Approved' } })
    const approved = await made(at, plan.planId)
    const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: sampleShop.timeZone }).format(new Date(approvedAt))
    expect(printed(approved)).toContain(`Approved by Bea Buyer, ${day}`)
    expect(sha256(approved)).not.toBe(sha256(offered))
  })

  it('carries the letterhead that the shop has set', async () => {
    const at = shop()
    const plan = await submittedPlan(at)
    expect(await at.hear(contracts, shopProfileSet({ name: 'Muster Feinmechanik GmbH', city: 'Jena', vatId: 'DE 123456789', timeZone: 'Europe/Berlin' }))).toEqual({ failed: 0 })
    const text = printed(await made(at, plan.planId))
    for (const each of ['Muster Feinmechanik GmbH', 'Jena', 'VAT/GST no. DE 123456789', 'GMT+1']) expect(text).toContain(each)
  })
})

describe('asking for it', () => {
  it('makes it once, whoever asks again and however often the request is delivered', async () => {
    const at = shop()
    const { planId } = await submittedPlan(at)
    const [first, second] = await Promise.all([asked(at, planId), asked(at, planId, 'en', 'planner')])
    expect(second.planDocumentId).toBe(first.planDocumentId)
    await asked(at, planId, 'te')
    const events = await requests(at)
    expect(events).toHaveLength(2)
    expect(await at.hear(quoting, ...events.toReversed(), ...events)).toEqual({ failed: 0 })
    const ready = await asked(at, planId)
    expect(ready).toMatchObject({ status: 'Ready', version: 2 })
    expect(await at.ports.store.get({ pk: partition('planDocument', ready.planDocumentId), sk: 'state' })).toMatchObject({ exportClass: 'confidential' })
    expect(await at.hear(quoting, ...events.map((event) => ({ ...event, id: `${event.id}0` })))).toEqual({ failed: 0 })
    expect(await asked(at, planId)).toEqual(ready)
    expect(await requests(at)).toHaveLength(2)
  })

  it('gives the same bytes for the same plan, whenever it is made', async () => {
    const [now, later] = [shop(), shop()]
    const { planId } = await submittedPlan(now)
    await submittedPlan(later)
    await asked(later, planId, 'te')
    later.clock.advance(30)
    await later.work()
    expect(sha256(await stored(later, planId, 'te'))).toBe(sha256(await made(now, planId, 'te')))
  })

  it('shows a failure, and tries again when it is asked to', async () => {
    let broken = true
    const at = shop({ render: async (document) => {
      if (broken) throw new Error('no fonts')
      return render(document)
    } })
    const { planId } = await submittedPlan(at)
    await at.work()
    await asked(at, planId)
    expect(await at.hear(quoting, ...(await requests(at)))).toEqual({ failed: 1 })
    expect(await seen(at, planId)).toMatchObject({ status: 'Rendering' })
    at.clock.advance(61)
    expect(await seen(at, planId)).toMatchObject({ status: 'Failed' })
    broken = false
    expect(await asked(at, planId)).toMatchObject({ status: 'Rendering' })
    await at.work()
    expect(await seen(at, planId)).toMatchObject({ status: 'Ready' })
    expect(await requests(at)).toHaveLength(2)
  })

  it('makes none of a plan that has become another meanwhile', async () => {
    const at = shop()
    const plan = await submittedPlan(at)
    const params = { planId: plan.planId }
    await asked(at, plan.planId)
    const back = await value(at.as('buyer').requestPlanChanges({ params, version: plan.version, body: { reason: 'Faster, please.' } }))
    await at.work()
    expect(await seen(at, plan.planId)).toMatchObject({ status: 'None', plan: { status: 'ChangesRequested' } })
    await value(at.as('planner').revisePlan({ params, version: back.version, body: { ...examplePlan, leadTimeDays: 14 } }))
    expect(await problem(at.as('buyer').readPlanDocument({ params }))).toBe('409 plan-in-revision')
  })

  it('is for those who see the plan, once it is submitted', async () => {
    const at = shop()
    const { rfqId } = await accepted(at)
    const { planId, version } = await value(at.as('planner').draftPlan({ params: { rfqId }, body: examplePlan }))
    const params = { planId }
    expect(await problem(at.as('buyer').requestPlanDocument({ params, body: { locale: 'en' } }))).toBe('404 not-found')
    expect(await problem(at.as('planner').requestPlanDocument({ params, body: { locale: 'en' } }))).toBe('409 plan-still-draft')
    await value(at.as('planner').submitPlan({ params, version, body: { validDays: 30 } }))
    await made(at, planId)
    const other = at.as('buyer', 'borealis')
    expect(await problem(other.readPlanDocument({ params }))).toBe('404 not-found')
    expect(await problem(other.planDocumentLink({ params }))).toBe('404 not-found')
    expect(await problem(other.requestPlanDocument({ params, body: { locale: 'en' } }))).toBe('404 not-found')
    expect(await value(at.as('operator').readPlanDocument({ params }))).toMatchObject({ status: 'Ready', locale: 'en' })
  })
})
