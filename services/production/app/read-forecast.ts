import { look } from '#shared/kernel/change.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import { ok } from '#shared/kernel/result.ts'
import type { production } from '../contract.ts'
import { ScheduleSummary } from '../schedule-view.ts'
import { schedule } from '../schedules.ts'
import { workOrders } from '../work-orders.ts'
import { readSheet } from './schedule-files.ts'

/** What the shop's plan says of one order, to those who may see the order. */
export const readForecast: Handler<typeof production, 'readForecast'> = async (call, ports) => {
  const { workOrderId } = call.params
  const order = await look(call, ports, workOrders, workOrderId)
  if (!order.ok) return order
  const { run } = (await schedule.now(call, ports)).state
  const found = run && (await readSheet(ports, run.summary, ScheduleSummary)).orders.find((each) => each.workOrderId === workOrderId)
  return ok({ body: { workOrderId, firm: found?.firm ?? false, ...(found?.completion !== undefined && { completion: found.completion }), ...(run && found && { plannedAt: run.basis }) } })
}
