import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { examplePrices } from '#services/quoting/examples.ts'
import { flange, pdf } from '#services/quoting/geometry/samples/drawings.ts'
import { setUpShop } from '#local/demo/set-up-steps.ts'
import { change, must } from '#local/demo/shop.ts'
import { run, type Running } from '../system/running.ts'
import { axeFindings } from './axe.ts'
import { openBrowser, signIn, visitor } from './browser.ts'
import { openRequest, type Request } from './requests.ts'

const samples = join(import.meta.dirname, '../../services/quoting/geometry/samples')
/** Twelve holes that no standard drill makes. */
const plate = await readFile(join(samples, 'nist_ftc_06_asme1_rd.stp'))
const part = { name: 'bracket.step', mimeType: '', buffer: await readFile(join(samples, 'mfcad_0-0-0-2-11-23.step')) }

let system: Running
let browser: Browser
let context: BrowserContext
let page: Page
let request: Request
/** Uploads that reached the system, as the browser saw them. */
const sent: number[] = []

beforeAll(async () => {
  [system, browser] = await Promise.all([run(), openBrowser()])
  request = await openRequest(system.shop, 'aurora')
  context = await visitor(browser)
  page = await signIn(context, system.address, 'buyer-aurora', `/requests/${request.rfqId}`)
  page.on('response', (answer) => { if (answer.request().method() === 'PUT') sent.push(answer.status()) })
})
afterAll(async () => { await browser.close(); await system.stop() })

const choose = (file: typeof part) => page.getByLabel('Choose files').setInputFiles(file)

it('goes on with an upload that broke off when the connection is back, without the file being chosen again', async () => {
  let broken = 0
  await page.route('**/files/**', (route) => {
    if (route.request().method() !== 'PUT') return route.continue()
    broken += 1
    return route.abort('connectionreset')
  })
  await choose(part)
  await page.getByText('The connection was lost.', { exact: false }).waitFor()
  // A click tries again at once, and the file is not read anew.
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect.poll(() => broken).toBe(2)
  await page.getByText('The connection was lost.', { exact: false }).waitFor()
  expect(await page.locator('[data-file="bracket.step"]').count()).toBe(0)
  await page.unrouteAll()
  await context.setOffline(true)
  await context.setOffline(false)
  await page.locator('[data-file="bracket.step"]').waitFor()
  expect(await page.locator('[data-underway]').count()).toBe(0)
  expect(sent).toEqual([200])
})

it('draws the part as soon as it is measured, from where one wants to see it', async () => {
  const view = page.locator('figure[data-showing=shown]')
  await view.waitFor()
  const canvas = view.locator('canvas')
  // As many triangles as the engine made of it.
  expect(Number(await canvas.getAttribute('data-triangles'))).toBe(68)
  expect(await canvas.getAttribute('aria-label')).toBe('3-D view of bracket.step, 10 × 10 × 10 mm')
  await view.getByText('X 10 mm · Y 10 mm · Z 10 mm').waitFor()
  const seen = new Map<string, string>()
  for (const from of ['Isometric', 'Front', 'Top', 'Side']) {
    await view.getByRole('button', { name: from }).click()
    // Nothing moves by itself: two pictures of one view are the same.
    const picture = (await canvas.screenshot()).toString('base64')
    expect((await canvas.screenshot()).toString('base64')).toBe(picture)
    seen.set(picture, from)
  }
  expect(seen.size).toBe(4)
  await view.getByRole('button', { name: 'Front' }).click()
  await canvas.press('ArrowRight')
  expect(seen.has((await canvas.screenshot()).toString('base64'))).toBe(false)
})

it('measures between two points, and cuts the part open to look inside', async () => {
  const view = page.locator('[data-file="bracket.step"] figure[data-showing=shown]')
  const canvas = view.locator('canvas')
  await view.getByRole('button', { name: 'Front' }).click()
  const whole = (await canvas.screenshot()).toString('base64')
  await view.getByRole('button', { name: 'Measure' }).click()
  await view.getByText('Choose a point on the part', { exact: false }).waitFor()
  const { width = 0, height = 0 } = (await canvas.boundingBox()) ?? {}
  // The block's edge of 10 mm, by its corners: as large as the picture makes it.
  const half = (5 * height) / (2 * 1.05 * Math.sqrt(75))
  await canvas.click({ position: { x: width / 2 - half + 3, y: height / 2 + half - 3 } })
  await view.getByText('Choose the second point.').waitFor()
  await canvas.click({ position: { x: width / 2 + half - 3, y: height / 2 + half - 3 } })
  await view.getByText('10 mm apart').waitFor()
  await view.getByText('Along X 10 mm · Y 0 mm · Z 0 mm').waitFor()
  // Without a pointer: what is in the middle of the picture, here of the front and of the side.
  await canvas.press('Enter')
  await view.getByText('Choose the second point.').waitFor()
  await view.getByRole('button', { name: 'Side' }).click()
  await canvas.press('Enter')
  await view.locator('[data-distance]').waitFor()
  await view.getByRole('button', { name: 'Measure' }).click()
  await view.getByText('Cut Z').click()
  await view.getByText(/^at Z -?\d/).waitFor()
  await view.getByRole('button', { name: 'Front' }).click()
  const low = (await canvas.screenshot()).toString('base64')
  expect(low).not.toBe(whole)
  await view.getByRole('slider').press('ArrowRight')
  await expect.poll(async () => (await canvas.screenshot()).toString('base64')).not.toBe(low)
  await view.getByText('Whole').click()
  expect((await canvas.screenshot()).toString('base64')).toBe(whole)
})

