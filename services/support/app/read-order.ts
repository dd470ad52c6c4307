import { find, replyOf } from '#shared/kernel/change.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import { ok } from '#shared/kernel/result.ts'
import type { support } from '../contract.ts'
import { orders } from '../orders.ts'

export const readOrder: Handler<typeof support, 'readOrder'> = async (call, ports) => {
  const found = await find(call, ports, orders, call.params.orderId)
  return found.ok ? ok(replyOf(found.value.state, found.value.version)) : found
}
