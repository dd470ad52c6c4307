import { mkdir } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { narrow, openBrowser, signIn, visitor, wide } from './browser.ts'

/**
 * `node test/portal/shots.ts --address http://localhost:4300 --as manager --path /orders [--locale te] [--dark] [--out out/shots]`: a page as somebody
 * sees it, at 1280 and 390 px, to be looked at.
 */
const { values } = parseArgs({ options: {
  address: { type: 'string', default: 'http://localhost:4300' }, as: { type: 'string', default: 'manager' }, path: { type: 'string', default: '/' },
  locale: { type: 'string', default: 'en' }, dark: { type: 'boolean', default: false }, out: { type: 'string', default: 'out/shots' }, name: { type: 'string' },
} })
await mkdir(values.out, { recursive: true })
const browser = await openBrowser()
for (const size of [wide, narrow]) {
  const context = await visitor(browser, { live: false, size, locale: values.locale === 'te' ? 'te' : 'en', dark: values.dark })
  context.on('weberror', (error) => console.log(`error in the page: ${error.error().message}`))
  context.on('console', (message) => { if (message.type() === 'error') console.log(`console: ${message.text()}`) })
  const page = await signIn(context, values.address, values.as, values.path)
  await page.waitForLoadState('networkidle')
  await page.screenshot({ path: `${values.out}/${values.name ?? `${values.as}${values.path.replaceAll('/', '-')}`}-${size.width}.png`, fullPage: true })
  await context.close()
}
await browser.close()
