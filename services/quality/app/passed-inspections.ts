import type { Cause } from '#shared/kernel/cause.ts'
import { lookForAll } from '#shared/kernel/change.ts'
import type { Ports } from '#shared/kernel/ports.ts'
import { ok, type Refusal, type Result } from '#shared/kernel/result.ts'
import { inspections } from '../inspections.ts'
import type { Inspection } from '../inspection-view.ts'
import type { Lot } from '../lot-view.ts'

type Passed = Extract<Inspection, { status: 'Passed' }>

/** The inspections a lot rests on, in the order of its stages. */
export const passedInspections = async (by: { readonly cause: Cause }, ports: Ports, lot: Lot): Promise<Result<Passed[], Refusal>> => {
  const wanted = lot.requiredStages.flatMap((stage) => lot.passed.filter((each) => each.stage === stage))
  const found = await lookForAll(by, ports, inspections, wanted.map(({ inspectionId }) => inspectionId))
  return found.ok ? ok(found.value.flatMap(({ state }) => (state.status === 'Passed' ? [state] : []))) : found
}
