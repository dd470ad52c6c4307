import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sampleOrders } from '#local/demo/sample.ts'
import { narrow, signIn, visitor, whole } from './browser.ts'
import { openPortal, type Portal } from './open-portal.ts'
import { openRequest } from './requests.ts'

/** Lists of all six services, on a system filled by one click of the manager, read on a phone. */
const lists = ['/orders', '/requests', '/plans', '/contracts?status=Active', '/work-orders', '/lots', '/inspections?status=Closed', '/nonconformances', '/shipments?status=Delivered', '/stock', '/cases', '/settings/materials', '/settings/work-centres']

/** What of the page's tables and lists is wider than what it stands in. */
const tooWide = `[...document.querySelectorAll('main .mantine-ScrollArea-viewport, main .mantine-Table-scrollContainer')]
  .filter((each) => each.scrollWidth > each.clientWidth).map((each) => each.getAttribute('aria-label') + ': ' + each.scrollWidth + ' px in ' + each.clientWidth)`

let portal: Portal
beforeAll(async () => {
  portal = await openPortal()
  const page = await portal.tab('manager')
  await page.getByRole('button', { name: 'Make sample data' }).click()
  await page.getByText(`${sampleOrders} sample orders are there`).waitFor({ timeout: 240_000 })
}, 300_000)
afterAll(() => portal?.stop())

const onPhone = async (locale: 'en' | 'te', path: string): Promise<Page> => {
  const context = await visitor(portal.browser, { live: false, size: narrow, locale })
  context.setDefaultTimeout(60_000)
  return signIn(context, portal.address, 'manager', path)
}

// The language with the longer words: what has room there has room in the other.
describe.each(['te'] as const)('on a phone, in %s', { timeout: 240_000 }, (locale) => {
  it('no list is wider than the screen: each row is a card', async () => {
    const page = await onPhone(locale, '/')
    let cards = 0
    for (const path of lists) {
      await page.goto(`${portal.address}${path}`)
      await whole(page)
      expect(await page.evaluate<string[]>(tooWide), path).toEqual([])
      expect(await page.locator('main thead').count(), path).toBe(0)
      cards += await page.locator('main li:has(> dl)').count()
    }
    expect(cards).toBeGreaterThan(40)
    // What is found can be found: a table that is too wide.
    await page.evaluate<void>("document.querySelector('main .mantine-ScrollArea-viewport').firstElementChild.style.width = '900px'")
    expect(await page.evaluate<string[]>(tooWide)).toHaveLength(1)
    await page.context().close()
  })
})

describe('a list of cards', { timeout: 120_000 }, () => {
  it('is sorted by a choice, and is a table again where there is room', async () => {
    const page = await onPhone('en', '/orders')
    const first = page.locator('main li:has(> dl)').first()
    await first.getByText('RFQ-000010').waitFor()
    await page.getByRole('combobox', { name: 'Order of Orders' }).selectOption({ label: 'Number, ascending' })
    await first.getByText('RFQ-000001').waitFor()
    await page.setViewportSize({ width: 1280, height: 900 })
    await page.getByRole('columnheader', { name: 'Number ↑' }).waitFor()
    expect(await page.getByRole('row').nth(1).innerText()).toContain('RFQ-000001')
    // The order is in the address: a link, or the page loaded anew, shows the same rows.
    await page.getByRole('columnheader', { name: 'Number ↑' }).getByRole('button').click()
    await page.waitForURL('**/orders?sort=-number')
    await page.reload()
    await page.getByRole('columnheader', { name: 'Number ↓' }).waitFor()
    await page.getByRole('row').nth(1).getByText('RFQ-000010').waitFor()
    await page.goto(`${portal.address}/orders?sort=nothing`)
    await page.getByRole('columnheader', { name: 'Number' }).waitFor()
    await page.context().close()
  })

  it('of many rows has those in sight in the page, each as high as what it says', async () => {
    const rows = 300
    const { rfqId } = await openRequest(portal.shop, 'aurora')
    const answer = await portal.shop.quoting('buyer').readRequest({ params: { rfqId } })
    if (!answer.ok) throw new Error(answer.problem.detail)
    const items = Array.from({ length: rows }, (_, index) => ({ ...answer.value, rfqId: `${rfqId}${index}`, number: `RFQ-9${String(index).padStart(5, '0')}`, status: 'Submitted' }))
    const page = await onPhone('en', '/')
    await page.context().route((url) => url.pathname === '/api/quoting/rfqs', (route) => route.fulfill({ json: { items } }))
    await page.goto(`${portal.address}/requests`)
    const cards = page.locator('main li[aria-posinset]')
    await cards.first().waitFor()
    expect(await cards.first().getAttribute('aria-setsize')).toBe(String(rows))
    for (const text of ['RFQ-900000', `RFQ-9${String(rows - 1).padStart(5, '0')}`]) {
      await page.getByText(text).waitFor()
      expect(await cards.count()).toBeLessThan(60)
      const edges = await cards.evaluateAll((all) => all.map((each) => each.getBoundingClientRect()).map(({ top, bottom }) => [Math.round(top), Math.round(bottom)]))
      expect(edges.slice(1).every(([top], index) => Math.abs((top ?? 0) - (edges[index]?.[1] ?? 0)) <= 1)).toBe(true)
      // What was not measured yet is guessed: the end is reached in some steps.
      for (let step = 0; step < 5; step += 1) await page.getByRole('group', { name: 'Requests' }).evaluate((each) => { each.scrollTop = each.scrollHeight })
    }
    await page.context().close()
  })
})
