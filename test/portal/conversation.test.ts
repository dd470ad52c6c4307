import { afterAll, beforeAll, expect, it } from 'vitest'
import { change } from '#local/demo/shop.ts'
import { settled } from './browser.ts'
import { openPortal, type Portal } from './open-portal.ts'
import { openRequest } from './requests.ts'

let portal: Portal
beforeAll(async () => { portal = await openPortal() })
afterAll(async () => { await portal.stop() })

it('what is said about a line points to files, old and new, and names people, who see that it is for them', async () => {
  const { shop } = portal
  const { rfqId, orderId } = await openRequest(shop, 'aurora', 'submitted')
  const engineer = shop.quoting('sales-engineer')
  await change(() => engineer.readRequest({ params: { rfqId } }), ({ version }) => engineer.startReview({ params: { rfqId }, version, body: {} }))
  const buyer = await portal.tab('buyer-aurora', `/requests/${rfqId}`)
  await settled(buyer)
  const line = buyer.locator('[data-line="2"]')
  await line.getByRole('button', { name: 'Write about this line' }).click()
  await line.getByLabel('Message').fill('Anodised, please: see the note.')
  await line.getByRole('button', { name: 'Point to a file' }).click()
  await buyer.getByRole('menuitem', { name: 'drawing.dwg' }).click()
  await line.locator('input[type=file]').setInputFiles({ name: 'note.txt', mimeType: 'text/plain', buffer: Buffer.from('AMS-A-8625 type III') })
  await line.getByText('note.txt').waitFor()
  await line.getByRole('button', { name: 'Send message' }).click()
  await line.locator('.mantine-Pill-root').first().waitFor({ state: 'detached' })
  const said = (await engineer.readRequest({ params: { rfqId } }))
  if (!said.ok) throw new Error(said.problem.detail)
  const [message] = said.value.requirements[1]?.conversation ?? []
  expect(message).toMatchObject({ side: 'customer', text: 'Anodised, please: see the note.' })
  expect(message?.files).toEqual(said.value.documents.map(({ sha256 }) => sha256))
  expect(said.value.documents.map(({ name }) => name)).toEqual(['drawing.dwg', 'note.txt'])
  expect(said.value.messages).toEqual([])

  // Whoever looks at the request as a word comes has read it.
  await buyer.goto(`${portal.address}/orders`)
  const desk = await portal.tab('sales-engineer', `/requests/${rfqId}`)
  await settled(desk)
  await desk.locator('[data-line="2"]').getByRole('button', { name: 'note.txt' }).waitFor()
  const panel = desk.locator('[data-panel="messages"]')
  await panel.getByRole('button', { name: 'Name somebody' }).click()
  await desk.getByRole('menuitem', { name: said.value.buyer.name }).click()
  await panel.getByLabel('Message').press('End')
  await panel.getByLabel('Message').pressSequentially('which type?')
  await panel.getByRole('button', { name: 'Send message' }).click()
  await panel.locator('[class*=said]').filter({ hasText: 'which type?' }).waitFor()
  const after = await engineer.readRequest({ params: { rfqId } })
  if (!after.ok) throw new Error(after.problem.detail)
  expect(after.value.messages).toMatchObject([{ side: 'manufacturer', text: `@${said.value.buyer.name} which type?`, mentions: [said.value.buyer.id] }])

  // The order's own page has all of it, in the order it was said; whoever has been there has read it.
  const row = buyer.getByRole('row').filter({ has: buyer.locator(`a[href$="${orderId}"]`) })
  await row.locator('[data-new="1"]').waitFor()
  await row.getByRole('link').first().click()
  const words = buyer.locator('[data-panel="messages"] >> [class*=said]')
  await words.nth(1).waitFor()
  expect(await words.allInnerTexts()).toEqual([expect.stringMatching(/Line 2[^]*Anodised, please: see the note\./), expect.stringMatching(/New[^]*which type\?/)])
  await buyer.goto(`${portal.address}/orders`)
  await row.waitFor()
  expect(await row.locator('[data-new]').count()).toBe(0)
})
