import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Download, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { exampleAddresses, examplePlan } from '#services/quoting/examples.ts'
import { exampleIssue } from '#services/contracts/examples.ts'
import { change, must, until, type Shop } from '#local/demo/shop.ts'
import { linesOf, pagesOf } from '#shared/documents/samples/read-pdf.ts'
import { pressOnLine, signIn, visitor } from './browser.ts'
import { openPortal, type Portal } from './open-portal.ts'

const part = join(import.meta.dirname, '../../services/quoting/geometry/samples/mfcad_0-0-0-2-11-23.step')
let portal: Portal
let shop: Shop
/** Found by one step of the journey, needed by the next. */
let orderId = ''
let planId = ''
let contractId = ''

beforeAll(async () => {
  portal = await openPortal()
  shop = portal.shop
}, 120_000)
afterAll(() => portal?.stop())

const as = async (person: string, path = '/'): Promise<Page> => {
  const page = await signIn(await visitor(portal.browser), portal.address, person, path)
  page.setDefaultTimeout(20_000)
  return page
}

/** Opens an action by its button and confirms it in its dialog. */
const take = async (page: Page, action: string): Promise<void> => {
  await page.getByRole('button', { name: action }).first().click()
  await page.getByRole('dialog').getByRole('button', { name: action }).click()
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
}

/** Opens the PDF of a plan in a language from its page; what it says. */
const openPdf = async (page: Page, locale: 'en' | 'te'): Promise<string> => {
  const downloaded = new Promise<Download>((resolve) => { page.context().once('page', (tab) => tab.once('download', resolve)) })
  await page.locator(`[data-pdf="${locale}"]`).getByRole('button', { name: `-${locale}.pdf` }).click()
  return pagesOf(await readFile(await (await downloaded).path())).flatMap(linesOf).join('\n')
}

const writeRequest = async (page: Page): Promise<void> => {
  const fill = (label: string, text: string) => page.locator('input').and(page.getByLabel(label)).first().fill(text)
  await fill('Part number', 'AP-9000')
  await fill('Part name', 'Pump flange')
  await fill('Drawing revision', 'C')
  await page.locator('input[type=file]').setInputFiles(part)
  await fill('Material', '1.4404 (316L)')
  await fill('Pieces', '20')
  await fill('Named place', 'Stuttgart')
  await fill('Company', 'Aurora Pumps GmbH')
  await fill('Address line', 'Hafenstrasse 12')
  await fill('City', 'Stuttgart')
  await fill('Postal code', '70327')
  await fill('Country', 'DE')
  await fill('How it is packed', 'VCI bag')
  await fill('Pieces per package', '10')
}

