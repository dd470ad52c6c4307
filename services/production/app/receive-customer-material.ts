import { change } from '#shared/kernel/change.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import type { production } from '../contract.ts'
import { receiveMaterial } from '../domain/customer-material.ts'
import { workOrders } from '../work-orders.ts'

export const receiveCustomerMaterial: Handler<typeof production, 'receiveCustomerMaterial'> = (call, ports) =>
  change(call, ports, workOrders, call.params.workOrderId, (order) => receiveMaterial(order, call.body))
