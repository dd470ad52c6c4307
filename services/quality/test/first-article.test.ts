import { beforeEach, describe, expect, test } from 'vitest'
import { workshop, type Workshop } from '#shared/testing/scenario.ts'
import { sampleShop } from '#shared/vocabulary/shop-profile.ts'
import { contracts } from '#services/contracts/contract.ts'
import { production } from '#services/production/contract.ts'
import { quoting } from '#services/quoting/contract.ts'
import { quality } from '../contract.ts'
import { completedLot, documents, lotId, planApproved, planHash, released, shopProfileSet } from './heard.ts'
import { qualityService } from '../handlers.ts'
import { qualityWorkers } from '../workers.ts'

let shop: Workshop<typeof quality>
beforeEach(async () => {
  shop = workshop(quality, qualityService, { workers: qualityWorkers, tools: { render: async ({ number }) => new TextEncoder().encode(`%PDF ${number}`) } })
  expect(await shop.hear(quoting, planApproved())).toEqual({ failed: 0 })
  expect(await shop.hear(production, released(), completedLot())).toEqual({ failed: 0 })
})

const must = <T>(answer: { ok: true; value: T } | { ok: false; problem: { code: string; detail: string } }): T => {
  if (!answer.ok) throw new Error(`${answer.problem.code}: ${answer.problem.detail}`)
  return answer.value
}
const inspector = () => shop.as('inspector')
const manager = () => shop.as('manager')
const buyer = () => shop.as('buyer', 'aurora')

const inspect = async (stage: 'receipt' | 'final', last = '25.0') => {
  const opened = must(await inspector().openInspection({ params: { lotId }, body: { stage } }))
  const params = { inspectionId: opened.inspectionId }
  const results = stage === 'receipt' ? [{ kind: 'count' as const, characteristic: 1, inspected: 20, nonconforming: 0 }] : [
    { kind: 'readings' as const, characteristic: 2, values: ['25.000', '25.01', '25.021', '25.004', last], unit: 'mm' as const },
    { kind: 'count' as const, characteristic: 3, inspected: 20, nonconforming: 0 },
  ]
  let { version } = opened
  for (const body of results) version = must(await inspector().recordResult({ params, version, body })).version
  return must(await inspector().completeInspection({ params, version, body: { certificateLocale: 'en' } }))
}
const body = { scope: { kind: 'full' as const, reason: 'first-production' as const }, serialNumber: 'S-001' }

describe('the first article', () => {
  test('goes from the inspector to the customer, and only the customer lets the others know', async () => {
    await inspect('receipt')
    const { inspectionId } = await inspect('final')
    await shop.work()
    const drafted = must(await inspector().draftFirstArticle({ params: { inspectionId }, body }))
    expect(drafted).toMatchObject({ number: 'FAI-000001', status: 'Draft', planHash, documents, organization: sampleShop.name, particulars: { serialNumber: 'S-001' }, rows: [{}, { characteristic: 2, values: ['25.000', '25.01', '25.021', '25.004', '25.0'] }, {}] })
    expect(drafted.faiId).toMatch(/^fai_/)
    const params = { faiId: drafted.faiId }

    const verified = must(await manager().verifyFirstArticle({ params, version: drafted.version, body: {} }))
    expect(await manager().approveFirstArticle({ params, version: verified.version, body: {} })).toMatchObject({ problem: { status: 422, code: 'approver-verified' } })
    expect(await buyer().approveFirstArticleAsCustomer({ params, version: verified.version, body: {} })).toMatchObject({ problem: { code: 'first-article-not-in-status' } })
    const approved = must(await manager().approveFirstArticle({ params, version: verified.version, body: { waiver: 'Only one of us is here.' } }))
    expect(approved).toMatchObject({ status: 'Approved', approval: { waiver: 'Only one of us is here.' } })
    expect((await shop.published()).map(({ type }) => type)).not.toContain('FirstArticleApproved')

    expect(await shop.as('buyer', 'borealis').approveFirstArticleAsCustomer({ params, version: approved.version, body: {} })).toMatchObject({ problem: { status: 404 } })
    const done = must(await buyer().approveFirstArticleAsCustomer({ params, version: approved.version, body: { reference: 'Q-31' } }))
    expect(done).toMatchObject({ status: 'CustomerApproved', customerApproval: { reference: 'Q-31' }, rows: drafted.rows })
    expect((await shop.published()).filter(({ type }) => type === 'FirstArticleApproved')).toMatchObject([{ aggregateId: drafted.faiId, data: { planHash, reportId: drafted.faiId, part: { number: 'AP-4711', revision: 'A' } } }])
    expect(must(await manager().readFirstArticle({ params }))).toEqual(done)
  })

  test('is in the name of the shop that drafted it', async () => {
    await inspect('receipt')
    const { inspectionId } = await inspect('final')
    await shop.hear(contracts, shopProfileSet(1, { name: 'First GmbH' }))
    const { faiId } = must(await inspector().draftFirstArticle({ params: { inspectionId }, body }))
    await shop.hear(contracts, shopProfileSet(2, { name: 'Second GmbH' }))
    expect(must(await manager().readFirstArticle({ params: { faiId } }))).toMatchObject({ organization: 'First GmbH' })
  })

  test('of a failed inspection names its nonconformance and is not approved', async () => {
    await inspect('receipt')
    const { inspectionId } = await inspect('final', '25.030')
    const drafted = must(await inspector().draftFirstArticle({ params: { inspectionId }, body }))
    expect(drafted).toMatchObject({ nonconformance: true, rows: [{}, { verdict: 'nonconforming', nonconformance: 'NCR-000001' }, {}] })
    const params = { faiId: drafted.faiId }
    const verified = must(await inspector().verifyFirstArticle({ params, version: drafted.version, body: {} }))
    expect(await manager().approveFirstArticle({ params, version: verified.version, body: {} })).toMatchObject({ problem: { code: 'characteristic-nonconforming' } })
  })

  test('is listed by lot, by status for the shop, and to its customer only', async () => {
    await inspect('receipt')
    const { inspectionId } = await inspect('final')
    must(await inspector().draftFirstArticle({ params: { inspectionId }, body }))
    expect(must(await manager().listFirstArticles({})).items).toHaveLength(1)
    expect(must(await manager().listFirstArticles({ query: { status: 'Approved' } })).items).toHaveLength(0)
    expect(must(await buyer().listFirstArticles({ query: { status: 'Draft' } })).items).toHaveLength(1)
    expect(must(await buyer().listFirstArticles({ query: { lotId } })).items).toHaveLength(1)
    expect(must(await shop.as('buyer', 'borealis').listFirstArticles({ query: { lotId } }))).toEqual({ items: [] })
    expect(must(await shop.as('buyer', 'borealis').listFirstArticles({})).items).toHaveLength(0)
  })

  test('waits for every stage of the control plan', async () => {
    const { inspectionId } = await inspect('final')
    expect(await inspector().draftFirstArticle({ params: { inspectionId }, body })).toMatchObject({ problem: { code: 'stage-not-passed' } })
  })
})