it('goes from a file dropped on a page to an approved plan and a signed contract', async () => {
  const buyer = await as('buyer-aurora', '/requests/new')
  await writeRequest(buyer)
  await buyer.getByText('uploaded').waitFor()
  // The part is measured and seen while the rest is still being written.
  await buyer.locator('[data-file="mfcad_0-0-0-2-11-23.step"] canvas').waitFor()
  await buyer.getByText('Volume', { exact: false }).first().waitFor()
  // What was typed survives a reload.
  await buyer.reload()
  expect(await buyer.locator('input').and(buyer.getByLabel('Part number')).inputValue()).toBe('AP-9000')
  await buyer.locator('[data-file="mfcad_0-0-0-2-11-23.step"]').getByLabel('Revision').fill('D')
  await buyer.keyboard.press('Tab')
  await until(shop, 'the revision of the file', async () => (await must(shop.quoting('buyer').listRequests({ query: { status: 'Draft' } }))).items.find(({ documents: [file] }) => file?.revision === 'D'))
  await buyer.getByRole('button', { name: 'Look it over' }).click()
  await buyer.getByRole('button', { name: 'Send to the shop' }).click()
  await buyer.waitForURL('**/requests/rfq_*')
  await buyer.getByText('Volume', { exact: false }).first().waitFor()
  const rfqId = new URL(buyer.url()).pathname.split('/').at(-1) ?? ''
  orderId = (await must(shop.quoting('buyer').readRequest({ params: { rfqId } }))).orderId

  const engineer = await as('sales-engineer', `/requests/${rfqId}`)
  await take(engineer, 'Start review')
  const lines = engineer.locator('[data-line]')
  await pressOnLine(engineer, 1, 'q', engineer.getByLabel('Question'))
  await engineer.getByLabel('Question').fill('Is 316L a must?')
  await engineer.getByRole('button', { name: 'Ask the customer' }).click()
  await engineer.locator('[data-line="1"]').getByText('Question asked').waitFor()

  await buyer.locator('[data-line="1"]').getByText('Is 316L a must?').waitFor()
  await buyer.getByLabel('Your answer').fill('Yes, it meets sea water.')
  await buyer.getByRole('button', { name: 'Answer question' }).click()
  await buyer.locator('[data-line="1"]').getByText('Yes, it meets sea water.').waitFor()

  await engineer.reload()
  await engineer.locator('[data-line="1"]').getByText('Yes, it meets sea water.').waitFor()
  for (let line = 1; line <= await lines.count(); line += 1) {
    await pressOnLine(engineer, line, 'a', engineer.locator(`[data-line="${line}"]`).getByText('Accepted'))
  }

  const planner = shop.quoting('planner')
  const { wishes } = await must(planner.readRequest({ params: { rfqId } }))
  planId = (await must(planner.draftPlan({ params: { rfqId }, body: { ...examplePlan, ...(wishes && { delivery: wishes.delivery, packaging: wishes.packaging }) } }))).planId
  await change(() => planner.readPlan({ params: { planId } }), ({ version }) => planner.submitPlan({ params: { planId }, version, body: { validDays: 30 } }))
  await buyer.goto(`${portal.address}/plans/${planId}`)
  for (const [language, locale, words] of [['English', 'en', 'Before the customer, not yet approved'], ['Telugu', 'te', 'ఇంకా ఆమోదించలేదు']] as const) {
    await buyer.getByRole('button', { name: `Make a PDF: ${language}` }).click()
    const text = await openPdf(buyer, locale)
    for (const each of ['AP-9000', '1.4404 (316L)', 'Hafenstrasse 12', words]) expect(text).toContain(each)
  }
  // Sooner at the price that is offered, and back again: each the next revision, with what is different from the one before.
  for (const [days, revision] of [[14, 1], [28, 2]] as const) {
    await buyer.getByRole('button', { name: `Choose this: ${days} days` }).click()
    await buyer.getByRole('cell', { name: `${days} days (this plan)` }).waitFor()
    await buyer.getByText(`Changed since revision ${revision}`).waitFor()
  }
  await take(buyer, 'Approve plan')
  await buyer.getByText('Approved by Bea Buyer', { exact: false }).waitFor()

  const sales = shop.contracts('sales-engineer')
  contractId = (await until(shop, 'the contract', async () => (await must(sales.listOrderContracts({ params: { orderId } }))).items.find(({ status }) => status === 'Draft'))).contractId
  const read = () => sales.readContract({ params: { contractId } })
  await change(read, ({ version }) => sales.issueContract({ params: { contractId }, version, body: exampleIssue }))
  await until(shop, 'the document', async () => ((await must(read())).status === 'OutForSignature' ? true : undefined))
  for (const [person, name] of [['buyer-aurora', 'Bea Buyer'], ['manager', 'Mo Manager']] as const) {
    const page = person === 'manager' ? await as(person, `/contracts/${contractId}`) : buyer
    await page.goto(`${portal.address}/contracts/${contractId}`)
    const sign = page.getByRole('button', { name: 'Sign', exact: true })
    await sign.waitFor()
    expect(await sign.isDisabled()).toBe(true)
    await page.getByLabel('Your full name').fill(name)
    await page.getByLabel('I agree to sign electronically.').check()
    await sign.click()
    await sign.waitFor({ state: 'hidden' })
  }
  await buyer.reload()
  await buyer.getByText('Mo Manager').first().waitFor()
  await buyer.getByText('To pay').waitFor()
  const { status } = await must(shop.contracts('buyer').readContract({ params: { contractId } }))
  expect(status).toBe('Signed')
}, 120_000)

it('has the approved plan as a PDF, and asks again for one that did not come', async () => {
  const manager = await as('manager')
  const answer = { plan: { planId, revision: 1, status: 'Approved' }, locale: 'en', status: 'Failed' }
  await manager.route('**/documents?locale=en', (route) => route.fulfill({ json: answer }))
  await manager.goto(`${portal.address}/plans/${planId}`)
  const row = manager.locator('[data-pdf="en"]')
  await row.getByRole('alert').getByText('did not come in time').waitFor()
  const again = row.getByRole('button', { name: 'Try again: English' })
  await again.waitFor()
  await manager.unrouteAll()
  await again.click()
  expect(await openPdf(manager, 'en')).toContain('Approved by Bea Buyer')
})

it('sends a large file in parts, and after an interruption only those that are missing', async () => {
  const buyer = await as('buyer-aurora', '/requests/new')
  const bytes = Buffer.concat([1, 2, 3].map((part) => Buffer.alloc(part === 3 ? 1000 : 8 * 2 ** 20, part)))
  const sent: string[] = []
  await buyer.context().route('**/files/quoting/**', (route) => {
    if (route.request().method() !== 'PUT') return route.continue()
    sent.push(new URL(route.request().url()).pathname)
    return sent.length === 2 ? route.abort('connectionreset') : route.continue()
  })
  const choose = () => buyer.locator('input[type=file]').setInputFiles({ name: 'assembly.dwg', mimeType: 'image/vnd.dwg', buffer: bytes })
  await choose()
  await buyer.getByText('The connection was lost.', { exact: false }).waitFor()
  // As whoever closes the browser and comes back: nothing is left of it here, and one part at the shop.
  await buyer.reload()
  await choose()
  const file = buyer.locator('[data-file="assembly.dwg"]')
  await file.getByText('uploaded').waitFor()
  const [first, second, again, third] = sent
  expect([sent.length, again === second, new Set([first, second, third]).size]).toEqual([4, true, 3])
  const [draft] = (await must(shop.quoting('buyer').listRequests({ query: { status: 'Draft' } }))).items
  expect(draft?.documents.map((each) => [each.name, each.bytes])).toEqual([['assembly.dwg', bytes.length]])
  await buyer.getByRole('button', { name: 'Discard draft' }).click()
  await buyer.getByRole('dialog').locator('textarea, input').first().fill('Only a trial.')
  await buyer.getByRole('dialog').getByRole('button', { name: 'Discard draft' }).click()
  await buyer.getByRole('dialog').waitFor({ state: 'hidden' })
}, 60_000)

