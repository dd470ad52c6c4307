import { describe, expect, it } from 'vitest'
import type { Envelope } from '#shared/kernel/envelope.ts'
import { logistics } from '#services/logistics/contract.ts'
import { examplePlan, exampleWishes } from '../examples.ts'
import { inReview, problem, shop, submittedPlan, value } from './shop.ts'

describe('conversation', () => {
  it('waits for the customer while a question is open, and lets both sides read everything', async () => {
    const at = shop()
    const { rfqId, version } = await inReview(at)
    const asked = await value(at.as('sales-engineer').answerRequirement({ params: { rfqId, line: '4' }, version, body: { answer: 'ask', question: 'Both faces?' } }))
    expect(asked.status).toBe('NeedsClarification')
    const replied = await value(at.as('buyer').replyToQuestion({ params: { rfqId, line: '4' }, version: asked.version, body: { text: 'Yes, both.' } }))
    expect(replied.status).toBe('InReview')
    const excepted = await value(at.as('sales-engineer').answerRequirement({ params: { rfqId, line: '4' }, version: replied.version, body: { answer: 'except', exception: '12 µm at least.' } }))
    const posted = await value(at.as('sales-engineer').addMessage({ params: { rfqId }, version: excepted.version, body: { text: 'Quote on Friday.' } }))
    const seen = await value(at.as('buyer').readRequest({ params: { rfqId } }))
    expect(seen.requirements[3]).toMatchObject({ answer: { status: 'Excepted', exception: '12 µm at least.' }, conversation: [{ side: 'manufacturer', text: 'Both faces?' }, { side: 'customer', text: 'Yes, both.' }] })
    expect(seen.messages).toMatchObject([{ side: 'manufacturer', by: { name: 'Sam Sales' }, text: 'Quote on Friday.' }])
    expect(seen.version).toBe(posted.version)
  })

  it('expires while it waits, on read at once and on record by command', async () => {
    const at = shop()
    const { rfqId, version } = await inReview(at)
    const asked = await value(at.as('sales-engineer').answerRequirement({ params: { rfqId, line: '1' }, version, body: { answer: 'ask', question: 'Which heat?' } }))
    const expire = () => at.as('manager').expireRequest({ params: { rfqId }, version: asked.version, body: {} })
    expect(await problem(expire())).toBe('409 request-not-due')
    at.clock.advance(60 * 86_400)
    expect((await value(at.as('buyer').readRequest({ params: { rfqId } }))).status).toBe('Expired')
    expect(await problem(at.as('buyer').replyToQuestion({ params: { rfqId, line: '1' }, version: asked.version, body: { text: 'Any.' } }))).toBe('409 request-expired')
    expect((await value(expire())).status).toBe('Expired')
    expect((await value(at.as('manager').listRequests({ query: { status: 'Expired' } }))).items).toHaveLength(1)
  })

  it('declines before it quotes', async () => {
    const at = shop()
    const { rfqId, version } = await inReview(at)
    expect(await value(at.as('manager').declineRequest({ params: { rfqId }, version, body: { reason: 'Too long for us.' } }))).toMatchObject({ status: 'Declined', closed: { reason: 'Too long for us.' } })
  })
})

describe('who may do what', () => {
  it('answers 404 to another customer, 403 to a wrong role, 412 to a stale version', async () => {
    const at = shop()
    const plan = await submittedPlan(at)
    const params = { rfqId: plan.rfqId }
    const stranger = at.as('buyer', 'borealis')
    expect(await problem(stranger.readRequest({ params }))).toBe('404 not-found')
    expect(await problem(stranger.readPlan({ params: { planId: plan.planId } }))).toBe('404 not-found')
    expect(await problem(stranger.approvePlan({ params: { planId: plan.planId }, version: plan.version, body: { contentHash: plan.contentHash } }))).toBe('404 not-found')
    expect(await problem(stranger.withdrawRequest({ params, version: 1, body: { reason: 'x' } }))).toBe('404 not-found')
    expect(await problem(stranger.readOrderRequest({ params: { orderId: plan.orderId } }))).toBe('404 not-found')
    expect(await problem(stranger.timeline({ params: { orderId: plan.orderId } }))).toBe('404 not-found')
    expect((await value(stranger.listRequests({}))).items).toEqual([])
    expect((await value(at.as('buyer').listRequests({ query: { status: 'Quoted' } }))).items).toHaveLength(1)
    expect(await problem(at.as('planner').approvePlan({ params: { planId: plan.planId }, version: plan.version, body: { contentHash: plan.contentHash } }))).toBe('403 forbidden')
    expect(await problem(at.as('buyer').draftPlan({ params, body: examplePlan }))).toBe('403 forbidden')
    expect(await problem(at.as('buyer').addMessage({ params, version: 1, body: { text: 'Hello' } }))).toBe('412 stale-version')
  })

  it('does a repeated request once', async () => {
    const at = shop()
    const first = await value(at.as('buyer').openRequest({ body: exampleWishes, key: 'the-same-key' }))
    expect(await value(at.as('buyer').openRequest({ body: exampleWishes, key: 'the-same-key' }))).toEqual(first)
    expect((await value(at.as('buyer').listRequests({}))).items).toHaveLength(1)
  })
})

