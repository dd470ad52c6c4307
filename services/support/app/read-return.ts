import { find, replyOf } from '#shared/kernel/change.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import { ok } from '#shared/kernel/result.ts'
import type { support } from '../contract.ts'
import { rmas } from '../rmas.ts'

export const readReturn: Handler<typeof support, 'readReturn'> = async (call, ports) => {
  const found = await find(call, ports, rmas, call.params.rmaId)
  return found.ok ? ok(replyOf(found.value.state, found.value.version)) : found
}
