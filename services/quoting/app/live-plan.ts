import type { Cause } from '#shared/kernel/cause.ts'
import type { Ports } from '#shared/kernel/ports.ts'
import type { Loaded } from '#shared/kernel/repository.ts'
import type { Plan } from '../plan-view.ts'
import type { Rfq } from '../rfq-view.ts'
import { plans } from '../plans.ts'

/** The plan of a request that has been before its customer last; a consistent read by key. */
export const livePlan = async (call: { readonly cause: Cause }, ports: Ports, rfq: Rfq): Promise<Loaded<Plan> | undefined> =>
  rfq.status === 'Quoted' ? plans.load(ports.store, rfq.planId, call.cause.actor) : undefined
