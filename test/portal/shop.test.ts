import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { signAndPay } from '#local/demo/contract-steps.ts'
import { inspect } from '#local/demo/quality-steps.ts'
import { agreeOnPlan, talkRequirementsThrough } from '#local/demo/quoting-steps.ts'
import { change, must, until } from '#local/demo/shop.ts'
import { derive } from '#shared/vocabulary/ids.ts'
import { run, type Running } from '../system/running.ts'
import { narrow, openBrowser, signIn, visitor } from './browser.ts'

const root = join(import.meta.dirname, '../..')
const catalogue = (area: string): { readonly [name: string]: string } => JSON.parse(readFileSync(join(root, 'portal/i18n/en', `${area}.json`), 'utf8'))
const [actions, fields, status] = [catalogue('actions'), catalogue('fields'), catalogue('status')]
const heat = 'HT-90210'

let running: Running
let browser: Browser
let workOrderId: string
beforeAll(async () => {
  const starting = Promise.all([run(), openBrowser()])
  ;[running, browser] = await starting
  const bytes = new Uint8Array(readFileSync(join(root, 'services/quoting/geometry/samples/nist_ftc_06_asme1_rd.stp')))
  const asked = await talkRequirementsThrough(running.shop, { name: 'bracket.stp', bytes })
  await agreeOnPlan(running.shop, asked)
  await signAndPay(running.shop, asked.orderId)
  workOrderId = derive('workOrder', asked.orderId)
  const { production } = running.shop
  await until(running.shop, 'the gates', async () => ((await must(production('planner').readWorkOrder({ params: { workOrderId } }))).gates.open ? true : undefined))
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await running?.stop()
})

const as = async (person: string, path: string, size?: typeof narrow): Promise<Page> => {
  const context = await visitor(browser, size ? { size } : {})
  context.setDefaultTimeout(patienceMs)
  return signIn(context, running.address, person, path)
}
/** Not a measurement: a step that takes longer than this has gone wrong. */
const patienceMs = 30_000
const button = (page: Page, route: string) => page.getByRole('button', { name: actions[route] ?? route, exact: true })
const dialog = (page: Page) => page.getByRole('dialog')
const confirm = (page: Page, route: string) => dialog(page).getByRole('button', { name: actions[route] ?? route, exact: true }).click()

describe('an order on the shop floor', { timeout: 120_000 }, () => {
  let lotPath: string

  it('is released by the planner, from the work list to the lots', async () => {
    const page = await as('planner', '/')
    await page.getByRole('link', { name: 'WO-000001' }).click()
    await page.waitForURL(`**/work-orders/${workOrderId}`)
    const gates = page.locator('[data-panel=gates]')
    await gates.getByText('All gates are open').waitFor()
    expect(await gates.getByRole('listitem').filter({ hasText: ' · open' }).count()).toBe(3)
    await button(page, 'releaseWorkOrder').click()
    await dialog(page).getByLabel(fields['heatId'] ?? '').fill(heat)
    await confirm(page, 'releaseWorkOrder')
    await dialog(page).waitFor({ state: 'detached' })
    const lot = page.locator('[data-panel=lots]').getByRole('link').first()
    await lot.waitFor()
    lotPath = (await lot.getAttribute('href')) ?? ''
    expect(lotPath).toMatch(/^\/lots\/lot_/)
    await page.context().close()
  })

  it('is made by the operator on a phone: an operation from set-up to its end, with a piece lost', async () => {
    const page = await as('operator', lotPath, narrow)
    const now = page.locator('[data-panel=production]')
    await now.getByText('10 Saw blanks').waitFor()
    await button(page, 'startSetup').click()
    await now.getByText(status['Setup'] ?? '', { exact: true }).waitFor()
    await button(page, 'startOperation').click()
    await now.getByText(status['Running'] ?? '', { exact: true }).waitFor()
    await button(page, 'finishOperation').click()
    await dialog(page).getByLabel(fields['good'] ?? '', { exact: false }).fill('19')
    await dialog(page).getByLabel(fields['scrap'] ?? '', { exact: false }).fill('1')
    await dialog(page).getByLabel(fields['cause'] ?? '').selectOption('workmanship')
    await confirm(page, 'finishOperation')
    await now.getByText('20 Mill complete').waitFor()
    // On a phone each operation is a card: below its heading what the other columns would say.
    const card = page.locator('[data-panel=operations]').getByRole('listitem').filter({ hasText: 'Saw blanks' })
    expect((await card.locator('dd').allInnerTexts()).slice(2, 7)).toEqual([status['Done'], '20', '19', '1', '0'])
    expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true)
    await page.context().close()
  })

  it('is measured by the inspector, passes, and its certificate is there', async () => {
    const lotId = lotPath.split('/').at(-1) ?? ''
    await makeTheRest(lotId)
    const page = await as('inspector', lotPath)
    await button(page, 'openInspection').click()
    await confirm(page, 'openInspection')
    const inspections = page.locator('[data-panel=quality]').getByRole('row').filter({ hasText: 'Final' })
    await inspections.getByRole('link').click()
    await page.waitForURL('**/inspections/**')
    await measure(page)
    await button(page, 'completeInspection').click()
    await confirm(page, 'completeInspection')
    await page.locator('[data-panel=findings]').waitFor()
    await page.getByRole('link', { name: 'LOT-000001' }).click()
    await page.getByRole('button', { name: 'Certificate CRT-000001 (PDF)' }).waitFor()
    await page.locator('[data-panel=quality]').getByText(status['Passed'] ?? '', { exact: true }).first().waitFor()
    await page.context().close()
  })

  it('is traced by its heat', async () => {
    const page = await as('planner', `/heats/${heat}`)
    for (const service of ['production', 'support']) await page.locator(`[data-panel=${service}]`).getByRole('link', { name: 'LOT-000001' }).waitFor()
    await page.context().close()
  })
})

