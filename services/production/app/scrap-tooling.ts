import { attempt, find, look, replyOf } from '#shared/kernel/change.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import { ok } from '#shared/kernel/result.ts'
import type { production } from '../contract.ts'
import { chargedOrder, scrap } from '../domain/tooling.ts'
import { personOf } from './person.ts'
import { toolings } from '../toolings.ts'
import { workOrders } from '../work-orders.ts'

/** The tool and the cost ledger of its order: one transaction. */
export const scrapTooling: Handler<typeof production, 'scrapTooling'> = (call, ports) =>
  attempt(call, ports, async () => {
    const found = await find(call, ports, toolings, call.params.toolingId)
    if (!found.ok) return found
    const { state: tool, version } = found.value
    const order = await look(call, ports, workOrders, chargedOrder(tool))
    if (!order.ok) return order
    const done = scrap(tool, order.value.state, { ...call.body, by: personOf(call.cause.actor) }, ports.clock.now())
    if (!done.ok) return done
    const { tool: scrapped, order: charged } = done.value
    return ok({ staged: [toolings.stage(version, scrapped), workOrders.stage(order.value.version, charged)], reply: replyOf(scrapped.next, version + 1) })
  })
