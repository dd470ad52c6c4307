import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sampleOrders } from '#local/demo/sample.ts'
import { openPortal, type Portal } from './open-portal.ts'

/** What people do on every page, on a system filled by one click of the manager: search, keep a filter, print, click twice. */
let portal: Portal
beforeAll(async () => { portal = await openPortal() }, 120_000)
afterAll(() => portal?.stop())
const as: Portal['tab'] = (person, path) => portal.tab(person, path)

/** Where each sample order stands, as the list of orders says it: its part, step and state. */
const standing = [
  ['AP-4711', 'Packing and delivery', 'Delivered'], ['AP-4720', 'Requirements', 'Submitted'], ['BI-0312', 'Requirements', 'In review'], ['AP-4726', 'Plan and price', 'Quoted'], ['BI-0318', 'Contract and payment', 'Draft'],
  ['AP-4733', 'Production', 'Waiting for gates'], ['BI-0325', 'Production', 'Released'], ['AP-4737', 'Production', 'In progress'], ['AP-4740', 'Production', 'Completed'], ['BI-0331', 'Packing and delivery', 'Delivered'],
] as const

/** Who finds which sample order in which queue of the work list. */
const queues = [
  ['sales-engineer', 'newRequests', 'AP-4720'], ['sales-engineer', 'contractDrafts', 'BI-0318'], ['planner', 'requestsInReview', 'BI-0312'], ['planner', 'workOrdersToRelease', 'AP-4733'], ['buyer-aurora', 'plansToApprove', 'AP-4726'],
  ['operator', 'lotsInProcess', 'BI-0325'], ['inspector', 'lotsToInspect', 'AP-4737'], ['clerk', 'lotsToPack', 'LOT-000007'], ['clerk', 'paymentsOutstanding', 'AP-4740'], ['buyer-aurora', 'paymentsDue', 'AP-4740'], ['support-agent', 'newCases', 'Bearing does not go in'],
] as const

describe('an empty system', { timeout: 300_000 }, () => {
  it('is filled by one click of the manager, with an order in every step', async () => {
    const page = await as('manager')
    await page.getByRole('button', { name: 'Make sample data' }).click()
    await page.getByText(`${sampleOrders} sample orders are there`).waitFor({ timeout: 240_000 })
    expect(await page.getByRole('button', { name: 'Make sample data' }).count()).toBe(0)
    await page.goto(`${portal.address}/orders`)
    expect(standing).toHaveLength(sampleOrders)
    for (const [part, step, status] of standing) {
      const row = page.getByRole('row').filter({ hasText: part })
      await row.getByText(status, { exact: true }).waitFor()
      expect(await row.innerText(), part).toContain(step)
    }
  })

  it('gives each role something of it to do', async () => {
    for (const [person, own] of Map.groupBy(queues, ([each]) => each)) {
      const page = await as(person)
      for (const [, queue, row] of own) await page.locator(`[data-panel=${queue}]`).getByText(row, { exact: false }).first().waitFor()
    }
  })
})

describe("the developers' pages", { timeout: 120_000 }, () => {
  it('show a route and an event at their own addresses', async () => {
    const page = await as('sales-engineer', '/developers')
    await page.getByRole('link', { name: 'openCase', exact: true }).click()
    await page.getByText('POST /api/support/cases').waitFor()
    await page.getByRole('cell', { name: 'subject', exact: true }).first().waitFor()
    await page.goto(`${portal.address}/developers/events/LotPassedQC`)
    await page.getByText('Published by Quality').waitFor()
    await page.getByRole('cell', { name: 'certificate', exact: false }).first().waitFor()
  })
})

describe('a hand that is too quick', { timeout: 120_000 }, () => {
  /** The paths of the commands that leave the page. */
  const sent = (page: Page): string[] => {
    const commands: string[] = []
    page.on('request', (request) => { if (request.method() !== 'GET' && request.url().includes('/api/')) commands.push(new URL(request.url()).pathname) })
    return commands
  }

  it('does a thing once: a double click on a touch button, and in a dialog a double Enter', async () => {
    const page = await as('operator')
    await page.locator('[data-panel=lotsInProcess]').getByRole('link').first().click()
    const commands = sent(page)
    await page.getByRole('button', { name: 'Start setup' }).dblclick()
    await page.locator('[data-panel=production]').getByText('Setting up', { exact: true }).waitFor()
    await page.getByRole('button', { name: 'Start work', exact: true }).waitFor()
    expect(commands.map((path) => path.split('/').at(-1))).toEqual(['setup'])

    const agent = await as('support-agent')
    await agent.locator('[data-panel=newCases]').getByRole('link').click()
    await agent.getByRole('button', { name: 'Triage case' }).click()
    await agent.getByRole('dialog').getByLabel('Severity').selectOption('major')
    const triage = sent(agent)
    const name = agent.locator('[data-pointer="/assigned/name"]')
    // Both before anything can have been drawn anew.
    await name.evaluate((field) => { for (let times = 0; times < 2; times += 1) field.closest('form')?.requestSubmit() })
    await agent.getByRole('dialog').waitFor({ state: 'detached' })
    await agent.getByText('Triaged', { exact: true }).first().waitFor()
    expect(triage.map((path) => path.split('/').at(-1))).toEqual(['triage'])
  })
})

