import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { signAndPay } from '#local/demo/contract-steps.ts'
import { agreeOnPlan, talkRequirementsThrough } from '#local/demo/quoting-steps.ts'
import { must, until } from '#local/demo/shop.ts'
import { derive } from '#shared/vocabulary/ids.ts'
import { run, type Running } from '../system/running.ts'
import { axeFindings } from './axe.ts'
import { narrow, openBrowser, signIn, visitor } from './browser.ts'

const root = join(import.meta.dirname, '../..')
const catalogue = (area: string): { readonly [name: string]: string } => JSON.parse(readFileSync(join(root, 'portal/i18n/en', `${area}.json`), 'utf8'))
const [actions, words, values] = [catalogue('actions'), catalogue('terminal'), catalogue('values')]
/** As a terminal on a shop floor has it. */
const size = { width: 1024, height: 768 }

let running: Running
let browser: Browser
let lotIds: readonly string[]
beforeAll(async () => {
  [running, browser] = await Promise.all([run(), openBrowser()])
  const asked = await talkRequirementsThrough(running.shop, { name: 'bracket.stp', bytes: new Uint8Array(readFileSync(join(root, 'services/quoting/geometry/samples/nist_ftc_06_asme1_rd.stp'))) })
  await agreeOnPlan(running.shop, asked)
  await signAndPay(running.shop, asked.orderId)
  const planner = running.shop.production('planner')
  const params = { workOrderId: derive('workOrder', asked.orderId) }
  const { version } = await until(running.shop, 'the gates', async () => { const order = await must(planner.readWorkOrder({ params })); return order.gates.open ? order : undefined })
  const half = { quantity: 10, materialOwner: 'manufacturer' as const, heats: [{ heatId: 'HT-1', quantity: 10 }] }
  lotIds = (await must(planner.releaseWorkOrder({ params, version, body: { lots: [half, half] } }))).lots.map(({ lotId }) => lotId)
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await running?.stop()
})

const patienceMs = 30_000
const at = async (path: string, person = 'operator'): Promise<{ readonly context: BrowserContext; readonly page: Page }> => {
  const context = await visitor(browser, { size })
  context.setDefaultTimeout(patienceMs)
  return { context, page: await signIn(context, running.address, person, path) }
}
const button = (page: Page, name: string | undefined) => page.locator('main').getByRole('button', { name: name ?? '?', exact: true })
const waiting = (page: Page, count: number) => page.locator(`[data-waiting="${count}"]`).waitFor()
/** The service worker has its files: from now on the page starts without a connection. (Its own `ready` asks for the address a page began at, and that is where the issuer led back to.) */
const ready = (page: Page) => expect.poll(() => page.evaluate("navigator.serviceWorker.getRegistration('/terminal').then((found) => found?.active?.state)"), { timeout: patienceMs }).toBe('activated')
const lot = (index: number) => must(running.shop.production('operator').readLot({ params: { lotId: lotIds[index] ?? '' } }))
const history = async (index: number) => {
  const { orderId, lotId } = await lot(index)
  const { items } = await must(running.shop.production('manager').timeline({ params: { orderId }, query: { limit: 100 } }))
  return items.filter((each) => each.aggregateId === lotId).map(({ type }) => type)
}

/** What a gloved finger can hit, and eyes two steps away can read, on the page as it stands; at least so many targets. */
const forGloves = async (page: Page, least: number): Promise<void> => {
  const targets = await page.locator('main').locator('button, input, a').filter({ visible: true }).all()
  const boxes = (await Promise.all(targets.map((each) => each.boundingBox()))).filter((box) => box !== null)
  expect(boxes.length).toBeGreaterThanOrEqual(least)
  expect(boxes.filter(({ height, width }) => height < 64 || width < 64)).toEqual([])
  const apart = (a: number, length: number, b: number): boolean => b - a - length >= 15.5
  const near = boxes.flatMap((a, index) => boxes.slice(index + 1).filter((b) => !apart(a.x, a.width, b.x) && !apart(b.x, b.width, a.x) && !apart(a.y, a.height, b.y) && !apart(b.y, b.height, a.y)).map((b) => [a, b]))
  expect(near).toEqual([])
  const smallest = await page.evaluate<number>("Math.min(...[...document.querySelectorAll('main *')].filter((each) => [...each.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== '')).map((each) => parseFloat(getComputedStyle(each).fontSize)))")
  expect(smallest).toBeGreaterThanOrEqual(20)
  expect(await axeFindings(page)).toEqual([])
}

