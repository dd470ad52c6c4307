import type { Handler } from '#shared/kernel/implementation.ts'
import { keeping, list } from '#shared/kernel/list.ts'
import type { View } from '#shared/kernel/repository.ts'
import type { Case } from '../case-view.ts'
import type { support } from '../contract.ts'
import { cases } from '../cases.ts'

/** Newest first. By order and by customer the page is filtered after reading: it may hold fewer than asked for, and still have a next one. */
export const listCases: Handler<typeof support, 'listCases'> = async (call, ports) => {
  const { customerId } = call.cause.actor
  const { status, orderId } = call.query
  const shown = keeping<View<Case>>((each) => status === undefined || each.status === status)
  if (orderId !== undefined) return shown(await list(call, ports, cases, { index: 'byOrder', partition: `case#${orderId}`, descending: true }))
  if (customerId !== undefined) return shown(await list(call, ports, cases, { index: 'byCustomer', partition: `case#${customerId}`, descending: true }))
  return list(call, ports, cases, { index: 'byStatus', partition: `case#${status ?? 'New'}`, descending: true })
}
