import { replyOf } from '#shared/kernel/change.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import { ok } from '#shared/kernel/result.ts'
import type { contracts } from '../contract.ts'
import { standardTerms } from '../standard-terms.ts'

export const readStandardTerms: Handler<typeof contracts, 'readStandardTerms'> = async (call, ports) => {
  const { state, version } = await standardTerms.now(call, ports)
  return ok(replyOf(state, version))
}
