import { attempt, find, name, look, replyOf } from '#shared/kernel/change.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import { ok } from '#shared/kernel/result.ts'
import type { production } from '../contract.ts'
import { follow } from '../domain/follow.ts'
import { split } from '../domain/split.ts'
import { heatUses } from '../heat-uses.ts'
import { lots } from '../lots.ts'
import { workOrders } from '../work-orders.ts'

/** Answers with the lot that was split; the new one stands in its `splits`. */
export const splitLot: Handler<typeof production, 'splitLot'> = async (call, ports) => {
  const child = await name(ports, 'lot')
  return attempt(call, ports, async () => {
    const found = await find(call, ports, lots, call.params.lotId)
    if (!found.ok) return found
    const { state: lot, version } = found.value
    const of = await look(call, ports, workOrders, lot.workOrderId)
    if (!of.ok) return of
    const order = of.value
    const now = ports.clock.now()
    const done = split(lot, { lotId: child.id, number: child.number, quantity: call.body.quantity }, now)
    if (!done.ok) return done
    const less = follow(order.state, lot, done.value.parent, now)
    const more = follow(less.next, done.value.child.next, done.value.child, now)
    const heats = done.value.heats.map((next) => heatUses.stage(0, { next, events: [] }))
    const orders = workOrders.stage(order.version, { next: more.next, events: [...less.events, ...more.events] })
    return ok({ staged: [lots.stage(version, done.value.parent), lots.stage(0, done.value.child), ...heats, orders], reply: replyOf(done.value.parent.next, version + 1) })
  })
}
