import type { Cause } from '#shared/kernel/cause.ts'
import { lookForAll } from '#shared/kernel/change.ts'
import type { Ports } from '#shared/kernel/ports.ts'
import type { Loaded } from '#shared/kernel/repository.ts'
import { ok, refuse, type Refusal, type Result } from '#shared/kernel/result.ts'
import type { Case } from '../case-view.ts'
import type { Lot } from '../lot-view.ts'
import { lots } from '../lots.ts'

/** Lots shown for a case that names none. */
const mostLots = 25

/** The lots a case is about: those it names, or the first that were shipped under its order. Refused where the caller is not cleared for one of them. */
export const lotsOf = async (call: { readonly cause: Cause }, ports: Ports, state: Case): Promise<Result<Loaded<Lot>[], Refusal>> => {
  if (state.lots.length > 0) return lookForAll(call, ports, lots, state.lots.map(({ lotId }) => lotId))
  const { items, withheld } = await lots.list(ports.store, { index: 'byOrder', partition: `lot#${state.orderId}`, limit: mostLots }, call.cause.actor)
  if (withheld > 0) return refuse('not-cleared')
  return ok(items.filter(({ counts }) => counts.shipped > 0).map(({ version, ...lot }) => ({ state: lot, version })))
}
