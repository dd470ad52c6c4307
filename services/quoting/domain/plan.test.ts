import { describe, expect, it } from 'vitest'
import { contentHash } from '#shared/kernel/hash.ts'
import { addDays } from '#shared/vocabulary/time.ts'
import { examplePlan } from '../examples.ts'
import type { PlanInput } from '../plan-input.ts'
import { Plan as PlanSchema, type Plan } from '../plan-view.ts'
import { accepted, buyer, draftedPlan, file, inReview, next, now, planNamed, quoted, refusal, sales, submitted, submittedPlan, told } from '../test/states.ts'
import { attach } from './attach.ts'
import { approve, choose, chosen, draft, reject, requestChanges, revise, standing, submit, supersede, withdrawn } from './plan.ts'
import { shownTo } from './plan-shown.ts'
import { answer } from './requirements.ts'

const { contentHash: hash, validUntil } = submittedPlan()
const said = { by: buyer, reason: 'Faster, please.' }
const fixed = { contentHash: hash, validDays: 30 }
const approved = (): Plan => next(approve(submittedPlan(), { by: buyer, contentHash: hash }, now))
const sentBack = (): Plan => next(requestChanges(submittedPlan(), said, now))
const rejected = (): Plan => next(reject(submittedPlan(), said, now))
const expired = (): Plan => standing(submittedPlan(), validUntil)
const superseded = (): Plan => next(supersede(submittedPlan(), planNamed('2'), now))
const states = (): Plan[] => [draftedPlan(), submittedPlan(), sentBack(), approved(), rejected(), expired(), superseded()]
const outcome = (command: (plan: Plan) => Parameters<typeof refusal>[0]) => Object.fromEntries(states().map((plan) => [plan.status, refusal(command(plan)) ?? 'done']))

describe('drafting', () => {
  it('takes what the customer asked for from the request, and every wished quantity into the breaks', () => {
    const { content, traces, exportClass } = draftedPlan(accepted(), { ...examplePlan, quantity: 30 })
    expect(content).toMatchObject({ material: 'EN AW-6082 T6', toleranceClass: 'ISO 2768-m', revision: 1, exceptions: [], documents: [{ name: 'drawing.dwg' }] })
    expect(content.breaks.map(({ quantity }) => quantity)).toEqual([20, 30, 50, 100])
    expect(traces.map(({ quantity, total, unitPrice }) => ({ quantity, unitPrice, total })).toSorted((a, b) => a.quantity - b.quantity)).toEqual(content.breaks)
    expect(content.total).toEqual(traces[0]?.total)
    expect(exportClass).toBe('confidential')
  })

  it('puts exceptions into what the customer approves', () => {
    const rfq = next(answer(accepted(), 4, { answer: 'except', exception: '12 µm at least.' }, sales, now))
    expect(draftedPlan(rfq).content.exceptions).toEqual([{ line: 4, requirement: 'Anodised, natural, 10 µm', exception: '12 µm at least.' }])
  })

  it('is offered in the currency the customer pays in, and says by which rate', () => {
    const exchange = { currency: 'USD', rate: '1.0832', on: now.slice(0, 10), source: 'ECB' }
    const inDollars = (on: string): PlanInput => ({ ...examplePlan, price: { ...examplePlan.price, exchange: { ...exchange, on } } })
    const { content } = draftedPlan(accepted(), inDollars(exchange.on))
    expect(content.exchange).toEqual({ from: 'EUR', to: 'USD', rate: '1.0832', on: exchange.on, source: 'ECB' })
    const amounts = [content, ...content.breaks, ...content.leadTimes ?? []].flatMap(({ unitPrice, total }) => [unitPrice.currency, total.currency])
    expect([...new Set(amounts)]).toEqual(['USD'])
    expect(refusal(draft(planNamed('2'), inReview(), undefined, inDollars(addDays(now, 2).slice(0, 10)), now))).toBe('exchange-from-future /price/exchange/on')
  })

  it('begins with the review and ends with an approval', () => {
    expect(told(draft(planNamed('2'), inReview(), undefined, examplePlan, now))).toEqual(['PlanDrafted'])
    expect(refusal(draft(planNamed('2'), submitted(), undefined, examplePlan, now))).toBe('request-not-in-review')
    expect(refusal(draft(planNamed('2'), quoted(), approved(), examplePlan, now))).toBe('plan-already-approved')
    expect(told(draft(planNamed('2'), quoted(), rejected(), examplePlan, now))).toEqual(['PlanDrafted'])
  })

  it('refuses what contradicts itself, and what no event could carry', () => {
    expect(refusal(draft(planNamed('2'), inReview(), undefined, { ...examplePlan, price: { ...examplePlan.price, rates: [] } }, now))).toBe('rate-missing /routing/0/workCentre')
    const [operation] = examplePlan.routing
    const verbose: PlanInput = { ...examplePlan, routing: Array.from({ length: 90 }, (_, index) => ({ ...operation, name: 'Saw', workCentre: 'SAW-1', performer: 'manufacturer' as const, setupSeconds: 1, cycleSeconds: 1, sequence: index + 1, instructions: 'x'.repeat(2000) })), price: { ...examplePlan.price, outside: [] } }
    expect(refusal(draft(planNamed('2'), inReview(), undefined, verbose, now))).toBe('plan-too-large')
  })

  it('fits the stored schema in every state', () => {
    for (const plan of states()) expect(PlanSchema.parse(plan)).toEqual(plan)
  })
})

