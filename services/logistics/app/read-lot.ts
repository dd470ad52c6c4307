import { find, replyOf } from '#shared/kernel/change.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import { ok } from '#shared/kernel/result.ts'
import type { logistics } from '../contract.ts'
import { lots } from '../lots.ts'

export const readLot: Handler<typeof logistics, 'readLot'> = async (call, ports) => {
  const found = await find(call, ports, lots, call.params.lotId)
  return found.ok ? ok(replyOf(found.value.state, found.value.version)) : found
}
