import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { samplePeople } from '#shared/adapters/local/sample-people.ts'
import { axeFindings } from './axe.ts'
import { narrow, settled, signIn, still, visitor, whole, wide } from './browser.ts'
import { openPortal, type Portal } from './open-portal.ts'
import { openRequest, type Request } from './requests.ts'

// pages.test.ts looks at every page, wide, in English and with nothing open. Here: narrow, in Telugu, as everybody, and with what opens over a page.
let portal: Portal
let request: Request
beforeAll(async () => {
  portal = await openPortal()
  request = await openRequest(portal.shop, 'aurora', 'submitted')
})
afterAll(async () => { await portal.stop() })

const as = async (person: string, options: Parameters<typeof visitor>[1] = {}): Promise<Page> => {
  const context = await visitor(portal.browser, { live: false, ...options })
  context.setDefaultTimeout(60_000)
  return signIn(context, portal.address, person)
}
const findingsOf = async (page: Page): Promise<string[]> => {
  await still(page)
  return axeFindings(page)
}

describe.each(samplePeople.map(({ sub }) => sub).filter((person) => person !== 'buyer-borealis'))('%s', (person) => {
  it('finds a start page and orders without a fault, narrow and in Telugu', async () => {
    const page = await as(person, { locale: 'te', size: narrow })
    await page.locator('html[lang=te]').waitFor({ state: 'attached' })
    for (const path of ['/', '/orders', '/notifications']) {
      await page.goto(`${portal.address}${path}`)
      await whole(page)
      expect(await findingsOf(page), path).toEqual([])
      expect(await page.evaluate<number>('document.documentElement.scrollWidth'), path).toBeLessThanOrEqual(narrow.width)
    }
    await page.context().close()
  })
})

describe('what opens over a page has no fault', () => {
  const opened = async (person: string, path: string, size: typeof wide, open: (page: Page) => Promise<void>, locale: 'en' | 'te' = 'en'): Promise<string[]> => {
    const page = await as(person, { size, locale })
    await page.goto(`${portal.address}${path}`)
    await settled(page)
    await open(page)
    const found = await findingsOf(page)
    await page.context().close()
    return found
  }
  const dialog = async (page: Page, name: string | RegExp): Promise<void> => {
    await page.getByRole('button', { name }).first().click()
    await page.getByRole('dialog').waitFor()
  }

  it.each([['wide', wide], ['narrow', narrow]] as const)('a form, %s', async (_name, size) => {
    expect(await opened('sales-engineer', `/requests/${request.rfqId}`, size, (page) => dialog(page, 'Decline to quote'))).toEqual([])
  })
  it('a form in Telugu', async () => {
    expect(await opened('manager', '/settings/shop', wide, async (page) => {
      await page.locator('main button').last().click()
      await page.getByRole('dialog').waitFor()
    }, 'te')).toEqual([])
  })
  it('the question whether what was written may go', async () => {
    expect(await opened('sales-engineer', `/requests/${request.rfqId}`, wide, async (page) => {
      await dialog(page, 'Decline to quote')
      await page.getByRole('dialog').getByRole('textbox').first().fill('Too long for our machines.')
      await page.keyboard.press('Escape')
      await page.getByRole('dialog').nth(1).waitFor()
    })).toEqual([])
  })
  it('the palette with what it has found', async () => {
    expect(await opened('manager', '/orders', wide, async (page) => {
      await page.keyboard.press('Control+k')
      await page.getByRole('combobox').fill('AP-4711')
      await page.getByRole('option').filter({ hasText: 'AP-4711' }).first().waitFor()
    })).toEqual([])
  })
  it('the menu of a narrow page', async () => {
    expect(await opened('buyer-aurora', '/', narrow, async (page) => {
      await page.locator('header button').first().click()
      await page.getByRole('navigation').getByRole('link').first().waitFor()
    })).toEqual([])
  })
  it("a person's own menu", async () => {
    expect(await opened('buyer-aurora', '/', wide, async (page) => {
      await page.locator('header button').last().click()
      await page.getByRole('menu').waitFor()
    })).toEqual([])
  })
  it('a message that has just been sent, and its menus', async () => {
    expect(await opened('sales-engineer', `/requests/${request.rfqId}`, wide, async (page) => {
      await page.locator('[data-panel=messages]').getByRole('button', { name: 'Point to a file' }).click()
      await page.getByRole('menuitem').first().waitFor()
    })).toEqual([])
  })
})
