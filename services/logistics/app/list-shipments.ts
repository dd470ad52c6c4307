import type { Handler } from '#shared/kernel/implementation.ts'
import { keeping, list } from '#shared/kernel/list.ts'
import type { View } from '#shared/kernel/repository.ts'
import type { logistics } from '../contract.ts'
import type { Shipment } from '../shipment-view.ts'
import { shipments } from '../shipments.ts'

/** Newest first. By order and by customer the page is filtered after reading. */
export const listShipments: Handler<typeof logistics, 'listShipments'> = async (call, ports) => {
  const { orderId, status } = call.query
  const { customerId } = call.cause.actor
  const shown = keeping<View<Shipment>>((each) => status === undefined || each.status === status)
  if (orderId !== undefined) return shown(await list(call, ports, shipments, { index: 'byOrder', partition: `shipment#${orderId}`, descending: true }))
  if (customerId !== undefined) return shown(await list(call, ports, shipments, { index: 'byCustomer', partition: `shipment#${customerId}`, descending: true }))
  return list(call, ports, shipments, { index: 'byStatus', partition: `shipment#${status ?? 'Draft'}`, descending: true })
}
