import { change } from '#shared/kernel/change.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import type { production } from '../contract.ts'
import { scrapMaterial } from '../domain/customer-material.ts'
import { workOrders } from '../work-orders.ts'

export const scrapCustomerMaterial: Handler<typeof production, 'scrapCustomerMaterial'> = (call, ports) =>
  change(call, ports, workOrders, call.params.workOrderId, (order) => scrapMaterial(order, call.body))
