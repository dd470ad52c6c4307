import { find, replyOf } from '#shared/kernel/change.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import { ok } from '#shared/kernel/result.ts'
import type { contracts } from '../contract.ts'
import { contractsOf } from '../contracts.ts'

export const readContract: Handler<typeof contracts, 'readContract'> = async (call, ports) => {
  const found = await find(call, ports, contractsOf, call.params.contractId)
  return found.ok ? ok(replyOf(found.value.state, found.value.version)) : found
}
