import type { Handler } from '#shared/kernel/implementation.ts'
import { ok } from '#shared/kernel/result.ts'
import type { quoting } from '../contract.ts'
import { pageOfPlans } from './page-of-plans.ts'

/** The shop reads the index of recorded statuses, where a lapsed plan shows as Expired; customers filter what is shown. */
export const findPlans: Handler<typeof quoting, 'findPlans'> = async (call, ports) => {
  const { customerId } = call.cause.actor
  const { status } = call.query
  if (customerId === undefined) return pageOfPlans(call, ports, { index: 'byStatus', partition: `plan#${status ?? 'Submitted'}` })
  const found = await pageOfPlans(call, ports, { index: 'byCustomer', partition: `plan#${customerId}` })
  if (!found.ok) return found
  return ok({ body: { ...found.value.body, items: found.value.body.items.filter((plan) => status === undefined || plan.status === status) } })
}
