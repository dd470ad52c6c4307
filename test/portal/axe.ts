import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { still } from './browser.ts'

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What axe finds on a page as it stands, in light and in dark; in dark only what colours can break. The page is left in light. */
export const axeFindings = async (page: Page): Promise<string[]> => {
  await page.evaluate(axe)
  const light = await violations(page, 'light')
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.locator('html[data-mantine-color-scheme=dark]').waitFor({ state: 'attached' })
  await still(page)
  const dark = await violations(page, 'dark')
  await page.emulateMedia({ colorScheme: 'light' })
  return [...light, ...dark]
}

const violations = (page: Page, colours: 'light' | 'dark'): Promise<string[]> =>
  page.evaluate<string[]>(`axe.run(document, { resultTypes: ['violations']${colours === 'dark' ? ", runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] }" : ''} }).then(({ violations }) => violations.map(({ id, nodes }) => ${JSON.stringify(colours)} + ': ' + id + ': ' + nodes.map(({ html, any: [first] }) => html.slice(0, 160) + ' ' + (first?.message ?? '')).slice(0, 3).join(' | ')))`)
