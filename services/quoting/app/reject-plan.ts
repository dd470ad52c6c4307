import type { Handler } from '#shared/kernel/implementation.ts'
import type { quoting } from '../contract.ts'
import { reject } from '../domain/plan.ts'
import { changePlan } from './change-plan.ts'

export const rejectPlan: Handler<typeof quoting, 'rejectPlan'> = (call, ports) => {
  const { id, name } = call.cause.actor
  return changePlan(call, ports, call.params.planId, (plan) => reject(plan, { by: { id, name }, ...call.body }, ports.clock.now()))
}
