import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { samplePeople } from '#shared/adapters/local/sample-people.ts'
import { firstLoad, scriptBudget, sumOf, type Fetched } from '../test/portal/first-load.ts'
import { openBrowser, signIn, visitor } from '../test/portal/browser.ts'
import { services } from '#local/services.ts'
import { freePort, startSystem } from '#local/system.ts'
import { realTools } from '#local/tools.ts'
import type { Log } from '#shared/kernel/ports.ts'
import { httpShop } from '#local/demo/http-shop.ts'
import { must } from '#local/demo/shop.ts'
import { openRequest } from '../test/portal/requests.ts'
import { figure, median, table } from './table.ts'

type Options = { readonly rounds: number; readonly say: (text: string) => void }

const slowDown = 4

/** What the first load transfers, how soon the start page can be used on a slow machine, and how soon a long table answers there. */
export const portal = async ({ rounds, say }: Options): Promise<void> => {
  const quiet: Log = { info: () => undefined, warn: () => undefined, error: (message) => say(message), with: () => quiet }
  const [directory, tools, browser] = [await mkdtemp(join(tmpdir(), 'throughline-bench-')), realTools(), await openBrowser()]
  const system = await startSystem({ hosted: services, tools, directory, port: await freePort(), log: quiet })
  try {
    await transferred(browser, system.address, say)
    await interactive(browser, system.address, rounds, say)
    await tableOf(tenThousand, { browser, system, rounds, say })
  } finally {
    await browser.close()
    tools.close()
    await system.stop()
    await rm(directory, { recursive: true, force: true })
  }
}

/** What each role's first load transfers; of the largest, the parts. */
const transferred = async (browser: Browser, address: string, say: Options['say']): Promise<void> => {
  const loads: { readonly person: string; readonly files: readonly Fetched[] }[] = []
  for (const { sub } of samplePeople) loads.push({ person: sub, files: await firstLoad(browser, address, sub) })
  const script = (files: readonly Fetched[]): number => sumOf(files, 'gzip', 'script')
  loads.sort((a, b) => script(b.files) - script(a.files))
  say(table(['first load of', 'files', 'script gzip', 'of the budget', 'all gzip'], loads.map(({ person, files }) => [person, files.length, figure(script(files)), `${figure((100 * script(files)) / scriptBudget)} %`, figure(sumOf(files, 'gzip'))])))
  const files = loads[0]?.files ?? []
  say(table(['the largest', 'files', 'bytes', 'gzip'], (['script', 'style', 'font', 'other'] as const).map((sort) => [sort, files.filter((each) => each.sort === sort).length, figure(sumOf(files, 'bytes', sort)), figure(sumOf(files, 'gzip', sort))])))
  const largest = files.filter(({ sort }) => sort === 'script').toSorted((a, b) => b.gzip - a.gzip).slice(0, 6)
  say(table(['script', 'gzip'], largest.map(({ path, gzip }) => [path, figure(gzip)])))
}

/** Somebody signed in opens the start page anew: until its lists are there and the browser is idle, on a processor slowed down. */
const interactive = async (browser: Browser, address: string, rounds: number, say: Options['say']): Promise<void> => {
  const context = await visitor(browser)
  const page = await signIn(context, address, 'manager')
  await slowed(page)
  const times: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    await page.reload({ waitUntil: 'commit' })
    times.push(await page.evaluate<number>(untilUsable))
  }
  await context.close()
  say(table([`start page, loopback, processor ${slowDown} × slower`, 'ms'], [['usable, median', figure(median(times))], ['usable, slowest', figure(Math.max(...times))]]))
}

/** From the navigation until the heading is there, nothing loads any more, and a frame was drawn with nothing waiting. */
const untilUsable = `new Promise((resolve) => {
  const look = () => document.querySelector('h1') && !document.querySelector('main [role=status][aria-label]')
    ? requestIdleCallback(() => resolve(performance.now())) : setTimeout(look, 20)
  look()
})`

const slowed = async (page: Page): Promise<void> => {
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowDown })
}

const tenThousand = 10_000
type Tabled = { readonly browser: Browser; readonly system: Awaited<ReturnType<typeof startSystem>> } & Options

/** The list of orders with so many rows, all in one answer that stands in for the service's: what is measured is the page. */
const tableOf = async (rows: number, { browser, system, rounds, say }: Tabled): Promise<void> => {
  const shop = httpShop(system.address, system.secrets, () => undefined)
  const { rfqId } = await openRequest(shop, 'aurora')
  const one = await must(shop.quoting('buyer').readRequest({ params: { rfqId } }))
  const items = Array.from({ length: rows }, (_, index) => ({ ...one, rfqId: `${one.rfqId}${index}`, orderId: `${one.orderId}${index}`, number: `RFQ-${String(index).padStart(6, '0')}`, status: 'Quoted' }))
  const context = await visitor(browser)
  await context.route((url) => url.pathname === '/api/quoting/rfqs' && url.searchParams.get('status') === 'Quoted', (route) => route.fulfill({ json: { items } }))
  const page = await signIn(context, system.address, 'manager', '/orders')
  await page.getByRole('row', { name: `RFQ-${String(rows - 1).padStart(6, '0')}` }).waitFor()
  const drawn = await page.getByRole('row').count()
  await slowed(page)
  const figures = []
  for (const [what, act] of acts) {
    const times: number[] = []
    for (let round = 0; round < rounds; round += 1) {
      await page.evaluate(atRest)
      times.push(await page.evaluate<number>(untilDrawn(act(round))))
    }
    figures.push([what, figure(median(times)), figure(Math.max(...times))])
  }
  await context.close()
  say(table([`orders, ${figure(rows)} rows of which ${drawn} are drawn, processor ${slowDown} × slower`, 'ms, median', 'slowest'], figures))
}

/** What somebody does to a table, each in a round of its own. */
const acts: readonly (readonly [string, (round: number) => string])[] = [
  ['sort by a column', (round) => `[...document.querySelectorAll('main thead button')][${round % 2}].click()`],
  ['a letter in the search', (round) => `{ const field = document.querySelector('main input[type=search], main input:not([type=checkbox])'); Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(field, ${JSON.stringify(['9', ''])}[${round % 2}]); field.dispatchEvent(new Event('input', { bubbles: true })) }`],
  ['scroll by 2,000 rows', (round) => `document.querySelector('main [role=group][tabindex="0"]').scrollTop = ${(round % 4) * 80_000}`],
]

/** What the last act has set off is over: the address follows what is sought when the hand rests. */
const atRest = 'new Promise((resolve) => setTimeout(() => requestIdleCallback(resolve), 600))'

/** From doing it until a frame was drawn after it. */
const untilDrawn = (act: string): string => `new Promise((resolve) => {
  const began = performance.now();
  ${act};
  requestAnimationFrame(() => setTimeout(() => requestAnimationFrame(() => resolve(performance.now() - began))))
})`
