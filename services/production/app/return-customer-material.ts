import { change } from '#shared/kernel/change.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import type { production } from '../contract.ts'
import { returnMaterial } from '../domain/customer-material.ts'
import { workOrders } from '../work-orders.ts'

export const returnCustomerMaterial: Handler<typeof production, 'returnCustomerMaterial'> = (call, ports) =>
  change(call, ports, workOrders, call.params.workOrderId, (order) => returnMaterial(order, call.body))