it('tells what makes a part dear to make, and shows the faces of it', async () => {
  const bracket = page.locator('[data-file="bracket.step"]')
  await bracket.getByText('Nothing in the shape makes it unusually dear to make.').waitFor()
  await choose({ ...part, name: 'plate.stp', buffer: plate })
  const told = page.locator('[data-file="plate.stp"]').locator('[data-finding=drill-size]')
  await told.getByText('0.05 mm (limit 0.01 mm) · 12 places').waitFor()
  const show = told.getByRole('button', { name: 'Show the faces' })
  await show.click()
  const view = page.locator('[data-file="plate.stp"] figure[data-showing=shown]')
  await view.waitFor()
  const triangles = async () => Number(await view.locator('canvas').getAttribute('data-triangles'))
  // The faces are drawn once more over the part.
  const marked = await triangles()
  expect(await show.getAttribute('aria-pressed')).toBe('true')
  const picture = (await view.locator('canvas').screenshot()).toString('base64')
  await show.click()
  await expect.poll(triangles).toBeLessThan(marked)
  expect((await view.locator('canvas').screenshot()).toString('base64')).not.toBe(picture)
})

it('lists what the model holds, each with its faces', async () => {
  const plateFile = page.locator('[data-file="plate.stp"]')
  await plateFile.getByRole('button', { name: 'List holes, features and tolerances' }).click()
  const list = plateFile.getByRole('group', { name: 'What the model holds: plate.stp' })
  const bores = list.getByRole('row').filter({ hasText: 'Counterbore' }).first()
  await bores.waitFor()
  const canvas = plateFile.locator('figure[data-showing=shown] canvas')
  const triangles = async () => Number(await canvas.getAttribute('data-triangles'))
  const plain = await triangles()
  await bores.getByRole('button', { name: 'Show the faces' }).click()
  await expect.poll(triangles).toBeGreaterThan(plain)
  await bores.getByRole('button', { name: 'Show the faces', pressed: true }).click()
  await expect.poll(triangles).toBe(plain)
})

it('tells in figures what one model has different from another', async () => {
  const compared = page.locator('[data-file="plate.stp"]').getByRole('group', { name: 'Compared with another file: plate.stp' })
  // Two parts of different names: nobody says that the one takes the place of the other.
  expect(await compared.getByRole('table').count()).toBe(0)
  await compared.getByLabel('Compare with').selectOption({ label: 'bracket.step · A' })
  await compared.getByRole('row').filter({ hasText: 'Volume' }).filter({ hasText: 'cm³' }).waitFor()
  await compared.getByRole('row').filter({ hasText: 'Counterbore' }).first().waitFor()
  // And on the part itself: they have no face in common.
  const view = page.locator('[data-file="plate.stp"] figure[data-showing=shown]')
  await view.getByRole('button', { name: 'Show changes from bracket.step · A' }).click()
  await view.getByText('144 faces are new or other than before (marked). 20 faces are gone (red).').waitFor()
  await view.getByRole('button', { name: 'Show changes from bracket.step · A', pressed: true }).click()
  await view.locator('[data-changed]').waitFor({ state: 'detached' })
  await compared.getByLabel('Compare with').selectOption('')
  await compared.getByRole('table').waitFor({ state: 'detached' })
})

