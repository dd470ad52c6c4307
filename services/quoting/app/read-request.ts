import { find, replyOf } from '#shared/kernel/change.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import { ok } from '#shared/kernel/result.ts'
import type { quoting } from '../contract.ts'
import { rfqs } from '../rfqs.ts'

export const readRequest: Handler<typeof quoting, 'readRequest'> = async (call, ports) => {
  const found = await find(call, ports, rfqs, call.params.rfqId)
  return found.ok ? ok(replyOf(found.value.state, found.value.version)) : found
}
