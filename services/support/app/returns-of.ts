import type { Cause } from '#shared/kernel/cause.ts'
import type { Ports } from '#shared/kernel/ports.ts'
import type { View } from '#shared/kernel/repository.ts'
import type { Case } from '../case-view.ts'
import type { Rma } from '../rma-view.ts'
import { rmas } from '../rmas.ts'

/** The returns of a case, each read by its id. */
export const returnsOf = async (call: { readonly cause: Cause }, ports: Ports, { returns }: Case): Promise<View<Rma>[]> => {
  const found = await Promise.all(returns.map((rmaId) => rmas.load(ports.store, rmaId, call.cause.actor)))
  return found.flatMap((each) => (each ? [{ ...each.state, version: each.version }] : []))
}
