import { find, replyOf } from '#shared/kernel/change.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import { ok } from '#shared/kernel/result.ts'
import type { production } from '../contract.ts'
import { workCentres } from '../work-centres.ts'

export const readWorkCentre: Handler<typeof production, 'readWorkCentre'> = async (call, ports) => {
  const found = await find(call, ports, workCentres, call.params.workCentreId)
  return found.ok ? ok(replyOf(found.value.state, found.value.version)) : found
}
