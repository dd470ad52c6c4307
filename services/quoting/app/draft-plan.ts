import { attempt, find, name, replyOf } from '#shared/kernel/change.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import { ok } from '#shared/kernel/result.ts'
import type { quoting } from '../contract.ts'
import { draft } from '../domain/plan.ts'
import { plans } from '../plans.ts'
import { rfqs } from '../rfqs.ts'
import { livePlan } from './live-plan.ts'

export const draftPlan: Handler<typeof quoting, 'draftPlan'> = async (call, ports) => {
  const { id: planId, number } = await name(ports, 'plan')
  return attempt(call, ports, async () => {
    const rfq = await find(call, ports, rfqs, call.params.rfqId)
    if (!rfq.ok) return rfq
    const live = await livePlan(call, ports, rfq.value.state)
    if (!live.ok) return live
    const decision = draft({ planId, number }, rfq.value.state, live.value?.state, call.body, ports.clock.now())
    if (!decision.ok) return decision
    const staged = plans.stage(0, decision.value)
    return ok({ staged: [staged], reply: replyOf(decision.value.next, staged.version) })
  })
}
