import { attempt, find, look, replyOf } from '#shared/kernel/change.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import { ok } from '#shared/kernel/result.ts'
import type { production } from '../contract.ts'
import { follow } from '../domain/follow.ts'
import { merge } from '../domain/merge.ts'
import { heatUses } from '../heat-uses.ts'
import { lots } from '../lots.ts'
import { workOrders } from '../work-orders.ts'

/** Both lots, their order and the heats that are new to the lot that stays: one transaction. Answers with the lot that stays. */
export const mergeLots: Handler<typeof production, 'mergeLots'> = (call, ports) =>
  attempt(call, ports, async () => {
    const found = await find(call, ports, lots, call.params.lotId)
    if (!found.ok) return found
    const other = await look(call, ports, lots, call.body.lotId)
    if (!other.ok) return other
    const { state: into, version } = found.value
    const of = await look(call, ports, workOrders, into.workOrderId)
    if (!of.ok) return of
    const [from, order, now] = [other.value, of.value, ports.clock.now()]
    const done = merge(into, from.state, now)
    if (!done.ok) return done
    const less = follow(order.state, from.state, done.value.from, now)
    const more = follow(less.next, into, done.value.into, now)
    const heats = done.value.heats.map((next) => heatUses.stage(0, { next, events: [] }))
    const orders = workOrders.stage(order.version, { next: more.next, events: [...less.events, ...more.events] })
    return ok({ staged: [lots.stage(version, done.value.into), lots.stage(from.version, done.value.from), ...heats, orders], reply: replyOf(done.value.into.next, version + 1) })
  })
