import { afterAll, beforeAll, expect, it } from 'vitest'
import { must } from '#local/demo/shop.ts'
import { exampleShopProfile } from '#services/contracts/examples.ts'
import { whole } from './browser.ts'
import { openPortal, type Portal } from './open-portal.ts'

let portal: Portal
beforeAll(async () => { portal = await openPortal() })
afterAll(async () => { await portal.stop() })

it('a manager of a new shop sees what is still to be set up, until it is', async () => {
  const page = await portal.tab('manager')
  const panel = page.locator('[data-panel=set-up]')
  const doneOf = (step: string) => panel.locator(`[data-step=${step}]`).getAttribute('data-done')
  await panel.waitFor()
  expect(await panel.getByRole('listitem').count()).toBe(7)
  expect([await doneOf('company'), await doneOf('bank'), await doneOf('people')]).toEqual(['false', 'false', 'true'])
  const { bank: _, ...profile } = exampleShopProfile
  await must(portal.shop.contracts('manager').setShopProfile({ version: 0, body: profile }))
  await page.reload()
  await panel.waitFor()
  expect([await doneOf('company'), await doneOf('bank')]).toEqual(['true', 'false'])
  await panel.getByRole('link', { name: 'Rates and margin' }).click()
  await page.waitForURL('**/settings/prices')
  await page.goto(`${portal.address}/`)
  await panel.getByRole('button', { name: 'Put the set-up away' }).click()
  await panel.waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Undo' }).click()
  await panel.waitFor()
})

it('nobody else is asked to set the shop up', async () => {
  const page = await portal.tab('planner')
  await whole(page)
  expect(await page.locator('[data-panel=set-up]').count()).toBe(0)
})

it('a tour that was put away comes back by one’s own menu', async () => {
  const page = await portal.tab('inspector')
  const tour = page.locator('[data-panel=tour]')
  await tour.getByRole('button', { name: 'Dismiss for good' }).click()
  await tour.waitFor({ state: 'detached' })
  await page.goto(`${portal.address}/orders`)
  await page.locator('header button').last().click()
  await page.getByRole('menuitem', { name: 'Show the tour' }).click()
  await page.waitForURL(`${portal.address}/`)
  await tour.waitFor()
})
