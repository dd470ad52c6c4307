import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { attachDrawing, openRequest } from './requests.ts'
import { run, type Running } from '../system/running.ts'
import { signIn as tokenOf } from '#local/sign-in.ts'
import { samplePassword } from '#shared/adapters/local/sample-people.ts'
import { eventsIn } from '#portal/api/event-stream.ts'
import { openBrowser, settled, signIn, visitor } from './browser.ts'

let system: Running
let browser: Browser
beforeAll(async () => { [system, browser] = await Promise.all([run(), openBrowser()]) })
afterAll(async () => { await browser.close(); await system.stop() })

/** What somebody's stream has said so far. */
const listening = async (person: string) => {
  const stop = new AbortController()
  const answer = await fetch(`${system.address}/feed`, { headers: { authorization: `Bearer ${await tokenOf(system.address, person, samplePassword)}` }, signal: stop.signal })
  const { body } = answer
  if (!body) throw new Error(`${person} has no stream`)
  const said: { readonly service: string; readonly type: string; readonly orderId: string; readonly aggregateId: string }[] = []
  const reading = (async () => { for await (const text of eventsIn(body)) said.push(JSON.parse(text)) })().catch(() => undefined)
  return { said, stop: async () => { stop.abort(); await reading } }
}

it('a stream says what its person may see, and of what happened nothing but whose it is', async () => {
  const people = ['buyer-aurora', 'buyer-borealis', 'clerk', 'inspector']
  const streams = await Promise.all(people.map(listening))
  const [owner, stranger, uncleared, cleared] = streams.map(({ said }) => said)
  const controlled = await openRequest(system.shop, 'aurora')
  await attachDrawing(system.shop, controlled, 'military')
  const after = await openRequest(system.shop, 'borealis')
  // The last event has reached all who may see it: whatever was to come before it has come.
  await expect.poll(() => [stranger, uncleared, cleared].map((said) => said?.some(({ orderId }) => orderId === after.orderId)), { timeout: 20_000 }).toEqual([true, true, true])
  await Promise.all(streams.map(({ stop }) => stop()))

  const typesOf = (said: typeof owner) => said?.filter(({ orderId }) => orderId === controlled.orderId).map(({ type }) => type)
  expect(typesOf(cleared)).toContain('DocumentAttached')
  expect(typesOf(owner)).toEqual(typesOf(cleared))
  expect(typesOf(stranger)).toEqual([])
  // Before the drawing came there was nothing to be cleared for.
  expect(typesOf(uncleared)).not.toContain('DocumentAttached')
  expect(typesOf(uncleared)?.length).toBeGreaterThan(0)
  expect(owner?.some(({ orderId }) => orderId === after.orderId)).toBe(false)
  for (const told of streams.flatMap(({ said }) => said)) expect(Object.keys(told).toSorted()).toEqual(['aggregateId', 'orderId', 'service', 'type'])
})

/** Lets the page's clock run, by at most `ms`, until it shows the text: what the page asks for by the clock is asked for at ten seconds. */
const shown = async (page: Page, text: string, ms: number): Promise<boolean> => {
  for (let passed = 0; passed < ms; passed += 500) {
    await page.clock.runFor(500)
    if (await page.getByText(text).first().waitFor({ timeout: 400 }).then(() => true, () => false)) return true
  }
  return false
}

const startPage = async (live: boolean): Promise<Page> => {
  const context = await visitor(browser, { live })
  await context.clock.install()
  const page = await signIn(context, system.address, 'sales-engineer')
  await settled(page)
  await page.clock.pauseAt(Date.now() + 5000)
  return page
}

it('what somebody else does appears on an open page, which asks for nothing by the clock', async () => {
  const page = await startPage(true)
  const asked: string[] = []
  page.on('request', (request) => { if (request.url().includes('/api/')) asked.push(request.url()) })
  await page.clock.runFor(60_000)
  expect(asked).toEqual([])
  const { number } = await openRequest(system.shop, 'aurora', 'submitted')
  expect(await shown(page, number, 5000)).toBe(true)
})

it('without the stream it appears when the clock asks', async () => {
  const page = await startPage(false)
  const { number } = await openRequest(system.shop, 'aurora', 'submitted')
  expect(await shown(page, number, 30_000)).toBe(true)
})
