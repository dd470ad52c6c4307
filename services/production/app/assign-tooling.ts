import { change, look } from '#shared/kernel/change.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import type { production } from '../contract.ts'
import { assign } from '../domain/tooling.ts'
import { toolings } from '../toolings.ts'
import { workOrders } from '../work-orders.ts'

export const assignTooling: Handler<typeof production, 'assignTooling'> = async (call, ports) => {
  const order = await look(call, ports, workOrders, call.body.workOrderId)
  if (!order.ok) return order
  return change(call, ports, toolings, call.params.toolingId, (tool) => assign(tool, order.value.state))
}