describe('at the terminal', { timeout: 120_000 }, () => {
  it('an operator chooses the work centre once, starts, and goes on without a connection: what was done is on the books once, as of when it was done', async () => {
    const { context, page } = await at('/terminal')
    await page.getByRole('button', { name: /^SAW-1/ }).click()
    await page.waitForURL('**/terminal?at=SAW-1')
    await page.getByRole('button', { name: /^LOT-000001/ }).click()
    await button(page, actions['startOperation']).click()
    await button(page, actions['finishOperation']).waitFor()
    await waiting(page, 0)
    await ready(page)
    expect((await lot(0)).operations[0]?.status).toBe('Running')

    await context.setOffline(true)
    await page.locator('[data-offline]').waitFor()
    await button(page, actions['finishOperation']).click()
    await page.locator('[data-column=scrap]').click()
    await page.keyboard.press('1')
    expect(await page.locator('[data-column=good] b').innerText()).toBe('9')
    await button(page, values['workmanship']).click()
    await button(page, actions['finishOperation']).click()
    await button(page, words['scrapYes']?.replace('{{pieces}}', '1 piece')).click()
    await waiting(page, 1)
    const done = Date.now()
    // An hour has gone by, and the token with it. Away with the page, and what it had in mind.
    await page.evaluate("Object.keys(sessionStorage).filter((key) => key.startsWith('oidc.user:')).forEach((key) => sessionStorage.setItem(key, JSON.stringify({ ...JSON.parse(sessionStorage.getItem(key)), expires_at: 1 })))")
    await page.reload()
    await waiting(page, 1)
    await page.getByText(/^Last contact/).waitFor()
    await page.getByText(/LOT-000001 · 10 Saw blanks: Finish operation \(Good 9, Scrap 1\)/).waitFor()
    await page.getByRole('heading', { level: 1, name: 'SAW-1' }).waitFor()
    await page.getByRole('button', { name: /^LOT-000002/ }).waitFor()
    expect(await page.getByRole('button', { name: /^LOT-000001/ }).count()).toBe(0)
    expect((await lot(0)).operations[0]?.status).toBe('Running')

    await context.setOffline(false)
    await waiting(page, 0)
    const [operation] = (await lot(0)).operations
    expect(operation).toMatchObject({ status: 'Done', ledger: { good: 9, scrap: 1, rework: 0, inProcess: 0 } })
    expect(operation?.status === 'Done' && Math.abs(Date.parse(operation.finishedAt) - done)).toBeLessThan(10_000)
    expect((await history(0)).filter((type) => type === 'OperationCompleted')).toHaveLength(1)
    await context.close()
  })

  it('what was done elsewhere meanwhile is said in words, waits for a decision, and is dropped only when one is sure', async () => {
    const { context, page } = await at(`/terminal?at=SAW-1&lot=${lotIds[1] ?? ''}`)
    await button(page, actions['startOperation']).waitFor()
    await context.setOffline(true)
    await page.locator('[data-offline]').waitFor()
    await button(page, actions['startOperation']).click()
    await waiting(page, 1)
    const { version } = await lot(1)
    await must(running.shop.production('operator').startOperation({ params: { lotId: lotIds[1] ?? '', sequence: '10' }, version, body: {} }))
    await context.setOffline(false)
    const refused = page.locator('[data-panel=refused]')
    await refused.getByText('Operation 10 is Running').waitFor()
    await button(page, actions['finishOperation']).waitFor()
    await button(page, words['drop']).click()
    await button(page, words['dropYes']).click()
    await refused.waitFor({ state: 'detached' })
    expect((await history(1)).filter((type) => type === 'OperationStarted')).toHaveLength(1)
    await context.close()
  })

  it('an answer that is lost on its way does not make it happen twice', async () => {
    const { context, page } = await at(`/terminal?at=SAW-1&lot=${lotIds[1] ?? ''}`)
    let lost = 0
    await page.route('**/pause', async (route) => {
      await route.fetch()
      lost += 1
      await (lost < 3 ? route.abort() : route.continue())
    })
    await button(page, actions['pauseOperation']).click()
    await button(page, words['stopTool']).click()
    await button(page, actions['resumeOperation']).waitFor()
    await waiting(page, 0)
    expect(lost).toBeGreaterThanOrEqual(3)
    expect((await history(1)).filter((type) => type === 'OperationPaused')).toHaveLength(1)
    await context.close()
  })

  it('a scanner opens a lot from anywhere on the page, and a number nobody has is said to be none', async () => {
    const { context, page } = await at('/terminal?at=BENCH')
    await page.locator('h1').click()
    await page.keyboard.type('LOT-000002\n')
    await page.waitForURL(`**lot=${lotIds[1] ?? ''}`)
    await page.getByText('This operation is done at SAW-1.').waitFor()
    await page.keyboard.type('LOT-000099\n')
    await page.getByRole('alert').filter({ hasText: 'LOT-000099' }).waitFor()
    await context.close()
  })

  it('is made for gloves: targets of 64 px and 16 px between them, 20 px letters, no rule of accessibility broken; it fits a telephone', async () => {
    const { context, page } = await at(`/terminal?at=SAW-1&lot=${lotIds[1] ?? ''}`)
    await page.getByRole('button', { name: /\.stp/ }).waitFor()
    await forGloves(page, 6)
    await button(page, actions['finishOperation']).click()
    await page.locator('[data-column=scrap]').click()
    await page.keyboard.press('2')
    await button(page, values['workmanship']).waitFor()
    await forGloves(page, 20)
    await page.setViewportSize(narrow)
    expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true)
    await context.close()
  })

  it('who signs out leaves nothing on the device but what has not been sent', async () => {
    const { context, page } = await at('/terminal?at=SAW-1')
    await page.getByRole('button', { name: /^LOT-000002/ }).waitFor()
    await ready(page)
    const kept = () => page.evaluate<[number, number]>('Promise.all([caches.keys(), navigator.serviceWorker.getRegistrations()]).then(([names, workers]) => [names.length, workers.length])')
    expect(await kept()).toEqual([2, 1])
    await page.getByRole('button', { name: /Oli Operator/ }).click()
    await page.getByRole('menuitem', { name: 'Sign out' }).click()
    await page.waitForURL(`${running.address}/`)
    await page.locator('h1').waitFor()
    expect(await kept()).toEqual([0, 0])
    await context.close()
  })

  it('shows a planner what the operator sees, without the buttons', async () => {
    const { context, page } = await at(`/terminal?at=SAW-1&lot=${lotIds[1] ?? ''}`, 'planner')
    await page.getByText(words['notYours'] ?? '').waitFor()
    expect(await button(page, actions['finishOperation']).count()).toBe(0)
    await context.close()
  })
})
