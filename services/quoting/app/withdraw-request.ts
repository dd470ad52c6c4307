import { attempt, find, replyOf } from '#shared/kernel/change.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import { ok } from '#shared/kernel/result.ts'
import type { quoting } from '../contract.ts'
import { withdrawn } from '../domain/plan.ts'
import { withdraw } from '../domain/rfq.ts'
import { plans } from '../plans.ts'
import { rfqs } from '../rfqs.ts'
import { livePlan } from './live-plan.ts'

/** Closes the request and turns down the plan that is before the customer, in one transaction: an approval in between wins or loses, never both. */
export const withdrawRequest: Handler<typeof quoting, 'withdrawRequest'> = (call, ports) => {
  const { id, name } = call.cause.actor
  const said = { by: { id, name }, reason: call.body.reason }
  return attempt(call, ports, async () => {
    const found = await find(call, ports, rfqs, call.params.rfqId)
    if (!found.ok) return found
    const now = ports.clock.now()
    const closed = withdraw(found.value.state, said, now)
    if (!closed.ok) return closed
    const before = await livePlan(call, ports, found.value.state)
    if (!before.ok) return before
    const live = before.value
    const ended = live && withdrawn(live.state, said, now)
    if (ended && !ended.ok) return ended
    const request = rfqs.stage(found.value.version, closed.value)
    const turnedDown = live && ended && ended.value.events.length > 0 ? [plans.stage(live.version, ended.value)] : []
    return ok({ staged: [request, ...turnedDown], reply: replyOf(closed.value.next, request.version) })
  })
}
