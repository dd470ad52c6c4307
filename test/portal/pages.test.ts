import { readFileSync } from 'node:fs'
import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { driveOrder } from '#local/demo/order.ts'
import { run, type Running } from '../system/running.ts'
import { axeFindings } from './axe.ts'
import { narrow, openBrowser, signIn, still, visitor, whole, wide } from './browser.ts'
import { addressesIn, makeTheRest } from './samples.ts'

/** Every address of the portal, as the router has it: a new page is in here by itself. */
const source = readFileSync(join(import.meta.dirname, '../../portal/app/router.tsx'), 'utf8')
const patterns = [...source.matchAll(/^ {2}at\('([^']+)'/gm)].map(([, path = '']) => path)
const notThere = '/no-such-page'

/** Whose page it is, where it is not one that the manager sees. */
const visitors: { readonly [pattern: string]: string } = { '/requests/new': 'buyer-aurora', '/cases/new': 'buyer-aurora', '/settings/addresses': 'buyer-aurora' }
const visitorOf = (pattern: string): string => visitors[pattern] ?? 'manager'

/** `SHOTS=1 npx vitest run test/portal/pages.test.ts` also writes each page, at both widths, to `out/shots`, to be looked at (half of the time this file takes), and those of the README to `docs/screenshots`. */
const shots = process.env['SHOTS'] !== undefined
const out = join(import.meta.dirname, '../../out/shots')
const forReadme: { readonly [pattern: string]: string } = { '/orders/$orderId': 'order', '/requests/$rfqId': 'request', '/plans/$planId': 'plan', '/lots/$lotId': 'lot', '/overview': 'overview' }
const sampleParts = join(import.meta.dirname, '../../services/quoting/geometry/samples')

type Finding = { readonly violations: readonly string[]; readonly errors: readonly string[]; readonly widthWhenNarrow: number; readonly headings: readonly string[]; readonly title: string; readonly telugu: readonly string[] }
const findings = new Map<string, Finding | Error>()

let system: Running
let browser: Browser
beforeAll(async () => {
  [system, browser] = await Promise.all([run(), openBrowser(), mkdir(out, { recursive: true })])
  await driveOrder(system.shop, { name: 'part.step', bytes: new Uint8Array(await readFile(join(sampleParts, 'nist_ftc_06_asme1_rd.stp'))) })
  await makeTheRest(system.shop, system.directory)
  const address = addressesIn(system.directory)
  const waiting = [...patterns, notThere]
  const byPerson = Map.groupBy(waiting, visitorOf)
  // Two tabs for the manager, who has most of the pages; one for each of the others.
  const tabs = [...byPerson].flatMap(([person, own]) => (person === 'manager' ? [[person, own], [person, own]] : [[person, own]]) as [string, string[]][])
  await Promise.all(tabs.map(async ([person, own]) => {
    const context = await visitor(browser, { live: false })
    const page = await signIn(context, system.address, person)
    for (let pattern = own.shift(); pattern !== undefined; pattern = own.shift()) {
      findings.set(pattern, await look(page, address, pattern).catch((error: unknown) => (error instanceof Error ? error : new Error(String(error)))))
    }
    await context.close()
  }))
}, 480_000)
afterAll(async () => { await browser.close(); await system.stop() })

/** One page, seen in both colours, at both widths and in both languages, in one visit. */
const look = async (page: Page, address: (pattern: string) => string, pattern: string): Promise<Finding> => {
  const errors: string[] = []
  page.removeAllListeners('console').removeAllListeners('pageerror')
  page.on('console', (message) => { if (message.type() === 'error') errors.push(`${message.text()} ${message.location().url}`) })
  page.on('pageerror', (error) => errors.push(error.message))
  await page.setViewportSize(wide)
  await page.emulateMedia({ colorScheme: 'light' })
  await page.goto(`${system.address}${address(pattern)}`)
  await whole(page)
  const shot = join(out, pattern === '/' ? 'start' : pattern.slice(1).replaceAll('/', '-').replaceAll('$', ''))
  if (shots) await page.screenshot({ path: `${shot}-${wide.width}.png`, fullPage: true })
  const inReadme = forReadme[pattern]
  if (shots && inReadme !== undefined) await page.screenshot({ path: join(import.meta.dirname, '../../docs/screenshots', `${inReadme}.png`) })
  const violations = await axeFindings(page)
  await page.setViewportSize(narrow)
  // The menu slides away first.
  await still(page)
  const widthWhenNarrow = await page.evaluate<number>('document.documentElement.scrollWidth')
  if (shots) await page.screenshot({ path: `${shot}-${narrow.width}.png`, fullPage: true })
  const [headings, title] = [await page.locator('h1').allInnerTexts(), await page.title()]
  await page.locator('button[lang=te]').click()
  await page.locator('html[lang=te]').waitFor({ state: 'attached' })
  const telugu = await page.locator('h1').allInnerTexts()
  await page.locator('button[lang=en]').click()
  await page.locator('html[lang=en]').waitFor({ state: 'attached' })
  return { violations, errors, widthWhenNarrow, headings, title, telugu }
}

it('the router was read: every page of it is here', () => {
  expect(patterns.length).toBe(source.split(/^ {2}at\(/m).length - 1)
  expect(patterns).toContain('/')
  expect(new Set(patterns).size).toBe(patterns.length)
})

const found = (pattern: string): Finding => {
  const finding = findings.get(pattern)
  if (finding === undefined || finding instanceof Error) throw finding ?? new Error(`${pattern} was not visited`)
  return finding
}
/** Nobody may read the name of a text instead of the text. */
const key = /^[a-z][A-Za-z]*\.[A-Za-z.]+$/

describe.each([...patterns, notThere])('%s', (pattern) => {
  it('breaks no rule of accessibility, in light or dark', () => expect(found(pattern).violations).toEqual([]))
  it('has no error in the console', () => expect(found(pattern).errors).toEqual([]))
  it('does not scroll sideways at 390 px', () => expect(found(pattern).widthWhenNarrow).toBeLessThanOrEqual(narrow.width))
  it('has one heading and a title, in both languages', () => {
    const { headings, telugu, title } = found(pattern)
    for (const texts of [headings, telugu]) {
      expect(texts).toHaveLength(1)
      expect(texts[0]).toMatch(/\S/)
      expect(texts[0]).not.toMatch(key)
    }
    expect(title).toBe(`${headings[0]} · Throughline`)
  })
})
