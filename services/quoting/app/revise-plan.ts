import { attempt, find, notFound, replyOf } from '#shared/kernel/change.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import { ok } from '#shared/kernel/result.ts'
import type { quoting } from '../contract.ts'
import { revise } from '../domain/plan.ts'
import { plans } from '../plans.ts'
import { rfqs } from '../rfqs.ts'
import { livePlan } from './live-plan.ts'

export const revisePlan: Handler<typeof quoting, 'revisePlan'> = (call, ports) =>
  attempt(call, ports, async () => {
    const found = await find(call, ports, plans, call.params.planId)
    if (!found.ok) return found
    const { state: plan, version } = found.value
    const rfq = await rfqs.load(ports.store, plan.rfqId, call.cause.actor)
    if (!rfq) return notFound('rfq', plan.rfqId)
    const live = await livePlan(call, ports, rfq.state)
    const decision = revise(plan, rfq.state, live?.state, call.body, ports.clock.now())
    if (!decision.ok) return decision
    const staged = plans.stage(version, decision.value)
    return ok({ staged: [staged], reply: replyOf(decision.value.next, staged.version) })
  })
