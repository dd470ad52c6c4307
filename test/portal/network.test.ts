import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, afterEach, expect, it } from 'vitest'
import { samplePassword } from '#shared/adapters/local/sample-people.ts'
import { run, type Running } from '../system/running.ts'
import { openBrowser, settled, signIn, visitor } from './browser.ts'
import { openRequest } from './requests.ts'

let system: Running
let browser: Browser
let number: string
beforeAll(async () => {
  [system, browser] = await Promise.all([run(), openBrowser()])
  number = (await openRequest(system.shop, 'aurora', 'submitted')).number
})
afterAll(async () => { await browser.close(); await system.stop() })

let context: BrowserContext
let page: Page
beforeEach(async () => {
  context = await visitor(browser)
  page = await signIn(context, system.address, 'sales-engineer')
  await page.getByText(number).waitFor()
})
afterEach(() => context.close())

const apis = '**/api/**'
const loading = () => page.locator('main [role=status][aria-label]').first()
const alerts = () => page.getByRole('alert').filter({ hasText: /\S/ })

it('a slow network: the page is there at once, says that it is loading, and then shows it', async () => {
  let held = true
  const waiting: (() => void)[] = []
  await page.route(apis, async (route) => {
    if (held) await new Promise<void>((resolve) => { waiting.push(resolve) })
    await route.continue()
  })
  await page.reload()
  await loading().waitFor()
  expect(await page.locator('h1').innerText()).toMatch(/\S/)
  expect(await page.getByText(number).count()).toBe(0)
  held = false
  waiting.forEach((go) => go())
  await page.getByText(number).waitFor()
  await settled(page)
})

it('offline: what was there stays, what is not there says so; online again it comes by itself', async () => {
  // Pointing at a link brings the page's code.
  const orders = page.getByRole('link', { name: 'Orders', exact: true }).first()
  await Promise.all([page.waitForResponse(/assets\/orders/), orders.hover()])
  await context.setOffline(true)
  expect(await page.getByText(number).count()).toBeGreaterThan(0)
  await orders.click()
  await page.waitForURL('**/orders')
  await alerts().first().waitFor()
  await context.setOffline(false)
  await expect.poll(() => alerts().count(), { timeout: 20_000 }).toBe(0)
  await settled(page)
})

it('a service that fails is one panel with a way to try again; the rest is there', async () => {
  let failing = true
  await page.route('**/api/contracts/**', (route) => !failing ? route.continue() : route.fulfill({ status: 500, contentType: 'application/problem+json', body: JSON.stringify({ type: 'about:blank', title: 'A defect of ours', status: 500, detail: 'Nothing was changed.', instance: '/', code: 'defect', requestId: 'req_1' }) }))
  await page.reload()
  await alerts().first().waitFor()
  await page.getByText(number).waitFor()
  expect(await alerts().first().innerText()).toContain('A defect of ours')
  // At once: after ten seconds the page would ask again by itself.
  failing = false
  await page.getByRole('button', { name: 'Try again' }).first().dispatchEvent('click')
  await expect.poll(() => alerts().count()).toBe(0)
})

it('a service that is not there is named, in a panel of its own', async () => {
  await page.route('**/api/contracts/**', (route) => route.abort())
  await page.reload()
  await page.getByText(number).waitFor()
  await alerts().first().waitFor({ timeout: 20_000 })
  expect(await page.getByText(number).count()).toBeGreaterThan(0)
})

it('an expired session: signing in again leads back to the same address', async () => {
  await page.goto(`${system.address}/orders`)
  await settled(page)
  await context.clearCookies()
  // The tokens are no good any more, the cookie is gone: as after a night.
  await page.evaluate('sessionStorage.clear()')
  await page.reload()
  await page.waitForURL('**/oidc/sign-in/**')
  await enter()
  await page.waitForURL(`${system.address}/orders`)
  await page.locator('h1').waitFor()
})

it('a token that the API no longer takes: the same, without a reload', async () => {
  await context.clearCookies()
  await page.route(apis, (route) => route.fulfill({ status: 401, contentType: 'application/problem+json', body: '{}' }))
  await page.goto(`${system.address}/orders`)
  await page.waitForURL('**/oidc/sign-in/**')
  await page.unroute(apis)
  await enter()
  await page.waitForURL(`${system.address}/orders`)
  await settled(page)
  expect(await alerts().count()).toBe(0)
})

const enter = async (): Promise<void> => {
  await page.locator('[name=user]').selectOption('sales-engineer')
  await page.locator('[name=password]').fill(samplePassword)
  await page.locator('form button').click()
}
