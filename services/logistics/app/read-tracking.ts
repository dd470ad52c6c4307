import { find, replyOf } from '#shared/kernel/change.ts'
import type { Handler } from '#shared/kernel/implementation.ts'
import { ok } from '#shared/kernel/result.ts'
import type { logistics } from '../contract.ts'
import { canonicalNumber } from '../domain/carrier-status.ts'
import { trackingId, trackings } from '../trackings.ts'

export const readTracking: Handler<typeof logistics, 'readTracking'> = async (call, ports) => {
  const found = await find(call, ports, trackings, trackingId(canonicalNumber(call.params.trackingNumber)))
  return found.ok ? ok(replyOf(found.value.state, found.value.version)) : found
}
