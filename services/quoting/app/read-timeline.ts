import type { Handler } from '#shared/kernel/implementation.ts'
import { timeline } from '#shared/kernel/list.ts'
import { ok, refuse } from '#shared/kernel/result.ts'
import { derive } from '#shared/vocabulary/ids.ts'
import type { quoting } from '../contract.ts'
import { clearedRoles, mayHandle } from '../domain/access.ts'
import { internalFacts } from '../domain/plan.ts'
import { rfqs } from '../rfqs.ts'

/** The history tells what the documents say, so it is as restricted as they are; drafts and their costs are for the shop alone. */
export const readTimeline: Handler<typeof quoting, 'timeline'> = async (call, ports) => {
  const { actor } = call.cause
  const rfq = await rfqs.load(ports.store, derive('rfq', call.params.orderId), actor)
  if (rfq && !mayHandle(actor, rfq.state.exportClass)) return refuse('forbidden', { roles: clearedRoles })
  const found = await timeline(call, ports)
  if (!found.ok || actor.customerId === undefined) return found
  return ok({ body: { ...found.value.body, items: found.value.body.items.filter(({ type }) => !internalFacts.includes(type)) } })
}
