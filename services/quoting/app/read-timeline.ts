import type { Handler } from '#shared/kernel/implementation.ts'
import { timeline } from '#shared/kernel/list.ts'
import { ok } from '#shared/kernel/result.ts'
import type { quoting } from '../contract.ts'
import { internalFacts } from '../domain/plan.ts'

/** Drafts and their costs are for the shop alone. */
export const readTimeline: Handler<typeof quoting, 'timeline'> = async (call, ports) => {
  const found = await timeline(call, ports)
  if (!found.ok || call.cause.actor.customerId === undefined) return found
  return ok({ body: { ...found.value.body, items: found.value.body.items.filter(({ type }) => !internalFacts.includes(type)) } })
}
