import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { services } from '#local/services.ts'
import { freePort, startSystem, type System } from '#local/system.ts'
import { realTools } from '#local/tools.ts'
import { openBrowser, signIn, visitor } from './browser.ts'

const patience = 180_000
const tools = realTools()
let folder: string
let system: System
let browser: Browser

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'throughline-'))
  system = await startSystem({ hosted: services, tools, directory: folder, port: await freePort() })
  browser = await openBrowser()
}, patience)
afterAll(async () => {
  await browser.close()
  await system.stop()
  tools.close()
  await rm(folder, { recursive: true, force: true })
})

const as = async (person: string, path = '/') => {
  const page = await signIn(await visitor(browser), system.address, person, path)
  page.setDefaultTimeout(20_000)
  return page
}

describe('an empty system', () => {
  it('is filled with sample orders by one click of the manager, and only once', { timeout: patience }, async () => {
    const page = await as('manager')
    await page.getByRole('button', { name: 'Make sample data' }).click()
    await page.getByText('9 sample orders are there').waitFor({ timeout: patience })
    expect(await page.getByRole('button', { name: 'Make sample data' }).count()).toBe(0)
    expect(await system.sampleData.start()).toMatchObject({ status: 'Done', done: 9 })
  })

  it('gives that door to managers only', async () => {
    const answer = await fetch(`${system.address}/sample-data`, { method: 'POST' })
    expect(answer.status).toBe(401)
  })
})

describe('a case', () => {
  it('is opened by the customer with a photo, triaged and answered by support', { timeout: patience }, async () => {
    const buyer = await as('buyer-borealis', '/cases/new')
    await buyer.getByLabel('Subject').fill('Scratches on the face')
    await buyer.getByLabel('Description').fill('Two pieces are scratched.')
    await buyer.locator('input[type=file]').setInputFiles({ name: 'scratch.png', mimeType: 'image/png', buffer: Buffer.from('a picture') })
    await buyer.getByText('scratch.png is uploaded').waitFor()
    await buyer.locator('main').getByRole('button', { name: 'Open case' }).click()
    await buyer.waitForURL(/\/cases\/cas_/)
    await buyer.getByRole('button', { name: 'scratch.png' }).waitFor()

    const agent = await as('support-agent', new URL(buyer.url()).pathname)
    await agent.getByRole('button', { name: 'Triage case' }).click()
    await agent.getByRole('dialog').getByLabel('Severity').selectOption({ label: 'Major' })
    await agent.getByRole('dialog').getByRole('button', { name: 'Triage case' }).click()
    await agent.getByLabel('Answer').fill('On which face?')
    await agent.getByRole('button', { name: 'Answer customer' }).click()
    await agent.getByText('On which face?', { exact: true }).waitFor()

    await buyer.reload()
    await buyer.getByText('On which face?', { exact: true }).waitFor()
  })
})

describe("the developers' pages", () => {
  it('show a route and an event at their own addresses', { timeout: patience }, async () => {
    const page = await as('sales-engineer', '/developers')
    await page.getByRole('link', { name: 'openCase', exact: true }).click()
    await page.getByText('POST /api/support/cases').waitFor()
    await page.getByRole('cell', { name: 'subject', exact: true }).waitFor()
    await page.goto(`${system.address}/developers/events/LotPassedQC`)
    await page.getByText('Published by Quality').waitFor()
    await page.getByRole('cell', { name: 'certificate', exact: false }).first().waitFor()
  })
})
