import type { Cause } from '#shared/kernel/cause.ts'
import { find, notFound } from '#shared/kernel/change.ts'
import type { Ports } from '#shared/kernel/ports.ts'
import type { Loaded } from '#shared/kernel/repository.ts'
import { refuse, type Refusal, type Result } from '#shared/kernel/result.ts'
import { hiddenFrom } from '../domain/plan-shown.ts'
import type { Plan } from '../plan-view.ts'
import { plans } from '../plans.ts'

/** A plan for those who may see it. Customers do not see drafts; of one that follows changes they asked for they hear that it is coming. */
export const visiblePlan = async (call: { readonly cause: Cause }, ports: Ports, planId: string): Promise<Result<Loaded<Plan>, Refusal>> => {
  const found = await find(call, ports, plans, planId)
  if (!found.ok) return found
  const { state: plan } = found.value
  const { revision } = plan.content
  if (!hiddenFrom(call.cause.actor, plan)) return found
  return revision === 1 ? notFound('plan', plan.planId) : refuse('plan-in-revision', { revision })
}
