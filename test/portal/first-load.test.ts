import { afterAll, beforeAll, expect, it } from 'vitest'
import { firstLoad, scriptBudget, sumOf } from './first-load.ts'
import { openPortal, type Portal } from './open-portal.ts'
import { openRequest } from './requests.ts'

let portal: Portal
beforeAll(async () => {
  portal = await openPortal()
  await openRequest(portal.shop, 'aurora', 'submitted')
})
afterAll(async () => { await portal.stop() })

it.each(['buyer-aurora', 'manager', 'sales-engineer'])('the first load of %s keeps its budget of script', async (person) => {
  const files = await firstLoad(portal.browser, portal.address, person)
  expect(files.filter(({ sort }) => sort === 'script').length).toBeGreaterThan(3)
  expect(sumOf(files, 'gzip', 'script')).toBeLessThanOrEqual(scriptBudget)
})
