import type { Handler } from '#shared/kernel/implementation.ts'
import { ok } from '#shared/kernel/result.ts'
import type { quoting } from '../contract.ts'
import { conflictsIn } from '../domain/conflicts.ts'
import { findRequest } from './find-request.ts'

export const readConflicts: Handler<typeof quoting, 'readConflicts'> = async (call, ports) => {
  const found = await findRequest(call, ports, call.params.rfqId)
  return found.ok ? ok({ body: { conflicts: conflictsIn(found.value.body) } }) : found
}
