import type { Handler } from '#shared/kernel/implementation.ts'
import { keeping, list } from '#shared/kernel/list.ts'
import type { View } from '#shared/kernel/repository.ts'
import type { logistics } from '../contract.ts'
import type { LotStock } from '../lot-view.ts'
import { lots } from '../lots.ts'

/** By order the page is filtered after reading. */
export const listLots: Handler<typeof logistics, 'listLots'> = async (call, ports) => {
  const { orderId, status } = call.query
  if (orderId === undefined) return list(call, ports, lots, { index: 'byStatus', partition: `lot#${status ?? 'Passed'}` })
  const shown = keeping<View<LotStock>>((each) => status === undefined || each.status === status)
  return shown(await list(call, ports, lots, { index: 'byOrder', partition: `lot#${orderId}` }))
}
