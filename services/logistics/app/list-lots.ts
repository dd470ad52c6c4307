import type { Handler } from '#shared/kernel/implementation.ts'
import { list } from '#shared/kernel/list.ts'
import type { logistics } from '../contract.ts'
import { lots } from '../lots.ts'

export const listLots: Handler<typeof logistics, 'listLots'> = (call, ports) => {
  const { orderId, status } = call.query
  return list(call, ports, lots, orderId === undefined ? { index: 'byStatus', partition: `lot#${status ?? 'Passed'}` } : { index: 'byOrder', partition: `lot#${orderId}` })
}
