import type { Browser, Page } from 'playwright-core'
import { run, type Running } from '../system/running.ts'
import { openBrowser, signIn, visitor } from './browser.ts'

/** The real system of one file of tests, with a browser to look at it. */
export type Portal = Running & {
  readonly browser: Browser
  /**
   * Somebody's one tab, on this page: signed in when first asked for. With the event feed, as people have it: what others do shows by itself, and
   * idle tabs ask for nothing.
   */
  readonly tab: (person: string, path?: string) => Promise<Page>
}

/** Not a measurement: what takes longer than this has gone wrong. */
const patienceMs = 60_000

export const openPortal = async (): Promise<Portal> => {
  const [running, browser] = await Promise.all([run(), openBrowser()])
  const tabs = new Map<string, Page>()
  return {
    ...running, browser,
    tab: async (person, path = '/') => {
      const known = tabs.get(person)
      if (known) {
        await known.goto(`${running.address}${path}`)
        // Before that nobody listens to the keyboard.
        await known.locator('h1').waitFor()
        return known
      }
      const context = await visitor(browser)
      context.setDefaultTimeout(patienceMs)
      const page = await signIn(context, running.address, person, path)
      tabs.set(person, page)
      return page
    },
    stop: async () => {
      await browser.close()
      await running.stop()
    },
  }
}