describe('the search', { timeout: 120_000 }, () => {
  const seek = async (page: Page, text: string) => {
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox').and(page.locator(':focus')).waitFor()
    await page.keyboard.type(text)
    return page.getByRole('option')
  }

  it('finds orders, lots and customers by words, and any thing by its number', async () => {
    const page = await as('manager')
    const options = await seek(page, 'wear ring')
    await options.filter({ hasText: 'LOT-000005' }).waitFor()
    expect(await options.filter({ hasText: 'AP-4737 Wear ring' }).count()).toBeGreaterThanOrEqual(2)
    await page.getByRole('status').filter({ hasText: 'Looked through: Order, Lot, Shipment, Case' }).waitFor()
    await options.filter({ hasText: 'RFQ-' }).first().click()
    await page.waitForURL('**/orders/ord_*')
    await page.getByRole('heading', { level: 1, name: 'AP-4737 Wear ring' }).waitFor()

    await (await seek(page, 'shp 1')).filter({ hasText: 'SHP-000001' }).waitFor()
    await page.keyboard.press('Enter')
    await page.waitForURL('**/shipments/shp_*')

    await (await seek(page, 'borealis')).filter({ hasText: /^Borealis Instruments Ltd, / }).click()
    await page.waitForURL('**/orders?find=*')
    await page.getByText('BI-0318', { exact: false }).waitFor()
    expect(await page.getByText('AP-4720', { exact: false }).count()).toBe(0)
  })

  it("finds none of another customer's", async () => {
    const page = await as('buyer-aurora')
    await seek(page, 'rfq 5')
    await page.getByText('Nothing found').waitFor()
    await page.getByRole('combobox').fill('lens')
    await page.getByText('Nothing found').waitFor()
    await page.getByRole('combobox').fill('pump cover')
    await page.getByRole('option').filter({ hasText: 'AP-4720' }).waitFor()
  })
})

describe('a saved filter', { timeout: 120_000 }, () => {
  it('keeps what a list shows under a name, and comes back when its removal was a slip', async () => {
    const page = await as('manager', '/orders')
    await page.getByRole('textbox', { name: 'Search in Orders' }).fill('borealis')
    await page.waitForURL('**/orders?find=borealis')
    await page.getByRole('button', { name: 'Save this filter' }).click()
    await page.getByLabel('Name of the filter').fill('Borealis')
    await page.keyboard.press('Enter')
    const chip = page.getByRole('group', { name: 'Saved filters' }).getByRole('link', { name: 'Borealis' })
    await chip.waitFor()
    await page.goto(`${portal.address}/orders`)
    await page.getByText('AP-4720', { exact: false }).waitFor()
    await chip.click()
    await page.getByText('AP-4720', { exact: false }).waitFor({ state: 'detached' })
    expect(await page.getByRole('textbox', { name: 'Search in Orders' }).inputValue()).toBe('borealis')
    await page.getByRole('button', { name: 'Remove filter Borealis' }).click()
    await chip.waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Undo' }).click()
    await chip.waitFor()
  })
})

describe('on paper', { timeout: 120_000 }, () => {
  it('a list is its rows in black on white, with its address at the foot', async () => {
    const page = await as('manager', '/orders')
    await page.getByText('AP-4720', { exact: false }).waitFor()
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
    await page.locator('html[data-mantine-color-scheme=dark]').waitFor({ state: 'attached' })
    for (const gone of [page.getByRole('navigation', { name: 'Menu' }), page.getByRole('button', { name: 'Save as CSV' }), page.getByRole('textbox')]) expect(await gone.isVisible()).toBe(false)
    const colours = await page.evaluate<string[]>("[getComputedStyle(document.body).backgroundColor, getComputedStyle(document.querySelector('h1')).color, getComputedStyle(document.querySelector('thead')).display]")
    expect(colours).toEqual(['rgb(255, 255, 255)', 'rgb(0, 0, 0)', 'table-header-group'])
    await page.pdf()
    expect(await page.locator('style[data-foot]').textContent()).toMatch(/"Orders · Throughline · .*\/orders"/)
  })
})
