import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contentHash } from '#shared/kernel/hash.ts'
import { exportClasses } from '#shared/vocabulary/export-class.ts'
import { addDays, type Instant } from '#shared/vocabulary/time.ts'
import { examplePlan, exampleWishes } from '../examples.ts'
import type { PlanInput } from '../plan-input.ts'
import type { Plan } from '../plan-view.ts'
import type { Rfq } from '../rfq-view.ts'
import { acceptAll, buyer, file, next, now, opening, planNamed, sales } from '../test/states.ts'
import { attach } from './attach.ts'
import { approve, choose, chosen, draft, reject, requestChanges, revise, submit as submitPlan, supersede, withdrawn, type PlanEvent } from './plan.ts'
import { answer } from './requirements.ts'
import { open, quote, startReview, submit, withdraw } from './rfq.ts'

/** One request and its plans as the use cases change them, and everything that was ever told about the plans. */
type World = { rfq: Rfq; readonly plans: Map<string, Plan>; now: Instant; readonly told: { readonly at: Instant; readonly event: PlanEvent; readonly named?: string }[] }
type Step = { readonly what: (typeof moves)[number]; readonly plan: number; readonly other: number; readonly days: number }
const moves = ['draft', 'revise', 'submit', 'submit', 'approve', 'approve-older', 'approve-older', 'choose', 'changes', 'reject', 'withdraw', 'wait', 'attach', 'except'] as const
const [, milling] = examplePlan.routing
const small: PlanInput = { ...examplePlan, routing: milling ? [milling] : [], controlPlan: examplePlan.controlPlan.slice(0, 1), price: { ...examplePlan.price, outside: [] } }
const request = (): Rfq => next(startReview(next(submit(next(attach(next(open(opening, { ...exampleWishes, quantities: [20], notes: [] }, now)), file('first.dwg', 'public'), buyer, now)), now)), now))
const said = { by: buyer, reason: 'So.' }

const hashes = ({ told }: World): string[] => told.flatMap(({ event }) => (event.type === 'PlanSubmitted' ? [event.data.contentHash] : []))
const keep = (world: World, decision: ReturnType<typeof approve>, named?: string): boolean => {
  if (!decision.ok) return false
  world.plans.set(decision.value.next.planId, decision.value.next)
  world.told.push(...decision.value.events.map((event) => ({ at: world.now, event, ...(named !== undefined && { named }) })))
  return true
}

const submitOne = (world: World, plan: Plan, live: Plan | undefined, validDays: number): void => {
  const other = live?.planId === plan.planId ? undefined : live
  const quoted = quote(world.rfq, plan.planId, world.now)
  const older = other && supersede(other, plan, world.now)
  if (!quoted.ok || !keep(world, submitPlan(plan, world.rfq, other, { contentHash: contentHash(plan.content), validDays }, world.now))) return
  world.rfq = quoted.value.next
  if (older) keep(world, older)
}

const approveAs = (world: World, plan: Plan, contentHash: string): boolean => keep(world, approve(plan, { by: buyer, contentHash }, world.now), contentHash)

const chooseOther = (world: World, plan: Plan, at: number): void => {
  const { leadTimes = [], breaks } = plan.content
  const worked = chosen(plan, world.rfq, { leadTimeDays: leadTimes[at % Math.max(1, leadTimes.length)]?.days, quantity: breaks[at % Math.max(1, breaks.length)]?.quantity }, world.now)
  if (worked.ok) keep(world, choose(plan, worked.value, contentHash(worked.value.content), world.now))
}

const withdrawAll = (world: World, live: Plan | undefined): void => {
  const closed = withdraw(world.rfq, said, world.now)
  if (closed.ok && (!live || keep(world, withdrawn(live, said, world.now)))) world.rfq = closed.value.next
}

