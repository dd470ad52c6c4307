import { find, notFound, replyOf } from '#shared/kernel/change.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import { ok, refuse } from '#shared/kernel/result.ts'
import type { quoting } from '../contract.ts'
import { standing } from '../domain/plan.ts'
import { hiddenFrom, shownTo } from '../domain/plan-shown.ts'
import { plans } from '../plans.ts'

/** A plan as it stands now. Customers do not see drafts; of one that follows changes they asked for they hear that it is coming. */
export const readPlan: Handler<typeof quoting, 'readPlan'> = async (call, ports) => {
  const found = await find(call, ports, plans, call.params.planId)
  if (!found.ok) return found
  const { actor } = call.cause
  const { state: plan, version } = found.value
  const { revision } = plan.content
  if (hiddenFrom(actor, plan)) return revision === 1 ? notFound('plan', plan.planId) : refuse('plan-in-revision', { revision })
  return ok(replyOf(shownTo(actor, standing(plan, ports.clock.now())), version))
}