it('begins a draft with its first files, finds it again elsewhere, takes a file out and gives it up', async () => {
  const buyer = await as('buyer-aurora', '/requests/new')
  await buyer.locator('input[type=file]').setInputFiles([{ name: 'mfcad_0-0-0-2-11-23.step', mimeType: 'model/step', buffer: await readFile(part) }, { name: 'sketch.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4 a sketch') }])
  for (const name of ['mfcad_0-0-0-2-11-23.step', 'sketch.pdf']) await buyer.locator(`[data-file="${name}"]`).getByText('uploaded').waitFor()
  const [draft] = (await must(shop.quoting('buyer').listRequests({ query: { status: 'Draft' } }))).items
  expect([draft?.wishes, draft?.documents.length]).toEqual([undefined, 2])

  const elsewhere = await as('buyer-aurora', `/requests/${draft?.rfqId}`)
  await elsewhere.getByRole('link', { name: 'Go on writing this request' }).click()
  await elsewhere.getByRole('button', { name: 'Remove sketch.pdf' }).click()
  await elsewhere.locator('[data-file="sketch.pdf"]').waitFor({ state: 'detached' })
  await elsewhere.getByRole('button', { name: 'Discard draft' }).click()
  await elsewhere.getByRole('dialog').locator('textarea, input').first().fill('Drawn anew.')
  await elsewhere.getByRole('dialog').getByRole('button', { name: 'Discard draft' }).click()
  await elsewhere.getByText('This request is no longer a draft.').waitFor()
  // The page where it was begun hears of it.
  await buyer.getByRole('button', { name: 'Start a new request' }).click()
  await buyer.getByText('At least one file is needed').waitFor()
  await buyer.goto(`${portal.address}/orders/${draft?.orderId}`)
  await buyer.getByRole('heading', { level: 1, name: draft?.number ?? '?' }).waitFor()
})

it('keeps an address once, and fills it into a request by its name', async () => {
  const buyer = await as('buyer-aurora', '/settings/addresses')
  await buyer.getByText('No address kept yet', { exact: false }).waitFor()
  await must(shop.quoting('buyer').setAddresses({ version: 0, body: exampleAddresses }))
  await buyer.reload()
  await buyer.getByRole('cell', { name: 'Works Stuttgart' }).waitFor()
  await buyer.getByRole('button', { name: 'Change addresses' }).click()
  await buyer.getByRole('dialog').getByLabel('Called').fill('Works')
  await buyer.getByRole('dialog').getByRole('button', { name: 'Change addresses' }).click()
  await buyer.getByRole('cell', { name: 'Works', exact: true }).waitFor()
  await buyer.goto(`${portal.address}/requests/new`)
  await buyer.getByLabel('One of your addresses').selectOption('Works')
  expect(await buyer.getByLabel('Postal code').inputValue()).toBe('70327')
  expect(await buyer.getByLabel('Named place').inputValue()).toBe('Stuttgart')
  expect(await buyer.getByLabel('One of your addresses').inputValue()).toBe('Works')
})

it("shows another customer's buyer none of it", async () => {
  const other = await as('buyer-borealis', '/orders')
  await other.getByText('No orders yet').waitFor()
  for (const path of [`/orders/${orderId}`, `/contracts/${contractId}`]) {
    await other.goto(`${portal.address}${path}`)
    await other.getByRole('alert').first().waitFor()
    expect(await other.locator('main').textContent()).not.toContain('AP-9000')
  }
})

it('keeps the order page standing while contracts does not answer', async () => {
  const buyer = await as('buyer-aurora')
  await buyer.route('**/api/contracts/**', (route) => route.fulfill({ status: 503, contentType: 'text/plain', body: 'down' }))
  await buyer.goto(`${portal.address}/orders/${orderId}`)
  const step = (name: string) => buyer.locator(`[data-step="${name}"]`)
  await step('contract').getByRole('alert').waitFor()
  expect(await step('contract').textContent()).toContain('Contracts does not answer')
  expect(await step('requirements').getAttribute('data-standing')).toBe('done')
  expect(await step('plan').getAttribute('data-standing')).toBe('done')
  await buyer.locator('[data-panel="documents"]').getByText('mfcad_0-0-0-2-11-23.step').waitFor()
  await buyer.locator('[data-panel="timeline"]').getByText('Plan approved').waitFor()
  await buyer.unrouteAll()
  // It also asks again by itself: whoever is quicker.
  await step('contract').getByRole('button', { name: 'Try again' }).evaluateAll((buttons) => { for (const button of buttons) button.click() })
  await step('contract').getByText('with you').waitFor()
})
