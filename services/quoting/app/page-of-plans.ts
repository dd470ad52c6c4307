import type { Cause } from '#shared/kernel/cause.ts'
import type { Replied } from '#shared/kernel/change.ts'
import { list, type Paged } from '#shared/kernel/list.ts'
import type { Ports } from '#shared/kernel/ports.ts'
import type { View } from '#shared/kernel/repository.ts'
import { ok } from '#shared/kernel/result.ts'
import { standing } from '../domain/plan.ts'
import { hiddenFrom, shownTo } from '../domain/plan-shown.ts'
import type { Plan } from '../plan-view.ts'
import { plans } from '../plans.ts'

type Reading = { readonly cause: Cause; readonly query: { readonly limit: number; readonly after?: string | undefined } }

/** Plans of one index partition, newest first, each as this reader may see it now; what they may not see is left out. */
export const pageOfPlans = async (call: Reading, ports: Ports, by: { readonly index: string; readonly partition: string; readonly begins?: string }): Replied<Paged<View<Plan>>> => {
  const { actor } = call.cause
  const found = await list(call, ports, plans, { ...by, descending: true })
  if (!found.ok) return found
  const shown = found.value.body.items
    .filter((plan) => !hiddenFrom(actor, plan))
    .map(({ version, ...plan }) => ({ ...shownTo(actor, standing(plan, ports.clock.now())), version }))
  return ok({ body: { ...found.value.body, items: shown } })
}
