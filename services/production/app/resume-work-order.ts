import { change } from '#shared/kernel/change.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import type { production } from '../contract.ts'
import { resume } from '../domain/work-order.ts'
import { personOf } from './person.ts'
import { workOrders } from '../work-orders.ts'

export const resumeWorkOrder: Handler<typeof production, 'resumeWorkOrder'> = (call, ports) =>
  change(call, ports, workOrders, call.params.workOrderId, (order) => resume(order, { ...call.body, by: personOf(call.cause.actor) }))
