import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { change, must } from '#local/demo/shop.ts'
import { run, type Running } from '../system/running.ts'
import { openBrowser, signIn, visitor } from './browser.ts'
import { openRequest } from './requests.ts'

let system: Running
let browser: Browser
beforeAll(async () => { [system, browser] = await Promise.all([run(), openBrowser()]) }, 120_000)
afterAll(async () => { await browser.close(); await system.stop() })

const as = async (person: string, path: string): Promise<Page> => {
  const page = await signIn(await visitor(browser), system.address, person, path)
  page.setDefaultTimeout(45_000)
  return page
}
const dialog = (page: Page) => page.getByRole('dialog')

it('a manager sets a rate and what the shop offers; the next plan begins with it, and customers choose from it', async () => {
  const { rfqId } = await openRequest(system.shop, 'aurora', 'submitted')
  const sales = system.shop.quoting('sales-engineer')
  await change(() => sales.readRequest({ params: { rfqId } }), ({ version }) => sales.startReview({ params: { rfqId }, version, body: {} }))

  const manager = await as('manager', '/settings')
  await manager.getByRole('main').getByRole('link', { name: 'Prices and rates' }).click()
  await manager.getByText('No prices are set yet').waitFor()
  await manager.getByRole('button', { name: 'Set prices' }).click()
  await dialog(manager).getByLabel('Rate per hour').first().fill('61.50')
  await dialog(manager).getByRole('button', { name: 'Set prices' }).click()
  await manager.getByRole('row', { name: /^SAW-1 .*€61\.50$/ }).waitFor()

  await manager.goto(`${system.address}/settings/materials`)
  await manager.getByRole('button', { name: 'Set materials and finishes' }).click()
  await dialog(manager).getByLabel('In English').first().fill('Our favourite aluminium.')
  await dialog(manager).getByRole('button', { name: 'Set materials and finishes' }).click()
  await manager.getByRole('row', { name: /EN AW-6082 T6.*Our favourite aluminium\./ }).waitFor()

  const planner = await as('planner', `/requests/${rfqId}`)
  await planner.getByRole('button', { name: 'Draft plan' }).click()
  expect(await dialog(planner).getByLabel('Rate per hour').first().inputValue()).toBe('61.5')
  expect(await dialog(planner).getByLabel('Margin').inputValue()).toBe('25 %')

  const buyer = await as('buyer-aurora', '/requests/new')
  await buyer.locator('input[data-pointer="/material"]').fill('6082')
  await buyer.getByRole('option', { name: /EN AW-6082 T6.*Our favourite aluminium\./ }).click()
  await buyer.getByText('Our favourite aluminium.').first().waitFor()
}, 180_000)

it('a manager enters the shop, hears at the field what is wrong, and the planner sees it without being asked to change it', async () => {
  const manager = await as('manager', '/settings')
  await manager.getByText('Your documents carry the sample shop’s name').waitFor()
  await manager.getByRole('main').getByRole('link', { name: 'The shop' }).click()
  await manager.getByRole('button', { name: 'Set name and address' }).click()
  const form = dialog(manager)
  const filled = { '/name': 'Muster Feinmechanik GmbH', '/lines/0': 'Am Werk 3', '/city': 'Jena', '/postalCode': '07743', '/country': 'DE', '/timeZone': 'Europe/Berlin', '/gs1CompanyPrefix': '401', '/vatId': 'DE123456789' }
  for (const [at, text] of Object.entries(filled)) await form.locator(`input[data-pointer="${at}"]`).fill(text)
  await form.getByRole('button', { name: 'Set name and address' }).click()
  await form.getByText('401 is no GS1 company prefix').first().waitFor()
  expect(await form.getByLabel('GS1 company prefix').getAttribute('aria-invalid')).toBe('true')
  await form.getByLabel('GS1 company prefix').fill('4012345')
  await form.getByRole('button', { name: 'Set name and address' }).click()
  await manager.getByText('DE123456789').waitFor()
  expect(await manager.getByText('sample shop').count()).toBe(0)

  const planner = await as('planner', '/settings/shop')
  await planner.getByText('Muster Feinmechanik GmbH').waitFor()
  expect(await planner.getByRole('button', { name: 'Set name and address' }).count()).toBe(0)
}, 180_000)

