import type { Handler } from '#shared/kernel/implementation.ts'
import { keeping, list } from '#shared/kernel/list.ts'
import type { View } from '#shared/kernel/repository.ts'
import type { Rma } from '../rma-view.ts'
import type { support } from '../contract.ts'
import { rmas } from '../rmas.ts'

/** Newest first. By order and by customer the page is filtered after reading: it may hold fewer than asked for, and still have a next one. */
export const listReturns: Handler<typeof support, 'listReturns'> = async (call, ports) => {
  const { customerId } = call.cause.actor
  const { status, orderId } = call.query
  const shown = keeping<View<Rma>>((each) => status === undefined || each.status === status)
  if (orderId !== undefined) return shown(await list(call, ports, rmas, { index: 'byOrder', partition: `rma#${orderId}`, descending: true }))
  if (customerId !== undefined) return shown(await list(call, ports, rmas, { index: 'byCustomer', partition: `rma#${customerId}`, descending: true }))
  return list(call, ports, rmas, { index: 'byStatus', partition: `rma#${status ?? 'Requested'}`, descending: true })
}
