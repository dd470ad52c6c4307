import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { signIn as tokenOf, signInPartner } from '#local/sign-in.ts'
import { samplePassword } from '#shared/adapters/local/sample-people.ts'
import { run, type Running } from '../system/running.ts'
import { openBrowser, signIn, visitor } from './browser.ts'
import { openRequest } from './requests.ts'

let running: Running
let browser: Browser
beforeAll(async () => { [running, browser] = await Promise.all([run(), openBrowser()]) }, 120_000)
afterAll(async () => { await browser?.close(); await running?.stop() })

/** A system may read an order's history, and no more of it yet. */
const historySeenBy = (token: string, orderId: string) => running.ask({ path: `/api/quoting/orders/${orderId}/timeline`, headers: { authorization: `Bearer ${token}` } })
const requestsSeenBy = (token: string) => running.ask({ path: '/api/quoting/rfqs', headers: { authorization: `Bearer ${token}` } })

it('a company administrator lets a colleague and a system in, and shuts both out again', { timeout: 180_000 }, async () => {
  const { rfqId, orderId } = await openRequest(running.shop, 'aurora', 'submitted')
  const context = await visitor(browser)
  context.setDefaultTimeout(45_000)
  const page = await signIn(context, running.address, 'buyer-aurora', '/settings/people')
  const dialog = page.getByRole('dialog')

  await page.getByRole('button', { name: 'Invite' }).click()
  await dialog.getByLabel('Name').fill('Nia Neumann')
  await dialog.getByLabel('E-mail').fill('nia@aurora.example')
  const role = dialog.locator('[data-pointer="/roles/0"]')
  expect((await role.locator('option').allInnerTexts()).slice(1)).toEqual(['Buyer', 'Company administrator'])
  await role.selectOption('buyer')
  await dialog.getByRole('button', { name: 'Invite' }).click()
  const row = page.getByRole('row').filter({ hasText: 'nia@aurora.example' })
  await row.getByText('Invited').waitFor()

  const listed: { readonly items: readonly { readonly personId: string; readonly email: string }[] } = JSON.parse((await running.ask({ path: '/api/contracts/companies/cus_aurora/people', as: 'buyer-aurora' })).text)
  const nia = listed.items.find(({ email }) => email === 'nia@aurora.example')?.personId ?? ''
  expect((await requestsSeenBy(await tokenOf(running.address, nia, samplePassword))).text).toContain(rfqId)

  await page.reload()
  await row.getByRole('button', { name: 'Disable' }).click()
  await dialog.getByRole('button', { name: 'Disable' }).click()
  await row.getByText('Disabled').waitFor()
  await expect(tokenOf(running.address, nia, samplePassword)).rejects.toThrow('answered 401')

  await page.getByRole('button', { name: 'Create API client' }).click()
  await dialog.getByLabel('Name').fill('ERP')
  await dialog.getByRole('button', { name: 'Create API client' }).click()
  const secret = await page.locator('[data-secret]').innerText()
  const client = page.getByRole('row').filter({ hasText: 'ERP' })
  const clientId = (await client.getByText(/^api_/).innerText()).trim()
  const answer = await historySeenBy(await signInPartner(running.address, clientId, secret), orderId)
  expect([answer.status, answer.text.includes(rfqId)]).toEqual([200, true])
  await page.reload()
  await client.waitFor()
  expect(await page.getByText(secret).count()).toBe(0)
  await client.getByRole('button', { name: 'Revoke' }).click()
  await dialog.getByRole('button', { name: 'Revoke' }).click()
  await client.waitFor({ state: 'detached' })
  await expect(signInPartner(running.address, clientId, secret)).rejects.toThrow()
  await context.close()
})
