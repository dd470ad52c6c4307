import type { Handler } from '#shared/kernel/implementation.ts'
import { list } from '#shared/kernel/list.ts'
import type { logistics } from '../contract.ts'
import { shipments } from '../shipments.ts'

export const listShipments: Handler<typeof logistics, 'listShipments'> = (call, ports) => {
  const { orderId, status } = call.query
  const { customerId } = call.cause.actor
  const by = orderId !== undefined ? { index: 'byOrder', partition: `shipment#${orderId}` }
    : customerId !== undefined ? { index: 'byCustomer', partition: `shipment#${customerId}` }
    : { index: 'byStatus', partition: `shipment#${status ?? 'Draft'}` }
  return list(call, ports, shipments, { ...by, descending: true })
}
