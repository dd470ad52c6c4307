import { attempt, replyOf } from '#shared/kernel/change.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import { ok } from '#shared/kernel/result.ts'
import type { quoting } from '../contract.ts'
import { revise } from '../domain/plan.ts'
import { plans } from '../plans.ts'
import { planInRequest } from './live-plan.ts'

export const revisePlan: Handler<typeof quoting, 'revisePlan'> = (call, ports) =>
  attempt(call, ports, async () => {
    const found = await planInRequest(call, ports, call.params.planId)
    if (!found.ok) return found
    const { plan, rfq, live } = found.value
    const decision = revise(plan.state, rfq.state, live?.state, call.body, ports.clock.now())
    if (!decision.ok) return decision
    const staged = plans.stage(plan.version, decision.value)
    return ok({ staged: [staged], reply: replyOf(decision.value.next, staged.version) })
  })
