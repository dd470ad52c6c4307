import type { Cause } from '#shared/kernel/cause.ts'
import type { View } from '#shared/kernel/repository.ts'
import type { EightD } from '../eight-d-view.ts'

/** A report for its reader: sister lots are other customers', so only the shop sees them. */
export const shownReport = ({ cause: { actor } }: { readonly cause: Cause }, report: View<EightD>): View<EightD> => {
  if (actor.customerId === undefined) return report
  const { sisters: _, ...shown } = report
  return shown
}
