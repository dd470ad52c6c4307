import { change, notFound } from '#shared/kernel/change.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import type { production } from '../contract.ts'
import { assign } from '../domain/tooling.ts'
import { toolings } from '../toolings.ts'
import { workOrders } from '../work-orders.ts'

export const assignTooling: Handler<typeof production, 'assignTooling'> = async (call, ports) => {
  const order = await workOrders.load(ports.store, call.body.workOrderId, call.cause.actor)
  if (!order) return notFound('workOrder', call.body.workOrderId)
  return change(call, ports, toolings, call.params.toolingId, (tool) => assign(tool, order.state))
}
