import type { Handler } from '#shared/kernel/implementation.ts'
import type { quoting } from '../contract.ts'
import { approve } from '../domain/plan.ts'
import { changePlan } from './change-plan.ts'

export const approvePlan: Handler<typeof quoting, 'approvePlan'> = (call, ports) => {
  const { id, name } = call.cause.actor
  return changePlan(call, ports, call.params.planId, (plan) => approve(plan, { by: { id, name }, ...call.body }, ports.clock.now()))
}
