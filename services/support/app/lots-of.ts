import type { Cause } from '#shared/kernel/cause.ts'
import type { Ports } from '#shared/kernel/ports.ts'
import type { Loaded } from '#shared/kernel/repository.ts'
import type { Case } from '../case-view.ts'
import type { Lot } from '../lot-view.ts'
import { lots } from '../lots.ts'

/** Lots shown for a case that names none. */
const mostLots = 25

/** The lots a case is about: those it names, or the first that were shipped under its order. */
export const lotsOf = async (call: { readonly cause: Cause }, ports: Ports, state: Case): Promise<Loaded<Lot>[]> => {
  if (state.lots.length > 0) {
    const found = await Promise.all(state.lots.map(({ lotId }) => lots.load(ports.store, lotId, call.cause.actor)))
    return found.flatMap((each) => (each ? [each] : []))
  }
  const { items } = await lots.list(ports.store, { index: 'byOrder', partition: `lot#${state.orderId}`, limit: mostLots }, call.cause.actor)
  return items.filter(({ counts }) => counts.shipped > 0).map(({ version, ...lot }) => ({ state: lot, version }))
}
