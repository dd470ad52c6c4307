import { attempt, find, name, replyOf } from '#shared/kernel/change.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import { ok } from '#shared/kernel/result.ts'
import type { production } from '../contract.ts'
import type { Named } from '../domain/lot.ts'
import { release } from '../domain/release.ts'
import { heatUses } from '../heat-uses.ts'
import { lots } from '../lots.ts'
import { personOf } from './person.ts'
import { workOrders } from '../work-orders.ts'

/** The order, its lots (ten at most) and their heats are written in one transaction. */
export const releaseWorkOrder: Handler<typeof production, 'releaseWorkOrder'> = async (call, ports) => {
  const named: Named[] = []
  return attempt(call, ports, async () => {
    const found = await find(call, ports, workOrders, call.params.workOrderId)
    if (!found.ok) return found
    if (named.length === 0) for (const lot of call.body.lots) {
      const { id, number } = await name(ports, 'lot')
      named.push({ ...lot, lotId: id, number })
    }
    const released = release(found.value.state, named, personOf(call.cause.actor), ports.clock.now())
    if (!released.ok) return released
    const { order, lots: made } = released.value
    const staged = made.flatMap(({ lot, heats }) => [lots.stage(0, lot), ...heats.map((next) => heatUses.stage(0, { next, events: [] }))])
    return ok({ staged: [workOrders.stage(found.value.version, order), ...staged], reply: replyOf(order.next, found.value.version + 1) })
  })
}
