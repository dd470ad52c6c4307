import { find, replyOf } from '#shared/kernel/change.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import { ok } from '#shared/kernel/result.ts'
import type { production } from '../contract.ts'
import { toolings } from '../toolings.ts'

export const readTooling: Handler<typeof production, 'readTooling'> = async (call, ports) => {
  const found = await find(call, ports, toolings, call.params.toolingId)
  return found.ok ? ok(replyOf(found.value.state, found.value.version)) : found
}
