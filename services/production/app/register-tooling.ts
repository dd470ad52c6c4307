import { create, find, name } from '#shared/kernel/change.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import type { production } from '../contract.ts'
import { register } from '../domain/tooling.ts'
import { personOf } from './person.ts'
import { toolings } from '../toolings.ts'
import { workOrders } from '../work-orders.ts'

export const registerTooling: Handler<typeof production, 'registerTooling'> = async (call, ports) => {
  const order = await find(call, ports, workOrders, call.params.workOrderId)
  if (!order.ok) return order
  const { id, number } = await name(ports, 'tooling')
  return create(call, ports, toolings, register(order.value.state, { ...call.body, toolingId: id, number, by: personOf(call.cause.actor) }, ports.clock.now()))
}
