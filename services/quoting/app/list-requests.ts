import type { Handler } from '#shared/kernel/implementation.ts'
import { list } from '#shared/kernel/list.ts'
import { ok } from '#shared/kernel/result.ts'
import type { quoting } from '../contract.ts'
import { standing } from '../domain/rfq.ts'
import { rfqs } from '../rfqs.ts'

/** Newest first. Customers filter what is shown; the shop reads the index of recorded statuses, where a lapsed request shows as Expired. */
export const listRequests: Handler<typeof quoting, 'listRequests'> = async (call, ports) => {
  const { actor } = call.cause
  const { status } = call.query
  const by = actor.customerId === undefined
    ? { index: 'byStatus', partition: `rfq#${status ?? 'Submitted'}` }
    : { index: 'byCustomer', partition: `rfq#${actor.customerId}` }
  const found = await list(call, ports, rfqs, { ...by, descending: true })
  if (!found.ok) return found
  const shown = found.value.body.items
    .map(({ version, ...rfq }) => ({ ...standing(rfq, ports.clock.now()), version }))
    .filter((rfq) => actor.customerId === undefined || status === undefined || rfq.status === status)
  return ok({ body: { ...found.value.body, items: shown } })
}
