import type { Handler } from '#shared/kernel/implementation.ts'
import { ok } from '#shared/kernel/result.ts'
import type { contracts } from '../contract.ts'
import { standardTerms } from '../standard-terms.ts'
import { termsSeen } from './terms-seen.ts'

export const readStandardTerms: Handler<typeof contracts, 'readStandardTerms'> = async (call, ports) => {
  const { state, version } = await standardTerms.now(call, ports)
  return ok(await termsSeen(call, ports, state, version))
}
