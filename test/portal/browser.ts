import { existsSync } from 'node:fs'
import bundled from '@sparticuz/chromium'
import { chromium, type Browser, type BrowserContext, type Locator, type Page } from 'playwright-core'
import { samplePassword } from '#shared/adapters/local/sample-people.ts'

const installed = [process.env['CHROMIUM'], '/usr/bin/chromium', '/usr/bin/google-chrome'].find((path) => path !== undefined && existsSync(path))

/**
 * A real Chromium: an installed one, else the one that npm brings. Its own arguments are not for us: they put everything into one process, as a function
 * on Lambda needs it, and that process dies when several visitors come and go.
 */
export const openBrowser = async (): Promise<Browser> =>
  chromium.launch({ executablePath: installed ?? (await bundled.executablePath()), args: ['--no-sandbox', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'] })

export const wide = { width: 1280, height: 900 }
export const narrow = { width: 390, height: 844 }

export type VisitOptions = {
  readonly locale?: 'en' | 'te'
  readonly dark?: boolean
  readonly size?: { readonly width: number; readonly height: number }
  /** With the event feed, as people have it. Without it nothing comes from elsewhere while a page is looked at. */
  readonly live?: boolean
}

export const visitor = async (browser: Browser, { locale = 'en', dark = false, size = wide, live = true }: VisitOptions = {}): Promise<BrowserContext> => {
  const context = await browser.newContext({ locale: locale === 'en' ? 'en-GB' : 'te-IN', colorScheme: dark ? 'dark' : 'light', viewport: size, timezoneId: 'Europe/Berlin', reducedMotion: 'reduce' })
  if (!live) await context.route('**/feed', (route) => route.fulfill({ status: 204 }))
  return context
}

/** Waits until nothing on the page is loading any more. */
export const settled = async (page: Page): Promise<void> => {
  await page.locator('h1').first().waitFor()
  await page.locator('main [role=status][aria-label]').first().waitFor({ state: 'detached' })
}

/**
 * Waits until nothing is loading and nothing has been drawn for half a second: what a panel shows may bring further panels, and those have a spinner of their own.
 * The page is asked, and not the network: one request whose end the browser does not tell of, and `networkidle` never comes.
 */
export const whole = async (page: Page): Promise<void> => {
  for (;;) {
    await settled(page)
    await page.evaluate<void>(`new Promise((done) => {
      const rest = () => { observer.disconnect(); done() }
      let timer = setTimeout(rest, 500)
      const observer = new MutationObserver(() => { clearTimeout(timer); timer = setTimeout(rest, 500) })
      observer.observe(document.body, { subtree: true, childList: true, characterData: true })
    })`)
    if ((await page.locator('main [role=status][aria-label]').count()) === 0) return
  }
}

/** Waits until nothing moves or fades any more: half-way from light to dark a ground still has the colour that its text has already. What turns for ever does not count. */
export const still = (page: Page): Promise<void> =>
  page.evaluate<void>('new Promise(requestAnimationFrame).then(() => Promise.allSettled(document.getAnimations().filter((each) => each.effect?.getComputedTiming().endTime !== Infinity).map((each) => each.finished))).then(() => undefined)')

/** Presses a key on a requirement line until it has worked, as a person would: a dialog that has just closed gives the focus back a moment later. */
export const pressOnLine = async (page: Page, line: number, key: string, effect: Locator): Promise<void> => {
  for (let tries = 1; ; tries += 1) {
    await page.locator(`[data-line="${line}"]`).press(key)
    const seen = await effect.waitFor({ timeout: tries < 5 ? 3_000 : 30_000 }).then(() => true, (error: unknown) => { if (tries === 5) throw error })
    if (seen) return
  }
}

/** Signs in as a person does: by the button, on the issuer's page. Ends on `path`. */
export const signIn = async (context: BrowserContext, address: string, person: string, path = '/'): Promise<Page> => {
  const page = await context.newPage()
  await page.goto(`${address}${path}`)
  // Who comes by a link to a page is sent on to sign in by itself.
  if (path === '/') await page.locator('main button').first().click()
  await page.waitForURL('**/oidc/sign-in/**')
  await page.locator('[name=user]').selectOption(person)
  await page.locator('[name=password]').fill(samplePassword)
  await page.locator('form button').click()
  await page.waitForURL(`${address}${path}`)
  await page.locator('h1').waitFor()
  return page
}