/** Readings one by one with the keyboard: one out of tolerance is marked and put right before it is recorded. */
const measure = async (page: Page): Promise<void> => {
  const readings = page.getByRole('textbox', { name: /^Piece \d, characteristic 2/ })
  await readings.first().fill('25.024')
  await page.getByText('out of tolerance', { exact: true }).waitFor()
  await readings.first().fill('25,004')
  await page.getByText('in tolerance', { exact: true }).waitFor()
  for (const value of ['25.006', '25.011', '25.009', '25.010']) {
    await page.keyboard.press('Enter')
    await page.keyboard.type(value)
  }
  await page.keyboard.press('Enter')
  await page.locator('[data-panel=results]').getByText('25.004; 25.006; 25.011; 25.009; 25.010 mm').waitFor()
  const edges = page.getByRole('region', { name: /Edges broken/ })
  await edges.getByLabel(fields['nonconforming'] ?? '').fill('0')
  await edges.getByRole('button').filter({ hasText: 'Record' }).click()
  await button(page, 'completeInspection').waitFor()
}

/** The operations after the first and the receiving inspection, as the people do them who are not in this test. */
const makeTheRest = async (lotId: string): Promise<void> => {
  const { shop } = running
  const [operator, planner] = [shop.production('operator'), shop.production('planner')]
  const read = () => operator.readLot({ params: { lotId } })
  await inspect(shop, lotId, 'receipt')
  for (const { sequence, performer } of (await must(read())).operations.filter((each) => each.status !== 'Done')) {
    const params = { lotId, sequence: String(sequence) }
    if (performer === 'manufacturer') {
      await change(read, ({ version }) => operator.startOperation({ params, version, body: {} }))
      await change(read, ({ version, quantity }) => operator.finishOperation({ params, version, body: { good: quantity, scrap: 0, rework: 0 } }))
    } else {
      await change(read, ({ version }) => planner.orderOutside({ params, version, body: { reference: 'PO-1' } }))
      await change(read, ({ version, quantity }) => planner.sendOutside({ params, version, body: { quantity } }))
      await change(read, ({ version, quantity }) => planner.receiveOutside({ params, version, body: { good: quantity, scrap: 0, rework: 0, certificateIds: ['EN-2026-118'] } }))
      await change(read, ({ version }) => planner.acceptOutside({ params, version, body: {} }))
    }
  }
  await until(shop, 'the complete lot', async () => ((await must(shop.quality('inspector').readLot({ params: { lotId } }))).lot.status === 'AwaitingQc' ? true : undefined))
}
