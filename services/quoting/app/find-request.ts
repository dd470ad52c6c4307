import type { Cause } from '#shared/kernel/cause.ts'
import { find, replyOf, type Replied } from '#shared/kernel/change.ts'
import type { Ports } from '#shared/kernel/ports.ts'
import type { View } from '#shared/kernel/repository.ts'
import { ok } from '#shared/kernel/result.ts'
import { standing } from '../domain/rfq.ts'
import type { Rfq } from '../rfq-view.ts'
import { rfqs } from '../rfqs.ts'

/** A request as it stands now. */
export const findRequest = async (call: { readonly cause: Cause }, ports: Ports, rfqId: string): Replied<View<Rfq>> => {
  const found = await find(call, ports, rfqs, rfqId)
  if (!found.ok) return found
  const { state, version } = found.value
  return ok(replyOf(standing(state, ports.clock.now()), version))
}
