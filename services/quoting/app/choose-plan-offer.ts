import { attempt, replyOf, stageChange } from '#shared/kernel/change.ts'
import { contentHash } from '#shared/kernel/hash.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import { ok } from '#shared/kernel/result.ts'
import type { quoting } from '../contract.ts'
import { choose, chosen } from '../domain/plan.ts'
import { shownTo } from '../domain/plan-shown.ts'
import { plans } from '../plans.ts'
import { planInRequest } from './live-plan.ts'

export const choosePlanOffer: Handler<typeof quoting, 'choosePlanOffer'> = (call, ports) =>
  attempt(call, ports, async () => {
    const found = await planInRequest(call, ports, call.params.planId)
    if (!found.ok) return found
    const { plan: loaded, rfq } = found.value
    const { state: plan, version } = loaded
    const now = ports.clock.now()
    const worked = chosen(plan, rfq.state, call.body, now)
    if (!worked.ok) return worked
    const decision = choose(plan, worked.value, contentHash(worked.value.content), now)
    if (!decision.ok) return decision
    const staged = stageChange(plans, loaded, decision.value)
    return ok({ staged, reply: replyOf(shownTo(call.cause.actor, decision.value.next), staged[0]?.version ?? version) })
  })