describe('a plan that departs from what was asked', () => {
  const elsewhere: PlanInput = { ...examplePlan, delivery: { ...examplePlan.delivery, incoterm: 'EXW' }, packaging: { ...examplePlan.packaging, piecesPerPackage: 5 } }
  const lineOf = (kind: string): number => accepted().requirements.find((each) => each.kind === kind)?.line ?? 0
  const excepting = (...kinds: readonly string[]) => kinds.reduce((rfq, kind) => next(answer(rfq, lineOf(kind), { answer: 'except', exception: 'As agreed by telephone.' }, sales, now)), accepted())
  const told = (rfq: ReturnType<typeof accepted>) => submit(draftedPlan(rfq, elsewhere), rfq, undefined, fixed, now)

  it('goes out only with an exception on each line that it departs from', () => {
    expect(told(accepted())).toMatchObject({ ok: false, error: { code: 'plan-departs', params: { lines: `${lineOf('delivery')}, ${lineOf('packaging')}` } } })
    expect(told(excepting('delivery'))).toMatchObject({ ok: false, error: { params: { lines: String(lineOf('packaging')) } } })
    expect(told(excepting('delivery', 'packaging')).ok).toBe(true)
  })
})

describe('choosing another offer', () => {
  const pick = (plan: Plan, choice: Parameters<typeof chosen>[2], rfq = quoted(), at = now) => {
    const worked = chosen(plan, rfq, choice, at)
    return worked.ok ? choose(plan, worked.value, contentHash(worked.value.content), at) : worked
  }

  it('is the next revision, before the customer at once, at the price that was offered and valid no longer', () => {
    const before = submittedPlan()
    const offered = before.content.leadTimes?.[0]
    expect(offered).toMatchObject({ days: 14 })
    const decision = pick(before, { leadTimeDays: 14 }, quoted(), addDays(now, 3))
    expect(told(decision)).toEqual(['PlanOfferChosen', 'PlanSubmitted'])
    const after = next(decision)
    expect(after).toMatchObject({ status: 'Submitted', validUntil: before.validUntil, submittedAt: addDays(now, 3), content: { revision: 2, leadTimeDays: 14, unitPrice: offered?.unitPrice, total: offered?.total } })
    expect('contentHash' in after && after.contentHash).toBe(contentHash(after.content))
    expect(after.content.leadTimes).toEqual([{ days: 28, unitPrice: before.content.unitPrice, total: before.content.total }])
    expect(refusal(approve(after, { by: buyer, contentHash: before.contentHash }, now))).toBe('plan-hash-differs /contentHash')
    const back = next(pick(after, { leadTimeDays: 28 }))
    expect(back.content).toEqual({ ...before.content, revision: 3 })
  })

  it('takes any quantity that stands in it, and both at once', () => {
    const before = submittedPlan()
    const offered = before.content.breaks.find(({ quantity }) => quantity === 50)
    const after = next(pick(before, { quantity: 50 }))
    expect(after.content).toMatchObject({ quantity: 50, unitPrice: offered?.unitPrice, total: offered?.total, leadTimeDays: 28 })
    expect(after.content.breaks).toEqual(before.content.breaks)
    expect(next(pick(before, { quantity: 50, leadTimeDays: 14 })).content.total).toEqual(after.content.leadTimes?.[0]?.total)
  })

  it('changes nothing where it is what is before them already', () => {
    const before = submittedPlan()
    const decision = pick(before, { quantity: 20, leadTimeDays: 28 })
    expect([told(decision), next(decision)]).toEqual([[], before])
  })

  it('refuses what is not offered, whatever the plan is made from having changed, and plans that are not before the customer', () => {
    expect(refusal(pick(submittedPlan(), { quantity: 21 }))).toBe('quantity-not-offered /quantity')
    expect(refusal(pick(submittedPlan(), { leadTimeDays: 3 }))).toBe('lead-time-not-offered /leadTimeDays')
    expect(refusal(pick(submittedPlan(), { quantity: 50 }, next(answer(accepted(), 1, { answer: 'except', exception: 'T651.' }, sales, now))))).toBe('plan-outdated')
    expect(outcome((plan) => pick(plan, { quantity: 50 }))).toEqual({
      Draft: 'plan-not-submitted', Submitted: 'done', ChangesRequested: 'plan-not-submitted', Approved: 'plan-already-approved', Rejected: 'plan-not-submitted', Expired: 'plan-expired', Superseded: 'plan-not-submitted',
    })
  })

  it('is offered by the shop once for each lead time', () => {
    const { price } = examplePlan
    expect(refusal(draft(planNamed('2'), inReview(), undefined, { ...examplePlan, price: { ...price, leadTimes: [{ days: 7, share: 100 }, { days: 7, share: 200 }] } }, now))).toBe('lead-times-repeat /price/leadTimes/1/days')
  })
})

