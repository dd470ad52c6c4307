import type { Cause } from '#shared/kernel/cause.ts'
import type { Ports } from '#shared/kernel/ports.ts'
import type { View } from '#shared/kernel/repository.ts'
import type { Case } from '../case-view.ts'
import type { EightD } from '../eight-d-view.ts'
import { eightDs } from '../eight-ds.ts'

/** The 8D reports of a case, each read by its id. */
export const reportsOf = async (call: { readonly cause: Cause }, ports: Ports, { reports }: Case): Promise<View<EightD>[]> => {
  const found = await Promise.all(reports.map((reportId) => eightDs.load(ports.store, reportId, call.cause.actor)))
  return found.flatMap((each) => (each ? [{ ...each.state, version: each.version }] : []))
}