const take = (world: World, { what, plan: index, other, days }: Step): void => {
  const at = world.now
  const plan = [...world.plans.values()].at(index % Math.max(1, world.plans.size))
  const live = world.rfq.status === 'Quoted' ? world.plans.get(world.rfq.planId) : undefined
  const input = { ...small, leadTimeDays: days + 1 }
  if (what === 'wait') world.now = addDays(at, days)
  if (what === 'draft' && world.plans.size < 5) keep(world, draft(planNamed(String(world.plans.size + 1)), world.rfq, live, input, at))
  if (what === 'withdraw' && days > 8) withdrawAll(world, live)
  if (what === 'attach') world.rfq = acceptable(world.rfq, attach(world.rfq, file(`${other}.dwg`, exportClasses[other % 4] ?? 'public'), buyer, at))
  if (what === 'except') world.rfq = acceptable(world.rfq, answer(world.rfq, 4, { answer: 'except', exception: `${other} µm` }, sales, at))
  if (!plan) return
  if (what === 'revise') keep(world, revise(plan, world.rfq, live, input, at))
  if (what === 'submit') submitOne(world, plan, live, days + 1)
  if (what === 'approve' && 'contentHash' in plan) approveAs(world, plan, plan.contentHash)
  if (what === 'approve-older') approveAs(world, plan, hashes(world).at(other % Math.max(1, hashes(world).length)) ?? '')
  if (what === 'choose') chooseOther(world, plan, days)
  if (what === 'changes') keep(world, requestChanges(plan, said, at))
  if (what === 'reject') keep(world, reject(plan, said, at))
}

/** New lines are accepted at once, so that runs reach the interesting part. */
const acceptable = (rfq: Rfq, decision: ReturnType<typeof attach>): Rfq => {
  if (!decision.ok) return rfq
  const { next: at } = decision.value
  return at.requirements.some((line) => line.answer.status === 'Open') ? acceptAll(at) : at
}

const steps = fc.array(fc.record({ what: fc.constantFrom(...moves), plan: fc.nat(9), other: fc.nat(9), days: fc.nat(10) }), { minLength: 10, maxLength: 40 })
const run = (moves: readonly Step[], check: (world: World) => void): World => {
  const world: World = { rfq: acceptAll(request()), plans: new Map(), now, told: [] }
  for (const plan of [0, 1]) take(world, { what: 'draft', plan, other: 0, days: plan })
  for (const move of moves) {
    take(world, move)
    check(world)
  }
  return world
}

describe('invariant 1: a plan is approved once, before it expires, at its latest submitted revision', () => {
  const holds = ({ told, plans }: World): void => {
    expect([...plans.values()].filter(({ status }) => status === 'Submitted' || status === 'Approved').length).toBeLessThanOrEqual(1)
    const approvals = told.flatMap(({ at, event, named }, position) => (event.type === 'PlanApproved' ? [{ at, named, data: event.data, position }] : []))
    expect(approvals.length).toBeLessThanOrEqual(1)
    for (const { at, named, data, position } of approvals) {
      const before = told.slice(0, position).flatMap(({ event }) => (event.type === 'PlanSubmitted' ? [event.data] : []))
      const last = before.at(-1)
      expect(data).toMatchObject({ planId: last?.planId, revision: last?.revision, contentHash: last?.contentHash })
      expect(named).toBe(data.contentHash)
            expect(at < (last?.validUntil ?? '')).toBe(true)
    }
  }

  it('and no other is before its customer, whatever is drafted, revised, submitted, sent back, turned down or waited for', () => {
    fc.assert(fc.property(steps, (moves) => {
      const { told } = run(moves, holds)
      for (const { event } of told) if (event.type === 'PlanApproved') expect(contentHash(event.data.content)).toBe(event.data.contentHash)
    }), { numRuns: 150 })
  })

  it('is put to the test: runs do reach approvals', () => {
    const reached = fc.sample(steps, { numRuns: 30, seed: 1 }).filter((moves) => run(moves, () => undefined).told.some(({ event }) => event.type === 'PlanApproved'))
    expect(reached.length).toBeGreaterThan(3)
  })
})

describe('invariant 14: what is derived is as restricted as the most restricted of its documents', () => {
  const rank = (classes: readonly (typeof exportClasses)[number][]) => Math.max(0, ...classes.map((each) => exportClasses.indexOf(each)))
  it('for the request and every plan', () => {
    fc.assert(fc.property(steps, (moves) => {
      run(moves, ({ rfq, plans }) => {
        expect(exportClasses.indexOf(rfq.exportClass)).toBe(rank(rfq.documents.map(({ exportClass }) => exportClass)))
        for (const plan of plans.values()) expect(exportClasses.indexOf(plan.exportClass)).toBe(rank(plan.content.documents.map(({ exportClass }) => exportClass)))
      })
    }), { numRuns: 40 })
  })
})
