import { replyOf } from '#shared/kernel/change.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import { ok } from '#shared/kernel/result.ts'
import type { quoting } from '../contract.ts'
import { standing } from '../domain/plan.ts'
import { shownTo } from '../domain/plan-shown.ts'
import { visiblePlan } from './visible-plan.ts'

/** A plan as it stands now. */
export const readPlan: Handler<typeof quoting, 'readPlan'> = async (call, ports) => {
  const found = await visiblePlan(call, ports, call.params.planId)
  if (!found.ok) return found
  const { state: plan, version } = found.value
  return ok(replyOf(shownTo(call.cause.actor, standing(plan, ports.clock.now())), version))
}