it('two managers change the shop at once: nothing that either said is lost, and what both said is told', async () => {
  const [first, second] = [await as('manager', '/settings/shop'), await as('manager', '/settings/shop')]
  for (const page of [first, second]) await page.getByRole('button', { name: 'Set name and address' }).click()
  // One after the other: two fields that are filled at once may get each other's letters.
  const write = async (page: Page, values: { readonly [at: string]: string }) => {
    for (const [at, text] of Object.entries(values)) await dialog(page).locator(`input[data-pointer="${at}"]`).fill(text)
  }
  const send = (page: Page, button: string) => dialog(page).getByRole('button', { name: button }).click()
  await write(first, { '/city': 'Weimar', '/postalCode': '99423' })
  await send(first, 'Set name and address')
  await first.getByText('Weimar').first().waitFor()

  await write(second, { '/name': 'Muster Feinmechanik AG', '/postalCode': '07745' })
  await send(second, 'Set name and address')
  const told = dialog(second).getByRole('alert')
  await told.getByText('Both of you changed: Postal code', { exact: false }).waitFor()
  await told.getByRole('row', { name: 'City Jena Weimar' }).waitFor()
  expect(await dialog(second).locator('input[data-pointer="/city"]').inputValue()).toBe('Weimar')
  await send(second, 'Send with these changes in mind')
  await dialog(second).waitFor({ state: 'hidden' })
  expect(await must(system.shop.contracts('manager').readShopProfile({}))).toMatchObject({ name: 'Muster Feinmechanik AG', city: 'Weimar', postalCode: '07745' })
}, 180_000)

it('a planner sets up a work centre with its week, and hears at the field what is wrong with a shift', async () => {
  const planner = await as('planner', '/settings/work-centres')
  await planner.getByRole('button', { name: 'Add work centre' }).click()
  await dialog(planner).getByLabel('Name').fill('MILL-9')
  await dialog(planner).getByLabel('Process').selectOption({ label: 'Milling' })
  await dialog(planner).getByLabel('Monday, shift 2: Begins').fill('13:00')
  await dialog(planner).getByRole('button', { name: 'Add work centre' }).click()
  await dialog(planner).getByRole('group', { name: 'Monday' }).getByText('A shift begins at 13:00').waitFor()
  expect(await dialog(planner).getByLabel('Monday, shift 2: Begins').evaluate((field) => field === document.activeElement)).toBe(true)
  await dialog(planner).getByLabel('Monday, shift 2: Begins').fill('14:00')
  await dialog(planner).getByRole('group', { name: 'Saturday' }).getByRole('button', { name: 'As on Friday' }).click()
  await dialog(planner).getByRole('button', { name: 'Add work centre' }).click()
  await planner.getByRole('heading', { level: 1, name: 'MILL-9' }).waitFor()
  await planner.getByRole('row', { name: /^Saturday 06:00–14:00 \(breaks 09:30–10:00\).*14:00–22:00.*15$/s }).waitFor()
}, 180_000)

it('somebody chooses what to be told by e-mail, and finds it kept, with what was sent', async () => {
  const buyer = await as('buyer-aurora', '/notifications')
  await buyer.getByText('Nothing has been sent to you yet.').waitFor()
  await buyer.getByRole('button', { name: 'Choose what to be told' }).click()
  await dialog(buyer).getByLabel('News of orders').selectOption({ label: 'Never' })
  await dialog(buyer).getByRole('button', { name: 'Choose what to be told' }).click()
  await buyer.getByRole('definition').filter({ hasText: 'Never' }).waitFor()
  await buyer.reload()
  await buyer.getByRole('definition').filter({ hasText: 'Never' }).waitFor()
}, 120_000)
