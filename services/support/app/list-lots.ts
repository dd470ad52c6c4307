import type { Handler } from '#shared/kernel/implementation.ts'
import { keeping, list } from '#shared/kernel/list.ts'
import type { View } from '#shared/kernel/repository.ts'
import type { Lot } from '../lot-view.ts'
import type { support } from '../contract.ts'
import { lots } from '../lots.ts'

/** Newest first. By order and by customer the page is filtered after reading: it may hold fewer than asked for, and still have a next one. */
export const listLots: Handler<typeof support, 'listLots'> = async (call, ports) => {
  const { customerId } = call.cause.actor
  const { whereabouts, orderId } = call.query
  const shown = keeping<View<Lot>>((each) => whereabouts === undefined || each.whereabouts === whereabouts)
  if (orderId !== undefined) return shown(await list(call, ports, lots, { index: 'byOrder', partition: `lot#${orderId}`, descending: true }))
  if (customerId !== undefined) return shown(await list(call, ports, lots, { index: 'byCustomer', partition: `lot#${customerId}`, descending: true }))
  return list(call, ports, lots, { index: 'byStatus', partition: `lot#${whereabouts ?? 'Shipped'}`, descending: true })
}
