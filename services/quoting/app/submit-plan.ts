import { attempt, replyOf } from '#shared/kernel/change.ts'
import { contentHash } from '#shared/kernel/hash.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import { ok } from '#shared/kernel/result.ts'
import type { quoting } from '../contract.ts'
import { submit, supersede } from '../domain/plan.ts'
import { quote } from '../domain/rfq.ts'
import { plans } from '../plans.ts'
import { rfqs } from '../rfqs.ts'
import { planInRequest } from './live-plan.ts'

/** In one transaction the plan goes before the customer, the request becomes Quoted by it, and the plan before it gives way. */
export const submitPlan: Handler<typeof quoting, 'submitPlan'> = (call, ports) =>
  attempt(call, ports, async () => {
    const found = await planInRequest(call, ports, call.params.planId)
    if (!found.ok) return found
    const { plan: { state: plan, version }, rfq, live } = found.value
    const now = ports.clock.now()
    const submitted = submit(plan, rfq.state, live?.state, { contentHash: contentHash(plan.content), validDays: call.body.validDays }, now)
    if (!submitted.ok) return submitted
    const quoted = quote(rfq.state, plan.planId, now)
    if (!quoted.ok) return quoted
    const older = live && live.state.planId !== plan.planId ? { version: live.version, decision: supersede(live.state, plan, now) } : undefined
    if (older && !older.decision.ok) return older.decision
    const staged = plans.stage(version, submitted.value)
    const gone = older?.decision.ok && older.decision.value.events.length > 0 ? [plans.stage(older.version, older.decision.value)] : []
    return ok({ staged: [staged, rfqs.stage(rfq.version, quoted.value), ...gone], reply: replyOf(submitted.value.next, staged.version) })
  })
