import type { Cause } from '#shared/kernel/cause.ts'
import { find, replyOf, type Replied } from '#shared/kernel/change.ts'
import type { Ports } from '#shared/kernel/ports.ts'
import type { View } from '#shared/kernel/repository.ts'
import { ok, refuse } from '#shared/kernel/result.ts'
import { clearedRoles, mayHandle } from '../domain/access.ts'
import { standing } from '../domain/rfq.ts'
import type { Rfq } from '../rfq-view.ts'
import { rfqs } from '../rfqs.ts'

/** A request as it stands now, for a reader cleared for its export class. */
export const findRequest = async (call: { readonly cause: Cause }, ports: Ports, rfqId: string): Replied<View<Rfq>> => {
  const found = await find(call, ports, rfqs, rfqId)
  if (!found.ok) return found
  const { state, version } = found.value
  if (!mayHandle(call.cause.actor, state.exportClass)) return refuse('forbidden', { roles: clearedRoles })
  return ok(replyOf(standing(state, ports.clock.now()), version))
}
