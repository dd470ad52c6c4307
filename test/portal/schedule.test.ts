import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { sampleOrders } from '#local/demo/sample.ts'
import { axeFindings } from './axe.ts'
import { narrow, signIn, visitor, whole } from './browser.ts'
import { openPortal, type Portal } from './open-portal.ts'

let portal: Portal
let page: Page
beforeAll(async () => {
  portal = await openPortal()
  const manager = await portal.tab('manager')
  await manager.getByRole('button', { name: 'Make sample data' }).click()
  await manager.getByText(`${sampleOrders} sample orders are there`).waitFor({ timeout: 240_000 })
  page = await signIn(await visitor(portal.browser), portal.address, 'planner', '/schedule')
  page.setDefaultTimeout(30_000)
}, 300_000)
afterAll(() => portal?.stop())

const confirm = async (action: string): Promise<void> => {
  await page.getByRole('button', { name: action }).first().click()
  await page.getByRole('dialog').getByRole('button', { name: action }).click()
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
}
const bars = () => page.locator('[data-bar]')
const chosen = () => page.locator('[data-chosen]')

it('says that there is no plan, and makes one when it is asked to', async () => {
  await page.getByText('There is no plan yet').waitFor()
  await confirm('Plan the shop anew')
  await page.getByText(/^Planned .*: \d+ operations of \d+ orders/).waitFor()
  await bars().first().waitFor()
  const plan = await portal.shop.production('planner').readSchedule({})
  if (!plan.ok) throw new Error(plan.problem.detail)
  const lanes = await page.locator('[data-lane]').evaluateAll((all) => all.map((each) => each.getAttribute('data-lane')))
  expect(lanes.length).toBeGreaterThan(0)
  const { load } = plan.value
  await page.locator('[data-panel=load]').getByText(load.find(({ weeks }) => weeks.some(({ plannedMinutes }) => plannedMinutes > 0))?.workCentre ?? 'none').first().waitFor()
}, 120_000)

it('is read by arrow keys, one stop of the tabulator for all bars, and tells of each what the list tells', async () => {
  expect(await page.locator('[data-bar][tabindex="0"]').count()).toBe(1)
  const first = page.locator('[data-bar][tabindex="0"]')
  const told = (await first.getAttribute('aria-label')) ?? ''
  await first.focus()
  await page.keyboard.press('Enter')
  await chosen().getByText(told.split(',')[0]?.split(' ').slice(1).join(' ') ?? '').waitFor()
  const count = await bars().count()
  expect(count).toBeGreaterThan(1)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowRight')
  expect(await page.locator('[data-bar][aria-pressed=true]').count()).toBe(1)
  await page.getByText('List', { exact: true }).click()
  await page.waitForURL('**as=list**')
  expect(await page.locator('[data-panel=work] tbody tr').count()).toBe(count)
  await page.getByText('Chart', { exact: true }).click()
  await bars().first().waitFor()
}, 60_000)

it('pins an operation to a moment, plans around it, and lets it go again', async () => {
  await page.locator('[data-bar][data-status=Planned]').first().click()
  const name = await chosen().locator('p').first().innerText()
  await chosen().getByRole('button', { name: 'Pin to start at…' }).click()
  const start = page.getByRole('dialog').locator('input').first()
  const was = await start.inputValue()
  const later = new Date(Date.parse(`${was}Z`) + 3_600_000).toISOString().slice(0, was.length)
  await start.fill(later)
  await page.getByRole('dialog').getByRole('button', { name: 'Pin to start at…' }).click()
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  const pinned = page.locator('[data-bar][aria-label*="Pinned"]')
  await pinned.first().waitFor({ timeout: 60_000 })
  await pinned.first().click()
  await chosen().getByText(name, { exact: true }).waitFor()
  await confirm('Unpin')
  await pinned.first().waitFor({ state: 'detached', timeout: 60_000 })
}, 180_000)

it('is moved by dragging: what stands against it is said before it is pinned', async () => {
  const bar = page.locator('[data-lane^=MILL] [data-bar][data-status=Planned]').last()
  const { x = 0, y = 0, width = 0, height = 0 } = (await bar.boundingBox()) ?? {}
  const [from, at] = [x + width / 2, y + height / 2]
  await page.mouse.move(from, at)
  await page.mouse.down()
  await page.mouse.move(from - 200, at, { steps: 5 })
  await page.mouse.up()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('which comes before it, ends later', { exact: false }).waitFor()
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await dialog.waitFor({ state: 'hidden' })
  expect(await page.locator('[data-bar][aria-label*="Pinned"]').count()).toBe(0)
}, 60_000)

it('can be taken along as a calendar and as a table', async () => {
  const save = async (name: string): Promise<string> => {
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name }).click()])
    return readFile(await file.path(), 'utf8')
  }
  const count = await bars().count()
  const calendar = await save('Save as calendar (iCalendar)')
  expect(calendar.match(/BEGIN:VEVENT/g)).toHaveLength(count)
  await page.getByText('List', { exact: true }).click()
  expect((await save('Save as CSV: What is made where and when')).trim().split('\r\n')).toHaveLength(count + 1)
}, 60_000)

it.each(['light', 'dark'] as const)('can be read by everybody, %s, as a chart and as a list', async (scheme) => {
  await page.emulateMedia({ colorScheme: scheme })
  for (const as of ['chart', 'list']) {
    await page.goto(`${portal.address}/schedule?as=${as}&span=month`)
    await whole(page)
    expect(await axeFindings(page)).toEqual([])
  }
}, 120_000)

it('is a list on a phone', async () => {
  const context = await visitor(portal.browser, { size: narrow })
  const phone = await signIn(context, portal.address, 'planner', '/schedule')
  await phone.locator('[data-panel=work] li').first().waitFor({ timeout: 30_000 })
  expect(await phone.locator('[data-bar]').count()).toBe(0)
  expect(await phone.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(narrow.width)
  await context.close()
}, 60_000)
