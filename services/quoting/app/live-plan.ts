import type { Cause } from '#shared/kernel/cause.ts'
import { find, look } from '#shared/kernel/change.ts'
import type { Ports } from '#shared/kernel/ports.ts'
import type { Loaded } from '#shared/kernel/repository.ts'
import { ok, type Refusal, type Result } from '#shared/kernel/result.ts'
import type { Plan } from '../plan-view.ts'
import { plans } from '../plans.ts'
import type { Rfq } from '../rfq-view.ts'
import { rfqs } from '../rfqs.ts'

type By = { readonly cause: Cause }

/** The plan of a request that has been before its customer last, if there is one; a consistent read by key. */
export const livePlan = async (call: By, ports: Ports, rfq: Rfq): Promise<Result<Loaded<Plan> | undefined, Refusal>> =>
  rfq.status === 'Quoted' ? look(call, ports, plans, rfq.planId) : ok(undefined)

type Situation = { readonly plan: Loaded<Plan>; readonly rfq: Loaded<Rfq>; readonly live: Loaded<Plan> | undefined }

/** A plan about to be changed, with all that this depends on: its request, and the plan that has been before the customer last. */
export const planInRequest = async (call: By, ports: Ports, planId: string): Promise<Result<Situation, Refusal>> => {
  const plan = await find(call, ports, plans, planId)
  if (!plan.ok) return plan
  const rfq = await look(call, ports, rfqs, plan.value.state.rfqId)
  if (!rfq.ok) return rfq
  const live = await livePlan(call, ports, rfq.value.state)
  return live.ok ? ok({ plan: plan.value, rfq: rfq.value, live: live.value }) : live
}