describe('transitions', () => {
  it('submits drafts only, unless another plan is approved or the request has changed', () => {
    expect(told(submit(draftedPlan(), accepted(), undefined, fixed, now))).toEqual(['PlanSubmitted'])
    expect(outcome((plan) => submit(plan, accepted(), undefined, fixed, now))).toEqual({
      Draft: 'done', Submitted: 'plan-not-draft', ChangesRequested: 'plan-not-draft', Approved: 'plan-not-draft', Rejected: 'plan-not-draft', Expired: 'plan-not-draft', Superseded: 'plan-not-draft',
    })
    expect(refusal(submit(draftedPlan(), quoted(), approved(), fixed, now))).toBe('plan-already-approved')
    expect(refusal(submit(draftedPlan(), next(attach(accepted(), file('more.dwg'), buyer, now)), undefined, fixed, now))).toBe('plan-outdated')
    expect(refusal(submit(draftedPlan(), next(answer(accepted(), 1, { answer: 'except', exception: 'T651.' }, sales, now)), undefined, fixed, now))).toBe('plan-outdated')
  })

  it.each([
    ['approves', (plan: Plan) => approve(plan, { by: buyer, contentHash: hash }, now), ['PlanApproved']],
    ['sends back', (plan: Plan) => requestChanges(plan, said, now), ['PlanChangesRequested']],
    ['turns down', (plan: Plan) => reject(plan, said, now), ['PlanRejected']],
  ] as const)('%s only what is before the customer', (_, command, events) => {
    expect(told(command(submittedPlan()))).toEqual(events)
    expect(outcome(command)).toEqual({
      Draft: 'plan-not-submitted', Submitted: 'done', ChangesRequested: 'plan-not-submitted', Approved: 'plan-already-approved', Rejected: 'plan-not-submitted', Expired: 'plan-expired', Superseded: 'plan-not-submitted',
    })
  })

  it('approves exactly this hash, until and not including validUntil', () => {
    expect(refusal(approve(submittedPlan(), { by: buyer, contentHash: '0'.repeat(64) }, now))).toBe('plan-hash-differs /contentHash')
    expect(validUntil).toBe(addDays(now, 30))
    expect(told(approve(submittedPlan(), { by: buyer, contentHash: hash }, new Date(Date.parse(validUntil) - 1).toISOString()))).toEqual(['PlanApproved'])
    expect(refusal(approve(submittedPlan(), { by: buyer, contentHash: hash }, validUntil))).toBe('plan-expired')
    expect(hash).toBe(contentHash(submittedPlan().content))
  })

  it('revises a draft in place, and what was sent back or has expired as the next revision', () => {
    const again = (plan: Plan, at = now) => revise(plan, quoted(), undefined, { ...examplePlan, leadTimeDays: 14 }, at)
    expect(outcome(again)).toEqual({
      Draft: 'done', Submitted: 'plan-not-revisable', ChangesRequested: 'done', Approved: 'plan-not-revisable', Rejected: 'plan-not-revisable', Expired: 'done', Superseded: 'plan-not-revisable',
    })
    expect([draftedPlan(), sentBack(), expired()].map((plan) => next(again(plan)).content.revision)).toEqual([1, 2, 2])
    expect(told(again(submittedPlan(), validUntil))).toEqual(['PlanExpired', 'PlanRevised'])
    expect(contentHash(next(again(sentBack())).content)).not.toBe(hash)
    expect(refusal(revise(sentBack(), quoted(), approved(), examplePlan, now))).toBe('plan-already-approved')
    expect(refusal(revise(draftedPlan(), submitted(), undefined, examplePlan, now))).toBe('request-not-in-review')
  })

  it('gives way to another plan only while it is undecided', () => {
    expect(states().map((plan) => `${plan.status} → ${next(supersede(plan, planNamed('2'), now)).status}`)).toEqual([
      'Draft → Draft', 'Submitted → Superseded', 'ChangesRequested → Superseded', 'Approved → Approved', 'Rejected → Rejected', 'Expired → Superseded', 'Superseded → Superseded',
    ])
  })

  it('ends with the request its customer withdraws, unless they approved it', () => {
    expect(outcome((plan) => withdrawn(plan, said, now))).toMatchObject({ Approved: 'plan-already-approved', Submitted: 'done', ChangesRequested: 'done' })
    expect([submittedPlan(), sentBack()].map((plan) => told(withdrawn(plan, said, now)))).toEqual([['PlanRejected'], ['PlanRejected']])
    expect([draftedPlan(), rejected(), expired()].map((plan) => told(withdrawn(plan, said, now)))).toEqual([[], [], []])
  })
})

describe('what a customer sees', () => {
  it('is what they are asked to approve, without costs and margin', () => {
    const seen = shownTo({ customerId: 'cus_aurora' }, submittedPlan())
    expect(seen).toMatchObject({ contentHash: contentHash(seen.content), traces: [] })
    expect(JSON.stringify(seen)).not.toContain('margin')
    expect(shownTo({}, submittedPlan()).pricing).toEqual(examplePlan.price)
  })
})