it('lists what a drawing says, and makes a requirement of what the buyer takes', async () => {
  await choose({ name: 'flange.pdf', mimeType: '', buffer: Buffer.from(await pdf(flange)) })
  const file = page.locator('[data-file="flange.pdf"]')
  await file.getByText('The file is a drawing', { exact: false }).waitFor()
  await file.getByRole('button', { name: 'What the drawing says' }).click()
  const said = file.getByRole('group', { name: 'What the drawing says: flange.pdf' })
  await said.locator('[data-suggested=note]').getByText('page 2', { exact: false }).waitFor()
  await said.getByText('Volume and shape: a drawing has none.', { exact: false }).waitFor()
  // The form says aluminium: the line that is about it says so.
  const contradiction = page.locator('[data-panel=requirements] [data-line] [data-conflict=material]')
  await contradiction.getByText('The form says “EN AW-6082 T6”, flange.pdf, page 1 says “1.4404 (AISI 316L)”.', { exact: false }).waitFor()
  const material = said.locator('[data-suggested=material]')
  await material.getByRole('button', { name: 'Take as requirement: 1.4404 (AISI 316L)' }).click()
  await material.getByText(/^Taken: line \d+$/).waitFor()
  expect(await material.getByRole('button').count()).toBe(0)
  const line = page.locator('[data-panel=requirements] [data-line]').last()
  await line.getByText('MATERIAL: 1.4404 (AISI 316L)').waitFor()
  await line.getByText('flange.pdf, page 1', { exact: false }).waitFor()
})

it('can be read by everybody: with a model, a comparison, a drawing with its contradiction, in light and dark', async () => {
  const compared = page.locator('[data-file="plate.stp"]').getByRole('group', { name: 'Compared with another file: plate.stp' })
  await compared.getByLabel('Compare with').selectOption({ label: 'bracket.step · A' })
  await compared.getByRole('table').waitFor()
  expect(await axeFindings(page)).toEqual([])
})

it('says so when a drawing says nothing, and when what it says cannot be had', async () => {
  await choose({ name: 'scan.pdf', mimeType: '', buffer: Buffer.from(await pdf([[]])) })
  const scan = page.locator('[data-file="scan.pdf"]')
  await page.route('**/drawing', (route) => route.fulfill({ status: 500, contentType: 'application/problem+json', body: '{}' }))
  await scan.getByRole('button', { name: 'What the drawing says' }).click()
  const again = scan.getByRole('button', { name: 'Try again' })
  await again.waitFor()
  await page.unrouteAll()
  const nothing = scan.getByText('Nothing was recognised in its words.')
  // The page may have asked again by itself meanwhile, when it heard that the file was read.
  await Promise.race([again.click(), nothing.waitFor()])
  await nothing.waitFor()
  await scan.getByText('It may be a scan.', { exact: false }).waitFor()
})

it('does not send a file that is there already', async () => {
  const other = await openRequest(system.shop, 'aurora')
  await page.goto(`${system.address}/requests/${other.rfqId}`)
  await choose({ ...part, name: 'the same.step' })
  await page.locator('[data-file="the same.step"]').waitFor()
  expect(sent).toEqual([200, 200, 200, 200])
})

it("gives another customer's buyer no link to the shape", async () => {
  const { documents: [document] } = await must(system.shop.quoting('buyer').readRequest({ params: { rfqId: request.rfqId } }))
  const params = { rfqId: request.rfqId, sha256: document?.sha256 ?? '' }
  expect(await must(system.shop.quoting('buyer').readPreview({ params }))).toMatchObject({ url: expect.stringContaining(document?.preview?.sha256 ?? 'none') })
  expect(await system.shop.quoting('buyer', 'borealis').readPreview({ params })).toMatchObject({ ok: false, problem: { status: 404 } })
})

it('tells the buyer a price at once, of any quantity, until the shop would rather not', async () => {
  await setUpShop(system.shop)
  const buying = await visitor(browser)
  const buyer = await signIn(buying, system.address, 'buyer-aurora', `/requests/${request.rfqId}`)
  const told = buyer.locator('[data-panel=price-at-once]')
  const of = async (quantity: number) => {
    const row = told.getByRole('row', { name: `${quantity} pieces` })
    await row.waitFor()
    return Number((await row.getByRole('cell').nth(1).textContent())?.replaceAll(/[^\d.]/g, ''))
  }
  const twenty = await of(20)
  expect(twenty).toBeGreaterThan(0)
  await told.getByLabel('Another quantity').fill('37')
  const between = await of(37)
  expect(between).toBeLessThanOrEqual(twenty)
  expect(between).toBeGreaterThanOrEqual(await of(50))
  await told.getByText('Heat treatment').waitFor()
  expect(await axeFindings(buyer)).toEqual([])
  const manager = system.shop.quoting('manager')
  const setPriceAtOnce = (priceAtOnce: boolean) => change(() => manager.readPriceBook({}), ({ version }) => manager.setPrices({ version, body: { ...examplePrices, priceAtOnce } }))
  await setPriceAtOnce(false)
  await buyer.reload()
  await buyer.locator('[data-panel=documents]').waitFor()
  await buyer.locator('[data-file="bracket.step"]').getByText('Volume', { exact: false }).first().waitFor()
  await told.waitFor({ state: 'detached' })
  await setPriceAtOnce(true)
  await buying.close()
})

