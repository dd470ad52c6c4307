import { expect, it } from 'vitest'
import { quoting } from '#services/quoting/contract.ts'
import { logistics } from '#services/logistics/contract.ts'
import { notedMail } from '#shared/testing/noted-mail.ts'
import { approved, delivered, envelope, openShop, value } from './shop.ts'
import type { Sent } from '#shared/kernel/mail.ts'
import type { ExportClass } from '#shared/vocabulary/export-class.ts'

const submitted = (exportClass: ExportClass = 'confidential', version = 1) => ({
  ...envelope('PlanSubmitted', 'pln_9', { planId: 'pln_9', rfqId: 'rfq_9', customerId: 'cus_aurora', customerName: 'Aurora Pumps GmbH', revision: version, contentHash: 'a'.repeat(64), total: { minor: 12_345, currency: 'EUR' }, leadTimeDays: 9, validUntil: '2026-04-02T07:00:00.000Z' }, version),
  actor: { kind: 'user' as const, id: 'planner', name: 'Pia Planner' }, exportClass,
})
const arrived = { ...delivered, actor: { kind: 'partner' as const, id: 'easypost', name: 'EasyPost' } }

/** A shop whose sales engineer has just been told that a plan is approved. */
const opened = async (answer?: () => Sent) => {
  const post = notedMail(answer)
  const shop = await openShop(undefined, post)
  return { shop, letters: () => post.letters.map(({ to, subject }) => `${to}: ${subject}`), post }
}

it('tells the buyer of a plan once, however often the event comes, with no price in it', async () => {
  const { shop, letters, post } = await opened()
  const before = letters().length
  await shop.hear(quoting, submitted(), submitted())
  await shop.hear(quoting, submitted())
  expect(letters().slice(before)).toEqual(['buyer-aurora@throughline.example: A plan waits for your approval'])
  const text = post.letters.at(-1)?.text ?? ''
  expect(text).toContain('https://portal.example/orders/ord_01JD0000000000000000000001')
  expect(text).not.toMatch(/123|EUR|bracket/i)
})

it('tells of what the service reacts to for itself as well, and of what it says itself', async () => {
  const { shop, letters } = await opened()
  expect((await shop.read()).status).toBe('Draft')
  expect(letters()).toEqual(['sales-engineer@throughline.example: A plan is approved; its contract waits to be issued'])
  await shop.hear(quoting, approved())
  expect((await shop.hear(logistics, arrived)).failed).toBe(0)
  expect(letters().slice(1)).toEqual(['buyer-aurora@throughline.example: Goods have been delivered (SHP-000001)'])
  await shop.issue()
  await shop.work()
  expect(letters().slice(2).map((letter) => letter.split(':')[0])).toEqual(['buyer-aurora@throughline.example'])
})

it('of a controlled order says only that something waits', async () => {
  const { shop, post } = await opened()
  await shop.hear(quoting, submitted('military'))
  const letter = post.letters.at(-1)
  expect([letter?.subject, letter?.text.includes('ord_'), letter?.text.includes('plan')]).toEqual(['Something waits for you', false, false])
})

it('tells in the language and only of the kinds that somebody has chosen; what was sent stands in the list of nobody else, for a month', async () => {
  const { shop, letters } = await opened()
  const bea = shop.as('buyer')
  const usual = value(await bea.readNoticeChoices({}))
  expect(usual).toMatchObject({ version: 0, language: 'en', todo: 'at-once', news: 'at-once' })
  const telugu = value(await bea.chooseNotices({ version: usual.version, body: { language: 'te', todo: 'at-once', message: 'at-once', news: 'never' } }))
  await shop.hear(quoting, submitted())
  await shop.hear(logistics, arrived)
  expect(letters().slice(1)).toEqual(['buyer-aurora@throughline.example: ఒక ప్రణాళిక మీ ఆమోదం కోసం వేచి ఉంది'])
  const mine = async () => value(await bea.listNotices({ query: {} })).items
  expect(await mine()).toMatchObject([{ type: 'PlanSubmitted', kind: 'todo', status: 'Sent', orderId: submitted().orderId }])
  expect(value(await shop.as('buyer', 'borealis').listNotices({ query: {} })).items).toEqual([])
  value(await bea.chooseNotices({ version: telugu.version, body: { language: 'te', todo: 'never', message: 'never', news: 'never' } }))
  await shop.hear(quoting, submitted('confidential', 2))
  expect(letters()).toHaveLength(2)
  shop.clock.advance(31 * 86_400)
  expect(await mine()).toEqual([])
})

it('notes an address that is refused, and asks again under the same key when nobody answers', async () => {
  const answers: Sent[] = ['refused']
  const { shop, letters, post } = await opened(() => answers.shift() ?? 'accepted')
  expect(value(await shop.as('sales-engineer').listNotices({ query: {} })).items).toMatchObject([{ type: 'PlanApproved', status: 'Refused' }])
  answers.push('unknown')
  expect(await shop.hear(quoting, submitted())).toEqual({ failed: 1 })
  expect(value(await shop.as('buyer').listNotices({ query: {} })).items).toEqual([])
  expect(await shop.hear(quoting, submitted())).toEqual({ failed: 0 })
  expect(value(await shop.as('buyer').listNotices({ query: {} })).items).toMatchObject([{ status: 'Sent' }])
  expect(letters()).toHaveLength(3)
  expect(post.letters[2]?.key).toBe(post.letters[1]?.key)
})
