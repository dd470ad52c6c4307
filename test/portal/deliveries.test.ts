import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { signStripe } from '#shared/kernel/webhook.ts'
import { run, type Running } from '../system/running.ts'
import { openBrowser, signIn, visitor } from './browser.ts'

let running: Running
let browser: Browser
beforeAll(async () => {
  [running, browser] = await Promise.all([run(), openBrowser()])
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await running?.stop()
})

/** The provider speaks of money and leaves the amount out. */
const unreadable = JSON.stringify({ id: 'evt_unreadable', type: 'payment_intent.succeeded', data: { object: { id: 'pi_1' } } })
const post = (signature: string) => running.ask({ method: 'POST', path: '/api/contracts/webhooks/payments', headers: { 'stripe-signature': signature }, body: unreadable })

it('a refused delivery is seen with its reason and its body, and replayed; a forged one is only counted', { timeout: 120_000 }, async () => {
  expect((await post(signStripe(await running.system.secrets.get('PAYMENT_WEBHOOK_SECRET'), unreadable, new Date().toISOString()))).status).toBe(409)
  expect((await post('t=1,v1=00')).status).toBe(401)
  const context = await visitor(browser)
  context.setDefaultTimeout(30_000)
  const page = await signIn(context, running.address, 'manager', '/developers')
  await page.getByRole('link', { name: 'Webhook deliveries' }).click()
  const row = page.getByRole('row').filter({ hasText: 'evt_unreadable' })
  await row.waitFor()
  await row.getByRole('link').click()
  await page.getByRole('heading', { name: 'evt_unreadable' }).waitFor()
  await page.getByText('payment-event-unreadable').waitFor()
  await page.getByText('"payment_intent.succeeded"').waitFor()
  await page.getByText('Nobody has replayed it yet.').waitFor()
  await page.getByRole('button', { name: 'Replay', exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Replay', exact: true }).click()
  const replayed = page.getByRole('row').filter({ hasText: 'Mo Manager' })
  await replayed.waitFor()
  expect(await replayed.innerText()).toContain('Refused')
  await page.goto(`${running.address}/settings/deliveries?status=Unproven`)
  await page.getByRole('row').filter({ hasText: 'Signature wrong' }).waitFor()
  expect(await page.getByText('evt_unreadable').count()).toBe(0)
  await context.close()
})
