import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { narrow, signIn, visitor } from './browser.ts'
import { openPortal, type Portal } from './open-portal.ts'

/** The frame of the portal with hands on the keyboard only, and by what a screen reader is told. */
let portal: Portal
let context: BrowserContext
let page: Page

beforeAll(async () => {
  portal = await openPortal()
  context = await visitor(portal.browser)
  page = await signIn(context, portal.address, 'inspector')
})
afterAll(() => portal?.stop())

const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '')
const home = async () => {
  await page.goto(`${portal.address}/`)
  await page.getByRole('heading', { level: 1 }).waitFor()
}

describe('the frame', () => {
  it('begins with a way past the menu', async () => {
    await home()
    await page.keyboard.press('Tab')
    const skip = page.getByRole('link', { name: 'Skip to content' })
    expect(await skip.evaluate((link) => link === document.activeElement && link.getBoundingClientRect().top >= 0)).toBe(true)
    await page.keyboard.press('Enter')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main')
  })

  it('goes to a page by the menu, and on from the page\'s beginning', async () => {
    await home()
    await page.getByRole('navigation', { name: 'Menu' }).getByRole('link', { name: 'Orders' }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Orders' }).waitFor()
    expect(await page.getByRole('link', { name: 'Orders' }).getAttribute('aria-current')).toBe('page')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main')
    expect(await page.title()).toContain('Orders')
  })
})

describe('the palette', () => {
  it('opens by Ctrl K, is walked by arrows, and goes where one points', async () => {
    await home()
    await page.keyboard.press('Control+k')
    const box = page.getByRole('dialog', { name: 'Search' }).getByRole('combobox')
    await box.waitFor()
    await expect.poll(() => box.evaluate((input) => input === document.activeElement)).toBe(true)
    const first = await page.getByRole('option', { selected: true }).textContent()
    await page.keyboard.press('ArrowDown')
    expect(await page.getByRole('option', { selected: true }).textContent()).not.toBe(first)
    expect(await box.getAttribute('aria-activedescendant')).toBe(await page.getByRole('option', { selected: true }).getAttribute('id'))
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('ArrowUp')
    expect(await page.getByRole('option', { selected: true }).textContent()).toBe(await page.getByRole('option').last().textContent())
    await page.keyboard.type('order')
    await expect.poll(() => page.getByRole('option', { selected: true }).textContent()).toContain('rder')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/orders')
  })

  it('finds nothing kindly, and gives the focus back on Escape', async () => {
    await home()
    await page.getByRole('button', { name: /Search/ }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').getByRole('combobox').waitFor()
    await page.keyboard.type('zzzz')
    await page.getByText('Nothing found').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await expect.poll(focused).toContain('Search')
  })

  it('takes the id of a thing', async () => {
    await home()
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox').and(page.locator(':focus')).waitFor()
    await page.keyboard.type('ord_01JD3ZQ8V5N6M7P8R9S0T1V2W3')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/orders/ord_01JD3ZQ8V5N6M7P8R9S0T1V2W3')
  })
})

describe('a dialog', () => {
  const dialog = () => page.getByRole('dialog', { name: 'Register gauge' })
  const opener = () => page.getByRole('main').getByRole('button', { name: 'Register gauge' })
  const open = async () => {
    await page.goto(`${portal.address}/gauges`)
    await opener().focus()
    await page.keyboard.press('Enter')
    await dialog().getByLabel('Description').waitFor()
  }

  it('keeps the focus inside, and gives it back', async () => {
    await open()
    for (let presses = 0; presses < 12; presses += 1) {
      await page.keyboard.press('Tab')
      expect(await dialog().evaluate((box) => box.contains(document.activeElement))).toBe(true)
    }
    await page.keyboard.press('Escape')
    await dialog().waitFor({ state: 'detached' })
    await expect.poll(() => opener().evaluate((button) => button === document.activeElement)).toBe(true)
  })

  it('goes to the first field that is wrong, and says what is wrong with it', async () => {
    await open()
    await dialog().getByLabel('Description').fill('Bore gauge 18–35 mm')
    await page.keyboard.press('Control+Enter')
    await dialog().getByRole('alert').filter({ hasText: 'Please look at 2 fields' }).waitFor()
    const due = dialog().getByLabel('Calibration due on')
    expect(await due.evaluate((input) => [input === document.activeElement, input.getAttribute('aria-invalid')])).toEqual([true, 'true'])
    const said = (await due.getAttribute('aria-describedby'))?.split(' ') ?? []
    expect(await Promise.all(said.map((id) => page.locator(`[id="${id}"]`).textContent()))).toContain('Please fill this in.')
  })

  it('does not lose what was typed to a slip of the hand', async () => {
    await open()
    await dialog().getByLabel('Description').fill('Bore gauge 18–35 mm')
    await page.keyboard.press('Escape')
    const question = page.getByRole('dialog', { name: 'Leave without sending?' })
    await expect.poll(() => question.getByRole('button', { name: 'Keep editing' }).evaluate((button) => button === document.activeElement)).toBe(true)
    await page.keyboard.press('Enter')
    await question.waitFor({ state: 'detached' })
    expect(await dialog().getByLabel('Description').inputValue()).toBe('Bore gauge 18–35 mm')
    await page.mouse.click(5, 400)
    await question.getByRole('button', { name: 'Leave' }).click()
    await dialog().waitFor({ state: 'detached' })
  })

  it('sends by Ctrl Enter, and says that it is done', async () => {
    await open()
    await dialog().getByLabel('Description').fill('Bore gauge 18–35 mm')
    await dialog().getByLabel('Calibration due on').fill('2030-01-31')
    await dialog().getByLabel('Calibration certificate').fill('DKD-2026-0815')
    await page.keyboard.press('Control+Enter')
    await page.getByRole('status').filter({ hasText: 'Done: Register gauge' }).waitFor()
    await page.getByRole('main').getByText('Bore gauge 18–35 mm').first().waitFor()
    expect(await dialog().count()).toBe(0)
  })
})

describe('what one chose', () => {
  it('stays: dark colours and the language, after a reload', async () => {
    await home()
    await page.getByRole('button', { name: 'Dark colours' }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'తెలుగు' }).focus()
    await page.keyboard.press('Enter')
    await expect.poll(() => page.evaluate(() => document.documentElement.lang)).toBe('te')
    await page.getByRole('navigation', { name: 'మెనూ' }).getByRole('link', { name: 'ఆర్డర్లు' }).waitFor()
    await expect.poll(focused).toBe('English')
    await page.reload()
    await page.getByRole('button', { name: 'లేత రంగులు' }).waitFor()
    expect(await page.evaluate(() => [document.documentElement.lang, document.documentElement.dataset['mantineColorScheme']])).toEqual(['te', 'dark'])
    await page.getByRole('button', { name: 'English' }).click()
    await page.getByRole('button', { name: 'Light colours' }).click()
    await expect.poll(() => page.evaluate(() => document.documentElement.dataset['mantineColorScheme'])).toBe('light')
  })
})

describe('on a telephone', () => {
  it('the menu is out of the way until it is opened, and closes by Escape', async () => {
    await page.setViewportSize(narrow)
    await home()
    const orders = page.getByRole('navigation', { name: 'Menu' }).getByRole('link', { name: 'Orders' })
    const burger = page.getByRole('button', { name: 'Menu' })
    expect([await burger.getAttribute('aria-expanded'), await orders.isVisible()]).toEqual(['false', false])
    await burger.focus()
    await page.keyboard.press('Enter')
    await orders.waitFor()
    expect(await burger.getAttribute('aria-expanded')).toBe('true')
    await page.keyboard.press('Escape')
    await orders.waitFor({ state: 'hidden' })
    await page.setViewportSize({ width: 1280, height: 900 })
  })
})
