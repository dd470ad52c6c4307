import type { Cause } from '#shared/kernel/cause.ts'
import { attempt, find, replyOf, type Replied } from '#shared/kernel/change.ts'
import type { Ports } from '#shared/kernel/ports.ts'
import type { View } from '#shared/kernel/repository.ts'
import { ok } from '#shared/kernel/result.ts'
import type { PlanDecision } from '../domain/plan.ts'
import { shownTo } from '../domain/plan-shown.ts'
import type { Plan } from '../plan-view.ts'
import { plans } from '../plans.ts'

/** Changes a plan and answers with what this actor may see of it. */
export const changePlan = (call: { readonly cause: Cause }, ports: Ports, planId: string, decide: (plan: Plan) => PlanDecision): Replied<View<Plan>> =>
  attempt(call, ports, async () => {
    const found = await find(call, ports, plans, planId)
    if (!found.ok) return found
    const decision = decide(found.value.state)
    if (!decision.ok) return decision
    const staged = plans.stage(found.value.version, decision.value)
    return ok({ staged: [staged], reply: replyOf(shownTo(call.cause.actor, decision.value.next), staged.version) })
  })