it('lets a planner begin the plan with what the shape says of stock, work and price', async () => {
  const params = { rfqId: request.rfqId }
  const [buyer, sales] = [system.shop.quoting('buyer'), system.shop.quoting('sales-engineer')]
  await change(() => buyer.readRequest({ params }), ({ version }) => buyer.submitRequest({ params, version, body: {} }))
  await change(() => sales.readRequest({ params }), ({ version }) => sales.startReview({ params, version, body: {} }))
  const planning = await visitor(browser)
  const planner = await signIn(planning, system.address, 'planner', `/requests/${request.rfqId}`)
  const estimate = planner.locator('[data-panel=estimate]')
  await estimate.getByText('Plate 15 × 14 × 14 mm, EN AW-6082 T6').waitFor()
  const wanted = await estimate.getByRole('row', { name: '20 pieces, asked for' }).getByRole('cell').allTextContents()
  await estimate.getByRole('button', { name: 'Milling, clamping 1 of 2' }).click()
  await estimate.getByText('Volume of the part: ', { exact: false }).first().waitFor()
  await estimate.getByRole('button', { name: 'Begin the plan with this' }).click()
  const form = planner.getByRole('dialog')
  await form.locator('[data-pointer="/routing/2/name"]').waitFor()
  expect(await form.locator('[data-pointer="/routing/2/name"]').inputValue()).toBe('Milling, clamping 2 of 2')
  const [file] = (await must(sales.readRequest({ params }))).documents
  const told = await must(system.shop.quoting('planner').readEstimate({ params: { ...params, sha256: file?.sha256 ?? '' } }))
  if (told.outcome !== 'made') throw new Error(told.reason)
  const { prices, amounts } = told
  expect(wanted[1]).toBe(`€${((prices.find(({ quantity }) => quantity === 20)?.unitPrice.minor ?? Number.NaN) / 100).toFixed(2)}`)
  expect(Number(await form.locator('[data-pointer="/price/materialPerPiece"]').inputValue())).toBe((amounts.materialPerPiece?.minor ?? Number.NaN) / 100)
  await planning.close()
})

it('says so where a browser has no WebGL, and keeps the measures', async () => {
  const without = await visitor(browser)
  await without.addInitScript('HTMLCanvasElement.prototype.getContext = () => null')
  const plain = await signIn(without, system.address, 'buyer-aurora', `/requests/${request.rfqId}`)
  const scripts: string[] = []
  plain.on('request', (asked) => scripts.push(asked.url()))
  await plain.locator('figure[data-showing=no-webgl]').getByText('This browser shows no 3-D', { exact: false }).waitFor()
  await plain.getByText('X 10 mm · Y 10 mm · Z 10 mm').waitFor()
  expect(scripts.filter((url) => url.includes('/scene-'))).toEqual([])
  await without.close()
})

it('lets whoever reviews say that a file takes the place of another, and opens only what hangs on that', async () => {
  const reviewing = await visitor(browser)
  const sales = await signIn(reviewing, system.address, 'sales-engineer', `/requests/${request.rfqId}`)
  await sales.getByLabel('Choose files').setInputFiles({ name: 'bracket_rev-B.step', mimeType: '', buffer: Buffer.concat([part.buffer, Buffer.from('\n/* B */\n')]) })
  const next = sales.getByRole('group', { name: 'Next revision: bracket_rev-B.step' })
  await next.waitFor()
  const chosen = next.getByLabel('Takes the place of')
  expect(await chosen.evaluate((each) => (each instanceof HTMLSelectElement ? each.selectedOptions[0]?.text : undefined))).toBe('bracket.step · A')
  const line = sales.locator('[data-line]').filter({ hasText: 'bracket.step · A' })
  await next.getByRole('button', { name: 'Replace file' }).click()
  await line.getByText('Superseded').waitFor()
  expect(await line.getByRole('button').count()).toBe(0)
  await sales.locator('[data-file="bracket.step"]').getByText('Replaced by bracket_rev-B.step', { exact: false }).waitFor()
  // The model is compared with the one whose place it takes, as soon as it is measured.
  await sales.locator('[data-file="bracket_rev-B.step"]').getByText('Both measure the same.').waitFor()
  await reviewing.close()
})
