import { find, replyOf } from '#shared/kernel/change.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import { ok } from '#shared/kernel/result.ts'
import type { production } from '../contract.ts'
import { workOrders } from '../work-orders.ts'

export const readWorkOrder: Handler<typeof production, 'readWorkOrder'> = async (call, ports) => {
  const found = await find(call, ports, workOrders, call.params.workOrderId)
  return found.ok ? ok(replyOf(found.value.state, found.value.version)) : found
}