describe('the search of a list', () => {
  it('finds by number, part and customer whatever the status, each customer only among their own', async () => {
    const at = shop()
    const { rfqId, number, version } = await inReview(at)
    await value(at.as('manager').declineRequest({ params: { rfqId }, version, body: { reason: 'Too long for us.' } }))
    const { number: theirs } = await value(at.as('buyer', 'borealis').openRequest({ body: exampleWishes }))
    const found = async (text: string, as = at.as('planner')) => (await value(as.listRequests({ query: { text } }))).items.map((each) => each.number).toSorted()
    const { part } = exampleWishes
    for (const text of [part.number, part.name.toLowerCase(), part.name.split(' ').toReversed().join('  '), part.name.slice(0, 4)]) expect(await found(text), text).toEqual([number, theirs])
    expect(await found(number)).toEqual([number])
    expect(await found(`${part.name} ${number.toLowerCase()}`)).toEqual([number])
    expect([await found(`${part.name} nothing`), await found('earing')]).toEqual([[], []])
    expect([await found(part.name, at.as('buyer')), await found(theirs, at.as('buyer'))]).toEqual([[number], []])
    expect(await problem(at.as('planner').listRequests({ query: { text: 'x' } }))).toBe('400 invalid-request')
  })

  it('goes on page by page, and shows nothing that one is not cleared for', async () => {
    const at = shop()
    for (let opened = 0; opened < 5; opened += 1) await value(at.as('buyer').openRequest({ body: exampleWishes }))
    const seen: string[] = []
    for (let after: string | undefined, first = true; first || after !== undefined; first = false) {
      const answer = await value(at.as('planner').listRequests({ query: { text: exampleWishes.part.number, limit: 2, ...(after !== undefined && { after }) } }))
      seen.push(...answer.items.map((each) => each.number))
      after = answer.next
    }
    expect(seen).toHaveLength(5)
    expect(new Set(seen).size).toBe(5)
  })
})

describe('heard from logistics', () => {
  const at = '2026-04-01T10:00:00.000Z'
  const parcels = { shipmentId: 'shp_1', number: 'SHP-000001', customerId: 'cus_aurora', carrier: 'DHL', packages: [{ packageId: 'pkg_1', sscc: '106141412345678908', trackingNumber: 'T1', lots: [] }] }
  const event = (type: string, orderId: string, data: object, version = 1): Envelope => ({
    id: `shp_1.${version}.0`, type, schemaVersion: 1, orderId, aggregateId: 'shp_1', aggregateVersion: version, occurredAt: at,
    exportClass: 'confidential', actor: { kind: 'user', id: 'clerk', name: 'Carl Clerk' }, causationId: 'c', correlationId: 'c', data: JSON.parse(JSON.stringify(data)),
  })

  it('shows dispatch and delivery on the request, in either order and heard twice', async () => {
    const house = shop()
    const { rfqId, orderId } = await value(house.as('buyer').openRequest({ body: exampleWishes }))
    const shipped = event('Shipped', orderId, { ...parcels, incoterm: 'DAP', place: 'Stuttgart', dispatchedAt: at, riskTransferred: false })
    const delivered = event('Delivered', orderId, { ...parcels, deliveredAt: '2026-04-03T10:00:00.000Z' }, 2)
    expect(await house.hear(logistics, delivered, shipped, delivered, shipped)).toEqual({ failed: 0 })
    const { fulfilment } = await value(house.as('buyer').readRequest({ params: { rfqId } }))
    expect(fulfilment).toEqual([{ status: 'Delivered', shipmentId: 'shp_1', number: 'SHP-000001', carrier: 'DHL', tracking: ['T1'], dispatchedAt: at, deliveredAt: '2026-04-03T10:00:00.000Z' }])
  })
})
