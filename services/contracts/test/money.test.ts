import { beforeEach, describe, expect, it } from 'vitest'
import { logistics } from '#services/logistics/contract.ts'
import { contractId, delivered, eur, openShop, paid, value } from './shop.ts'

let shop: Awaited<ReturnType<typeof openShop>>
beforeEach(async () => { shop = await openShop() })

describe('money', () => {
  it('arrives by the webhook once, opens the gate, and completes the contract after delivery', async () => {
    await shop.signBoth()
    expect(await shop.stripe(paid(150_000))).toMatchObject({ status: 200, body: { received: true, outcome: 'applied' } })
    expect(await shop.stripe(paid(150_000))).toMatchObject({ status: 200 })
    expect(await shop.read()).toMatchObject({ status: 'Active', ledger: [{ kind: 'received', reference: 'pi_M1' }] })
    const transfer = { milestoneId: 'M2', amount: eur(120_000), bankReference: 'B-1', receivedOn: '2026-03-02' }
    value(await shop.as('clerk').recordTransfer({ params: { contractId }, version: (await shop.read()).version, body: transfer }))
    expect(await shop.hear(logistics, delivered)).toEqual({ failed: 0 })
    await shop.stripe(paid(30_000, 'M3'))
    expect((await shop.read()).status).toBe('Completed')
    expect((await shop.types()).filter((type) => type === 'PaymentReceived')).toHaveLength(3)
  })
  it('is disputed without metadata: the payment leads to its contract', async () => {
    await shop.signBoth()
    await shop.stripe(paid(150_000))
    expect(await shop.stripe({ id: 'evt_d', type: 'charge.dispute.created', data: { object: { id: 'dp_1', amount: 150_000, currency: 'eur', payment_intent: 'pi_M1', metadata: {}, reason: 'fraudulent' } } })).toMatchObject({ body: { outcome: 'applied' } })
    expect(await shop.read()).toMatchObject({ milestones: [{ status: 'Disputed', received: eur(0) }, {}, {}] })
    expect((await shop.published()).at(-1)).toMatchObject({ type: 'PaymentDisputed', data: { settled: false, milestone: { gate: 'production' } } })
  })
  it('that nobody can be found for is kept until a clerk says whose it is; that it goes back, only a manager does', async () => {
    await shop.signBoth()
    expect(await shop.stripe(paid(150_000, 'M1', { metadata: { contractId: 'ctr_nobody', milestoneId: 'M1' } }))).toMatchObject({ body: { outcome: 'applied' } })
    const [kept] = value(await shop.as('clerk').listPayments({})).items
    if (!kept) throw new Error('money was lost')
    expect(kept).toMatchObject({ status: 'Unmatched', reason: 'contract-unknown', reports: [{ amount: eur(150_000) }] })
    const params = { paymentId: kept.paymentId }
    expect(await shop.as('clerk').returnPayment({ params, version: kept.version, body: { reason: 'x' } })).toMatchObject({ problem: { status: 403 } })
    value(await shop.as('clerk').assignPayment({ params, version: kept.version, body: { contractId, milestoneId: 'M1' } }))
    expect(await shop.read()).toMatchObject({ status: 'Active', milestones: [{ status: 'Received' }, {}, {}] })
    expect(value(await shop.as('clerk').readPayment({ params })).status).toBe('Assigned')
    expect(await shop.as('manager').returnPayment({ params, version: 2, body: { reason: 'x' } })).toMatchObject({ problem: { code: 'payment-not-unmatched' } })
  })
  it('answers every event it is sent, and only believes signed ones', async () => {
    expect(await shop.stripe({ id: 'evt_x', type: 'customer.created', data: { object: { id: 7, amount: 'x', metadata: null } } })).toMatchObject({ status: 200, body: { outcome: 'ignored' } })
    expect(await shop.stripe({ id: 'evt_y', type: 'payment_intent.succeeded', data: { object: { id: 'pi_1' } } })).toMatchObject({ status: 409, body: { code: 'payment-event-unreadable' } })
    expect(await shop.stripe({ id: 'evt_z', type: 'payment_intent.payment_failed', data: { object: { id: 'pi_1', amount: 1, currency: 'eur' } } })).toMatchObject({ body: { outcome: 'ignored' } })
    expect(await shop.send({ method: 'POST', path: '/webhooks/payments', headers: { 'content-type': 'application/json' }, body: JSON.stringify(paid(1)) })).toMatchObject({ status: 401 })
  })
})
