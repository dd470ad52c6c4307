import { describe, expect, it } from 'vitest'
import { contentHash } from '#shared/kernel/hash.ts'
import { quoting } from '../contract.ts'
import { examplePlan } from '../examples.ts'
import { accepted, problem, shop, submittedPlan, value } from './shop.ts'

describe('from request to approved plan', () => {
  it('carries a part from its STEP file to a plan approved by its hash, and tells the others', async () => {
    const at = shop()
    const plan = await submittedPlan(at)
    expect(plan.contentHash).toBe(contentHash(plan.content))
    expect((await value(at.as('buyer').readRequest({ params: { rfqId: plan.rfqId } }))).status).toBe('Quoted')
    const approved = await value(at.as('buyer').approvePlan({ params: { planId: plan.planId }, version: plan.version, body: { contentHash: plan.contentHash } }))
    expect(approved).toMatchObject({ status: 'Approved', approver: { name: 'Bea Buyer' } })
    const types = (await at.published()).map(({ type }) => type)
    expect(types).toEqual(['MeasurementRequested', 'RequirementsSubmitted', 'PlanSubmitted', 'PlanApproved'])
    const last = (await at.published()).at(-1)
    const { content } = quoting.events.PlanApproved.data.parse(last?.data)
    expect(contentHash(content)).toBe(plan.contentHash)
  })

  it('prices every wished quantity and the planned one, and shows costs to the shop alone', async () => {
    const at = shop()
    const plan = await submittedPlan(at)
    expect(plan.content.breaks.map(({ quantity }) => quantity)).toEqual([20, 50, 100])
    expect(plan.traces).toHaveLength(3)
    const seen = await value(at.as('buyer').readPlan({ params: { planId: plan.planId } }))
    expect(seen.traces).toEqual([])
    expect(seen.pricing).toBeUndefined()
    expect(seen.content).toEqual(plan.content)
    const history = await value(at.as('buyer').timeline({ params: { orderId: plan.orderId } }))
    expect(history.items.map(({ type }) => type)).toContain('PlanSubmitted')
    expect(JSON.stringify(history)).not.toContain('margin')
  })

  it('hides a draft from its customer, and finds plans by request, status and customer', async () => {
    const at = shop()
    const { rfqId } = await accepted(at)
    const draft = await value(at.as('planner').draftPlan({ params: { rfqId }, body: examplePlan }))
    expect(await problem(at.as('buyer').readPlan({ params: { planId: draft.planId } }))).toBe('404 not-found')
    expect((await value(at.as('buyer').listPlans({ params: { rfqId } }))).items).toEqual([])
    expect((await value(at.as('planner').listPlans({ params: { rfqId } }))).items).toHaveLength(1)
    await value(at.as('planner').submitPlan({ params: { planId: draft.planId }, version: 1, body: { validDays: 5 } }))
    expect((await value(at.as('manager').findPlans({}))).items.map(({ planId }) => planId)).toEqual([draft.planId])
    expect((await value(at.as('buyer').findPlans({ query: { status: 'Submitted' } }))).items).toHaveLength(1)
    expect((await value(at.as('buyer', 'borealis').findPlans({}))).items).toEqual([])
  })

  it('sends a plan back, takes the next revision, and refuses the hash of the first', async () => {
    const at = shop()
    const plan = await submittedPlan(at)
    const params = { planId: plan.planId }
    const back = await value(at.as('buyer').requestPlanChanges({ params, version: plan.version, body: { reason: 'Faster, please.' } }))
    const revised = await value(at.as('planner').revisePlan({ params, version: back.version, body: { ...examplePlan, leadTimeDays: 14 } }))
    expect(revised).toMatchObject({ status: 'Draft', content: { revision: 2 } })
    expect(await problem(at.as('buyer').readPlan({ params }))).toBe('409 plan-in-revision')
    const again = await value(at.as('planner').submitPlan({ params, version: revised.version, body: { validDays: 30 } }))
    expect(await problem(at.as('buyer').approvePlan({ params, version: again.version, body: { contentHash: plan.contentHash } }))).toBe('422 plan-hash-differs')
  })

  it('lets the customer choose another offer without asking: the next revision, to be approved by its own hash', async () => {
    const at = shop()
    const plan = await submittedPlan(at)
    const params = { planId: plan.planId }
    const offered = plan.content.leadTimes?.[0]
    expect(await problem(at.as('planner').choosePlanOffer({ params, version: plan.version, body: { quantity: 50 } }))).toBe('403 forbidden')
    expect(await problem(at.as('buyer', 'borealis').choosePlanOffer({ params, version: plan.version, body: { quantity: 50 } }))).toBe('404 not-found')
    const chosen = await value(at.as('buyer').choosePlanOffer({ params, version: plan.version, body: { leadTimeDays: 14 } }))
    expect(chosen).toMatchObject({ status: 'Submitted', validUntil: plan.validUntil, traces: [], content: { revision: 2, leadTimeDays: 14, total: offered?.total } })
    expect(chosen).not.toHaveProperty('pricing')
    expect(await value(at.as('buyer').choosePlanOffer({ params, version: chosen.version, body: { leadTimeDays: 14 } }))).toEqual(chosen)
    expect(await problem(at.as('buyer').approvePlan({ params, version: chosen.version, body: { contentHash: plan.contentHash } }))).toBe('422 plan-hash-differs')
    const approved = await value(at.as('buyer').approvePlan({ params, version: chosen.version, body: { contentHash: 'contentHash' in chosen ? chosen.contentHash : '' } }))
    expect(approved).toMatchObject({ status: 'Approved', content: { total: offered?.total } })
  })

  it('supersedes the plan before it, and withdraws with the plan turned down', async () => {
    const at = shop()
    const first = await submittedPlan(at)
    const draft = await value(at.as('planner').draftPlan({ params: { rfqId: first.rfqId }, body: { ...examplePlan, quantity: 30 } }))
    const second = await value(at.as('planner').submitPlan({ params: { planId: draft.planId }, version: 1, body: { validDays: 30 } }))
    expect(await value(at.as('buyer').readPlan({ params: { planId: first.planId } }))).toMatchObject({ status: 'Superseded' })
    expect(await problem(at.as('buyer').approvePlan({ params: { planId: first.planId }, version: first.version + 1, body: { contentHash: first.contentHash } }))).toBe('409 plan-not-submitted')
    const rfq = await value(at.as('buyer').readOrderRequest({ params: { orderId: first.orderId } }))
    await value(at.as('buyer').withdrawRequest({ params: { rfqId: first.rfqId }, version: rfq.version, body: { reason: 'On hold.' } }))
    expect(await value(at.as('buyer').readPlan({ params: { planId: second.planId } }))).toMatchObject({ status: 'Rejected', reason: 'On hold.' })
    expect((await at.published()).at(-1)?.type).toBe('PlanRejected')
  })

  it('approves once: neither twice, nor another plan, nor a withdrawal afterwards', async () => {
    const at = shop()
    const plan = await submittedPlan(at)
    const params = { planId: plan.planId }
    const other = await value(at.as('planner').draftPlan({ params: { rfqId: plan.rfqId }, body: examplePlan }))
    const approved = await value(at.as('buyer').approvePlan({ params, version: plan.version, body: { contentHash: plan.contentHash } }))
    expect(await problem(at.as('buyer').approvePlan({ params, version: approved.version, body: { contentHash: plan.contentHash } }))).toBe('409 plan-already-approved')
    expect(await problem(at.as('planner').submitPlan({ params: { planId: other.planId }, version: 1, body: { validDays: 9 } }))).toBe('409 plan-already-approved')
    const rfq = await value(at.as('buyer').readRequest({ params: { rfqId: plan.rfqId } }))
    expect(await problem(at.as('buyer').withdrawRequest({ params: { rfqId: plan.rfqId }, version: rfq.version, body: { reason: 'No.' } }))).toBe('409 plan-already-approved')
  })

  it('shows a plan as expired once its time is over, and renews it as the next revision', async () => {
    const at = shop()
    const plan = await submittedPlan(at)
    const params = { planId: plan.planId }
    at.clock.set(plan.validUntil)
    expect(await value(at.as('buyer').readPlan({ params }))).toMatchObject({ status: 'Expired' })
    expect(await problem(at.as('buyer').approvePlan({ params, version: plan.version, body: { contentHash: plan.contentHash } }))).toBe('409 plan-expired')
    expect(await value(at.as('planner').revisePlan({ params, version: plan.version, body: examplePlan }))).toMatchObject({ status: 'Draft', content: { revision: 2 } })
  })
})
