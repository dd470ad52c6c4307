import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { must } from '#local/demo/shop.ts'
import { exampleStripeEvent } from '#services/contracts/examples.ts'
import { exampleCarrierWebhook } from '#services/logistics/examples.ts'
import { signEasypost, signStripe } from '#shared/kernel/webhook.ts'
import { json, problemIn, run, type Running } from './running.ts'

let here: Running
beforeAll(async () => { here = await run() })
afterAll(async () => {
  await here.stop()
  expect(here.errors(), 'bad input is no defect of ours').toEqual([])
})

const now = (secondsAgo = 0): string => new Date(Date.now() - secondsAgo * 1000).toISOString()
/** Money that names no contract of ours is kept as unmatched: every effect of the webhook can be counted there. */
const unmatched = async () => (await must(here.shop.contracts('manager').listPayments({}))).items
const unknownParcels = async () => (await must(here.shop.logistics('clerk').listTrackings({}))).items

const pay = async (body: string, signature?: string) => here.ask({
  method: 'POST', path: '/api/contracts/webhooks/payments', body,
  headers: { 'stripe-signature': signature ?? signStripe(await here.system.secrets.get('PAYMENT_WEBHOOK_SECRET'), body, now()) },
})
const carry = async (body: string, signature?: string) => here.ask({
  method: 'POST', path: '/api/logistics/webhooks/carrier', body,
  headers: { 'x-hmac-signature': signature ?? signEasypost(await here.system.secrets.get('CARRIER_WEBHOOK_SECRET'), body) },
})
const payment = (id: string, intent = `pi_${id}`) => JSON.stringify({ ...exampleStripeEvent, id, created: Math.floor(Date.now() / 1000), data: { object: { id: intent, amount: 5000, amount_received: 5000, currency: 'eur', metadata: {} } } })
const report = (id: string, code: string) => JSON.stringify({ ...exampleCarrierWebhook, id, result: { ...exampleCarrierWebhook.result, tracking_code: code } })

describe("the payment provider's webhook", () => {
  it.each<[string, (body: string) => Promise<string>, string]>([
    ['no signature', async () => '', 'signature-invalid'],
    ['garbage for a signature', async () => 't=now,v1=zz', 'signature-invalid'],
    ['another secret', async (body) => signStripe('whsec_other', body, now()), 'signature-invalid'],
    ['a signature of another body', async () => signStripe(await here.system.secrets.get('PAYMENT_WEBHOOK_SECRET'), '{}', now()), 'signature-invalid'],
    ['a signature ten minutes old', async (body) => signStripe(await here.system.secrets.get('PAYMENT_WEBHOOK_SECRET'), body, now(600)), 'signature-too-old'],
    ['a signature from the future', async (body) => signStripe(await here.system.secrets.get('PAYMENT_WEBHOOK_SECRET'), body, now(-600)), 'signature-too-old'],
    ['a signature whose time was moved', async (body) => signStripe(await here.system.secrets.get('PAYMENT_WEBHOOK_SECRET'), body, now(600)).replace(/t=\d+/, `t=${Math.floor(Date.now() / 1000)}`), 'signature-invalid'],
  ])('with %s is refused and changes nothing', async (_, sign, code) => {
    const body = payment('evt_refused')
    problemIn(await pay(body, await sign(body)), 401, code)
    expect(await unmatched()).toEqual([])
  })

  it('with a valid signature over broken JSON, an empty body or no event is refused', async () => {
    problemIn(await pay('{"id":'), 400, 'malformed-json')
    problemIn(await pay('[]'), 400, 'invalid-request')
    problemIn(await pay('{"id":"evt"}'), 400, 'invalid-request')
    expect(await unmatched()).toEqual([])
  })

  it('acknowledges an event it does not know, and ignores it', async () => {
    const answer = await pay(JSON.stringify({ id: 'evt_unknown', type: 'customer.created', created: 1, data: { object: { id: 'cus_1' } } }))
    expect([answer.status, json(answer)]).toEqual([200, { received: true, outcome: 'ignored' }])
  })

  it('repeated, by the same event id or with another signature time, counts once', async () => {
    const body = payment('evt_once')
    const answers = [await pay(body), await pay(body), await pay(body, signStripe(await here.system.secrets.get('PAYMENT_WEBHOOK_SECRET'), body, now(100)))]
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
    await Promise.all(Array.from({ length: 5 }, () => pay(body)))
    const kept = await unmatched()
    expect(kept.map(({ reference, reports }) => [reference, reports.length])).toEqual([['pi_evt_once', 1]])
  })

  it('is not opened by a token, not even the manager’s', async () => {
    problemIn(await here.ask({ method: 'POST', path: '/api/contracts/webhooks/payments', as: 'manager', body: payment('evt_token') }), 401, 'signature-invalid')
  })
})

describe("the carrier's webhook", () => {
  it.each<[string, (body: string) => string]>([
    ['no signature', () => ''], ['garbage for a signature', () => 'hmac-sha256-hex=zz'], ['another secret', (body) => signEasypost('other', body)], ['a signature of another body', () => signEasypost('other', '{}')],
  ])('with %s is refused and changes nothing', async (_, sign) => {
    const body = report('evt_refused', 'EZ9')
    problemIn(await carry(body, sign(body)), 401, 'signature-invalid')
    expect(await unknownParcels()).toEqual([])
  })

  it('with a valid signature over what is no event is refused', async () => {
    problemIn(await carry('nonsense'), 400, 'malformed-json')
    problemIn(await carry('{}'), 400, 'invalid-request')
  })

  it('repeated counts once', async () => {
    const body = report('evt_once', 'EZ4711')
    for (let time = 0; time < 3; time += 1) expect((await carry(body)).status).toBe(200)
    const kept = await unknownParcels()
    expect(kept.map(({ trackingNumber, version }) => [trackingNumber, version])).toEqual([['EZ4711', 1]])
  })
})
