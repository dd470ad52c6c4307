import type { Handler } from '#shared/kernel/implementation.ts'
import type { quoting } from '../contract.ts'
import { requestChanges } from '../domain/plan.ts'
import { changePlan } from './change-plan.ts'

export const requestPlanChanges: Handler<typeof quoting, 'requestPlanChanges'> = (call, ports) => {
  const { id, name } = call.cause.actor
  return changePlan(call, ports, call.params.planId, (plan) => requestChanges(plan, { by: { id, name }, ...call.body }, ports.clock.now()))
}
